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

/** What somebody wonders about a plan, as it is typed. */
interface Wonder {
  readonly without: string;
  readonly more: string;
  readonly diesel: string;
  readonly petrol: string;
}

const NOTHING: Wonder = { without: '', more: '', diesel: '', petrol: '' };

/** What if a lorry broke down, one more came, or there were less fuel? Thought through; nothing is written. */
export function PlanWhatIf({ cycleId, plan }: WhatIfProps): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [wonder, setWonder] = useState(NOTHING);
  const isNothing = [wonder.without, wonder.more, wonder.diesel, wonder.petrol].every(
    (it) => it.trim() === '',
  );
  const ask = (): void => {
    const id = newId();
    const body = { id, ...changesOf(wonder) };
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
      <WonderFields {...{ plan, wonder }} onWonder={setWonder} />
      <Button
        icon="question"
        busy={sending.busy}
        disabled={isNothing || isFaulty(wonder.diesel) || isFaulty(wonder.petrol)}
        onPress={ask}
      >
        {words('review.ask')}
      </Button>
    </section>
  );
}

interface FieldsProps {
  readonly plan: Plan;
  readonly wonder: Wonder;
  readonly onWonder: (wonder: Wonder) => void;
}

function WonderFields({ plan, wonder, onWonder }: FieldsProps): JSX.Element {
  const crew = useCrew();
  const options = plan.vehicleIds.map((id) => {
    const vehicle = crew.vehicles.get(id);
    return { value: id, name: vehicle ? `${vehicle.name} ${vehicle.plate}` : common('say.none') };
  });
  const set =
    (field: keyof Wonder) =>
    (value: string): void => {
      onWonder({ ...wonder, [field]: value });
    };
  return (
    <div class="cols">
      {(['without', 'more'] as const).map((field) => (
        <SelectField
          key={field}
          label={words(`whatIf.${field}`)}
          value={wonder[field]}
          onValue={set(field)}
          options={options}
          empty={words('review.nothing')}
        />
      ))}
      {(['diesel', 'petrol'] as const).map((field) => (
        <TextField
          key={field}
          label={words(`whatIf.${field}`)}
          unit="l"
          isNumber
          value={wonder[field]}
          onValue={set(field)}
          fault={isFaulty(wonder[field]) ? common('field.number') : undefined}
        />
      ))}
    </div>
  );
}

function isFaulty(typed: string): boolean {
  return typed.trim() !== '' && typedNumber(typed) === null;
}

function changesOf({ without, more, diesel, petrol }: Wonder): object {
  const millilitres = (typed: string): number => Math.round((typedNumber(typed) ?? 0) * 1000);
  return {
    ...(without !== '' && { withoutVehicleIds: [without] }),
    ...(more !== '' && { moreLikeVehicleIds: [more] }),
    ...(diesel.trim() !== '' && { dieselMl: millilitres(diesel) }),
    ...(petrol.trim() !== '' && { petrolMl: millilitres(petrol) }),
  };
}
