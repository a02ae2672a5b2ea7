import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { typedGrams } from '../../language/typed-kilos';
import { type Write, write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { ChoiceField, LongField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import type { IconName } from '../../ui/icon';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { speaksFor } from '../../session/commune';
import type { Lot } from './catalogue';
import {
  CAUSES,
  type Deed,
  deedBody,
  deedsFor,
  kilosFault,
  mostGrams,
  STAGES,
  type TypedDeed,
} from './deed';
import { words } from './words';

const ICONS: Readonly<Record<Deed, IconName>> = {
  ...{ correct: 'edit', withdraw: 'minus', relist: 'undo', lose: 'warn' },
};

/** What the reader may do upon a lot. */
export function Deeds({ lot }: { lot: Lot }): JSX.Element | null {
  const [deed, setDeed] = useState<Deed | null>(null);
  const deeds = deedsFor(lot, {
    isProducer: speaksFor(lot.communeId, 'producer_spokesperson'),
    isReceiver: speaksFor(lot.communeId, 'centre_receiver'),
  });
  if (deeds.length === 0) return null;
  return (
    <div class="flow no-print">
      {deeds.map((it) => (
        <Button
          key={it}
          icon={ICONS[it]}
          kind={it === 'lose' ? 'bad' : 'plain'}
          onPress={() => setDeed(it)}
        >
          {words(`deed.${it}`)}
        </Button>
      ))}
      {deed && <DeedSheet {...{ lot, deed }} onClose={() => setDeed(null)} />}
    </div>
  );
}

interface SheetProps {
  readonly lot: Lot;
  readonly deed: Deed;
  readonly onClose: () => void;
}

function DeedSheet({ lot, deed, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const [typed, setTyped] = useState<TypedDeed>({
    ...{ deed, direction: 'fewer', kilos: '', reason: '' },
    stage: lot.state === 'announced' ? 'field' : 'collection',
    cause: 'spoilage',
  });
  const [isTold, setTold] = useState(false);
  const fault = kilosFault(typed, lot);
  const isMissing = typed.reason.trim() === '';
  const send = (): void => {
    setTold(true);
    if (fault !== undefined || isMissing) return;
    void sending.send(deedWrite(lot, typed), () => {
      onClose();
      offerUndo(lot, typed);
    });
  };
  return (
    <Sheet title={words(`deed.${deed}`)} onClose={onClose}>
      <p>{words(`deed.${deed}Help`)}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {deed === 'correct' && <DirectionField typed={typed} onTyped={setTyped} />}
        {lot.state !== 'announced' && (
          <TextField
            isNumber
            optional={deed !== 'correct'}
            label={words('lot.kilos')}
            unit={common('unit.kg')}
            hint={hintOf(lot, typed)}
            value={typed.kilos}
            fault={isTold && fault ? faultText(fault, lot, typed) : sending.faultOf('grams')}
            onValue={(kilos) => setTyped({ ...typed, kilos })}
          />
        )}
        {deed === 'lose' && <LossFields typed={typed} onTyped={setTyped} />}
        <LongField
          label={common('field.reason')}
          hint={words('deed.reasonHint')}
          rows={2}
          value={typed.reason}
          fault={isTold && isMissing ? common('field.required') : undefined}
          onValue={(reason) => setTyped({ ...typed, reason })}
        />
        <Button kind={deed === 'lose' ? 'bad' : 'main'} busy={sending.busy}>
          {words(`deed.${deed}`)}
        </Button>
      </form>
    </Sheet>
  );
}

interface TypedProps {
  readonly typed: TypedDeed;
  readonly onTyped: (typed: TypedDeed) => void;
}

function DirectionField({ typed, onTyped }: TypedProps): JSX.Element {
  return (
    <ChoiceField
      label={words('deed.direction')}
      value={typed.direction}
      onValue={(direction) => onTyped({ ...typed, direction: direction as TypedDeed['direction'] })}
      options={(['fewer', 'more'] as const).map((value) => ({
        value,
        name: words(`deed.${value}`),
      }))}
    />
  );
}

function LossFields({ typed, onTyped }: TypedProps): JSX.Element {
  return (
    <div class="cols">
      <SelectField
        label={words('deed.stage')}
        value={typed.stage}
        onValue={(stage) => onTyped({ ...typed, stage })}
        options={STAGES.map((value) => ({ value, name: words(`stageOfLoss.${value}`) }))}
      />
      <SelectField
        label={words('deed.cause')}
        value={typed.cause}
        onValue={(cause) => onTyped({ ...typed, cause })}
        options={CAUSES.map((value) => ({ value, name: words(`cause.${value}`) }))}
      />
    </div>
  );
}

function hintOf(lot: Lot, { deed }: TypedDeed): string | undefined {
  const most = mostGrams(deed, lot);
  return most === null ? undefined : words('deed.all', { kg: kilosText(most) });
}

function faultText(fault: string, lot: Lot, { deed }: TypedDeed): string {
  if (fault !== 'tooMany') return common(`field.${fault as 'required' | 'kilos' | 'positive'}`);
  return words('deed.tooMany', { kg: kilosText(mostGrams(deed, lot) ?? lot.availableGrams) });
}

function deedWrite(lot: Lot, typed: TypedDeed): Write {
  const path = `/v1/lots/${lot.id}`;
  return {
    ...{
      method: 'POST',
      path: `${path}/${typed.deed}`,
      group: path,
      screen: `/cosechas/${lot.id}`,
    },
    title: words('deed.sentTitle', { deed: words(`deed.${typed.deed}`), code: lot.code }),
    body: deedBody(typed, { id: newId(), eventTime: new Date().toISOString() }),
  };
}

/** Takes a deed back by its opposite; what is lost stays lost. */
function offerUndo(lot: Lot, typed: TypedDeed): void {
  const opposite = oppositeOf(lot, typed);
  if (!opposite) return;
  say(words('deed.done', { deed: words(`deed.${typed.deed}`) }), () => {
    void write(deedWrite(lot, { ...opposite, reason: words('deed.undoReason') }));
  });
}

function oppositeOf(lot: Lot, typed: TypedDeed): TypedDeed | null {
  const { deed, kilos } = typed;
  if (deed === 'lose') return null;
  if (deed === 'correct')
    return { ...typed, direction: typed.direction === 'more' ? 'fewer' : 'more' };
  const grams = typedGrams(kilos) ?? mostGrams(deed, lot) ?? 0;
  const back =
    lot.state === 'announced' || grams === 0 ? '' : String(grams / 1000).replace('.', ',');
  return { ...typed, deed: deed === 'withdraw' ? 'relist' : 'withdraw', kilos: back };
}
