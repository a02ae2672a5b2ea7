import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { numberText } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { LongField, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
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

/** A factor as it is typed. */
interface RoadDraft {
  readonly stateA: string;
  readonly stateB: string;
  readonly typed: string;
  readonly reason: string;
}

/** The typed factor in thousandths; null when it is none, or out of any reason. */
function permilleIn({ typed }: RoadDraft): number | null {
  const permille = typedThousandths(typed);
  const isInRange = permille !== null && permille >= PERMILLE.min && permille <= PERMILLE.max;
  return isInRange ? permille : null;
}

/** The liaison says how much longer the roads between two states are, and why. */
export function FixRoadSheet({ factor, states, onClose }: FixProps): JSX.Element {
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState<RoadDraft>({
    ...{ stateA: factor?.stateA ?? '', stateB: factor?.stateB ?? '', reason: '' },
    typed: factor ? String(factor.permille / 1000).replace('.', ',') : '',
  });
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const save = (): void => {
    setTold(true);
    const { stateA, stateB, reason } = draft;
    const permille = permilleIn(draft);
    if (permille === null || [stateA, stateB, reason].some((it) => it.trim() === '')) return;
    void sending.send(
      {
        ...{ method: 'PUT', path: `/v1/road-factor-changes/${id}`, title: words('road.fix') },
        body: { stateA, stateB, permille, reason: reason.trim() },
        screen: '/caminos',
      },
      onClose,
    );
  };
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
        <RoadFields {...{ states, draft, sending, isTold }} onDraft={setDraft} />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface FieldsProps {
  readonly states: FixProps['states'];
  readonly draft: RoadDraft;
  readonly sending: Sending;
  readonly isTold: boolean;
  readonly onDraft: (draft: RoadDraft) => void;
}

function RoadFields({ states, draft, sending, isTold, onDraft }: FieldsProps): JSX.Element {
  const permille = permilleIn(draft);
  const options = states.map((it) => ({ value: it.code, name: it.name }));
  const faultOf = (field: 'stateA' | 'stateB' | 'reason'): string | undefined =>
    isTold && draft[field].trim() === '' ? common('field.required') : sending.faultOf(field);
  const set =
    (field: keyof RoadDraft) =>
    (value: string): void => {
      onDraft({ ...draft, [field]: value });
    };
  return (
    <>
      <div class="cols">
        {(['stateA', 'stateB'] as const).map((field) => (
          <SelectField
            key={field}
            label={words(`road.${field}`)}
            value={draft[field]}
            onValue={set(field)}
            options={options}
            empty={words('say.choose')}
            fault={faultOf(field)}
          />
        ))}
      </div>
      <TextField
        label={words('road.factor')}
        hint={
          permille === null
            ? words('road.factorHint')
            : words('road.means', { km: numberText(permille / 10, 0) })
        }
        isNumber
        value={draft.typed}
        onValue={set('typed')}
        fault={isTold && permille === null ? words('road.range') : sending.faultOf('permille')}
      />
      <LongField
        label={words('fuel.reason')}
        value={draft.reason}
        onValue={set('reason')}
        fault={faultOf('reason')}
      />
    </>
  );
}
