import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Shape } from '../../api/types';
import { dayText, today } from '../../language/figures';
import { useUnfinished } from '../../shell/forms-open';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { askedLine, hasFaults, type TypedLine, typedLine, wantedOf } from './asked-lines';
import { PointField } from './delivery-fields';
import { LinesEditor } from './lines-editor';
import { usePoints, useProducts } from './who';
import { words } from './words';

type StandingOrder = Shape<'StandingOrderResponse'>;

/** From when to when it counts, in words. */
export function spanText({ fromOn, toOn }: Pick<StandingOrder, 'fromOn' | 'toOn'>): string {
  return toOn === null
    ? words('standing.since', { day: dayText(fromOn) })
    : words('window', { from: dayText(fromOn), to: dayText(toOn) });
}

export interface StandingDraft {
  readonly lines: readonly TypedLine[];
  readonly pointId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export type StandingFacts = Required<Omit<Shape<'BeginStandingOrderRequest'>, 'communeId'>>;

interface FormProps {
  readonly communeId: string;
  readonly first: StandingDraft;
  readonly sending: Sending;
  readonly onSave: (facts: StandingFacts) => void;
}

/** What is asked again and again, where to, and from when to when. */
export function StandingForm({ communeId, first, sending, onSave }: FormProps): JSX.Element {
  const [draft, setDraft] = useState(first);
  const [isTold, setTold] = useState(false);
  const products = useProducts();
  const onlyPoint = usePoints(communeId)[0]?.id ?? '';
  const pointId = draft.pointId === '' ? onlyPoint : draft.pointId;
  useUnfinished(draft !== first);
  const asked = draft.lines.filter((it) => wantedOf(it) > 0 || hasFaults(it));
  const fault = faultOfDraft({ ...draft, pointId, lines: asked });
  const save = (): void => {
    setTold(true);
    if (fault !== null) return;
    const { fromOn, toOn } = draft;
    onSave({
      ...{ distributionPointId: pointId, lines: asked.map(askedLine), fromOn },
      toOn: toOn === '' ? null : toOn,
    });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <LinesEditor
        products={products}
        lines={draft.lines}
        onLines={(lines) => setDraft({ ...draft, lines })}
        lineFor={(productId) => typedLine(productId)}
      />
      <PointField
        communeId={communeId}
        value={pointId}
        fault={sending.faultOf('distributionPointId')}
        onValue={(value) => setDraft({ ...draft, pointId: value })}
      />
      <Span {...{ draft, sending }} onDraft={setDraft} />
      {isTold && fault !== null && <Note tone="bad" title={words(`fault.${fault}`)} />}
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" icon="check" busy={sending.busy}>
        {common('do.save')}
      </Button>
    </form>
  );
}

function Span({
  draft,
  sending,
  onDraft,
}: {
  draft: StandingDraft;
  sending: Sending;
  onDraft: (draft: StandingDraft) => void;
}): JSX.Element {
  return (
    <div class="cols">
      <TextField
        type="date"
        label={words('standing.from')}
        hint={words('standing.fromHint')}
        value={draft.fromOn}
        fault={sending.faultOf('fromOn')}
        onValue={(fromOn) => onDraft({ ...draft, fromOn })}
      />
      <TextField
        type="date"
        optional
        label={words('standing.to')}
        hint={words('standing.toHint')}
        min={draft.fromOn}
        value={draft.toOn}
        fault={sending.faultOf('toOn')}
        onValue={(toOn) => onDraft({ ...draft, toOn })}
      />
    </div>
  );
}

function faultOfDraft(draft: StandingDraft): 'lines' | 'nothing' | 'point' | 'window' | null {
  if (draft.lines.some(hasFaults)) return 'lines';
  if (draft.lines.length === 0) return 'nothing';
  if (draft.pointId === '') return 'point';
  const isReversed = draft.toOn !== '' && draft.toOn < draft.fromOn;
  return draft.fromOn === '' || isReversed ? 'window' : null;
}

/** A form for a standing order that begins today. */
export function newStanding(productIds: readonly string[]): StandingDraft {
  return {
    ...{ lines: productIds.map((id) => typedLine(id)), pointId: '', toOn: '' },
    fromOn: today(),
  };
}
