import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { newId } from '#core/kernel';
import { call } from '../../api/call';
import { typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { useCrew } from './crew';
import type { Plan } from './shapes';
import { words } from './words';

interface WhatIfProps {
  readonly cycleId: string;
  readonly plan: Plan;
}

/** What if a lorry broke down, one more came, or there were less fuel? Thought through; nothing is written. */
export function PlanWhatIf({ cycleId, plan }: WhatIfProps): JSX.Element {
  const { route } = useLocation();
  const crew = useCrew();
  const sending = useSending();
  const [without, setWithout] = useState('');
  const [more, setMore] = useState('');
  const [diesel, setDiesel] = useState('');
  const [petrol, setPetrol] = useState('');
  const millilitres = [diesel, petrol].map((typed) => {
    const litres = typedNumber(typed);
    return litres === null ? null : Math.round(litres * 1000);
  });
  const [dieselMl, petrolMl] = millilitres;
  const isFaulty = (typed: string): boolean => typed.trim() !== '' && typedNumber(typed) === null;
  const isNothing = [without, more, diesel, petrol].every((it) => it.trim() === '');
  const options = plan.vehicleIds.map((id) => {
    const vehicle = crew.vehicles.get(id);
    return { value: id, name: vehicle ? `${vehicle.name} ${vehicle.plate}` : common('say.none') };
  });
  const ask = (): void => {
    const id = newId();
    const body = {
      id,
      ...(without !== '' && { withoutVehicleIds: [without] }),
      ...(more !== '' && { moreLikeVehicleIds: [more] }),
      ...(dieselMl != null && { dieselMl }),
      ...(petrolMl != null && { petrolMl }),
    };
    void sending.ask(
      () => call<Plan>({ method: 'POST', path: `/v1/run-plans/${plan.id}/what-if`, body }),
      () => {
        route(`/despacho/${cycleId}/plan/${id}`);
      },
    );
  };
  return (
    <section class="stack">
      <h2>{words('review.whatIf')}</h2>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="cols">
        <SelectField
          label={words('whatIf.without')}
          value={without}
          onValue={setWithout}
          options={options}
          empty={words('review.nothing')}
        />
        <SelectField
          label={words('whatIf.more')}
          value={more}
          onValue={setMore}
          options={options}
          empty={words('review.nothing')}
        />
        <TextField
          label={words('whatIf.diesel')}
          unit="l"
          isNumber
          value={diesel}
          onValue={setDiesel}
          fault={isFaulty(diesel) ? common('field.number') : sending.faultOf('dieselMl')}
        />
        <TextField
          label={words('whatIf.petrol')}
          unit="l"
          isNumber
          value={petrol}
          onValue={setPetrol}
          fault={isFaulty(petrol) ? common('field.number') : sending.faultOf('petrolMl')}
        />
      </div>
      <Button
        icon="question"
        busy={sending.busy}
        disabled={isNothing || isFaulty(diesel) || isFaulty(petrol)}
        onPress={ask}
      >
        {words('review.ask')}
      </Button>
    </section>
  );
}
