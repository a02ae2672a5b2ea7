import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { numberText } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { LongField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { typedThousandths } from './typed';
import { words } from './words';

interface FixProps {
  /** Null: the pair is chosen here. */
  readonly factor: Shape<'RoadFactorResponse'> | null;
  readonly states: readonly Shape<'StateResponse'>[];
  readonly onClose: () => void;
}

const PERMILLE = { min: 1000, max: 5000 };

/** The liaison says how much longer the roads between two states are, and why. */
export function FixRoadSheet({ factor, states, onClose }: FixProps): JSX.Element {
  const [id] = useState(() => newId());
  const [stateA, setA] = useState(factor?.stateA ?? '');
  const [stateB, setB] = useState(factor?.stateB ?? '');
  const [typed, setTyped] = useState(
    factor ? String(factor.permille / 1000).replace('.', ',') : '',
  );
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const permille = typedThousandths(typed);
  const isInRange = permille !== null && permille >= PERMILLE.min && permille <= PERMILLE.max;
  const missing = (value: string, field: string): string | undefined =>
    isTold && value.trim() === '' ? common('field.required') : sending.faultOf(field);
  const save = (): void => {
    setTold(true);
    if (!isInRange || stateA === '' || stateB === '' || reason.trim() === '') return;
    void sending.send(
      {
        ...{ method: 'PUT', path: `/v1/road-factor-changes/${id}`, title: words('road.fix') },
        body: { stateA, stateB, permille, reason: reason.trim() },
        screen: '/caminos',
      },
      onClose,
    );
  };
  const options = states.map((it) => ({ value: it.code, name: it.name }));
  return (
    <Sheet title={words('road.fix')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="cols">
          <SelectField
            label={words('road.stateA')}
            value={stateA}
            onValue={setA}
            options={options}
            empty={words('say.choose')}
            fault={missing(stateA, 'stateA')}
          />
          <SelectField
            label={words('road.stateB')}
            value={stateB}
            onValue={setB}
            options={options}
            empty={words('say.choose')}
            fault={missing(stateB, 'stateB')}
          />
        </div>
        <TextField
          label={words('road.factor')}
          hint={
            isInRange
              ? words('road.means', { km: numberText(permille / 10, 0) })
              : words('road.factorHint')
          }
          isNumber
          value={typed}
          onValue={setTyped}
          fault={isTold && !isInRange ? words('road.range') : sending.faultOf('permille')}
        />
        <LongField
          label={words('fuel.reason')}
          value={reason}
          onValue={setReason}
          fault={missing(reason, 'reason')}
        />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
