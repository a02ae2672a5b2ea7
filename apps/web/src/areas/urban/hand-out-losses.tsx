import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import { write, type Write } from '../../store/outbox';
import { Button, DownloadButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { LongField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Badge, ProblemNote, TwoClocks } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { Unsent } from './parts';
import { CauseField } from './receive-form';
import { speaksFor } from './who';
import { words } from './words';

type Reception = Shape<'ReceptionResponse'>;
type Loss = Shape<'HandOutLossResponse'>;
type Asked = Shape<'HandOutLossRequest'>;

interface LossesProps {
  readonly communeId: string;
  readonly cycleId: string;
  readonly received: readonly Reception[];
  readonly losses: readonly Loss[];
}

/** What was lost between the commune's scale and the families, and a way to write it down. */
export function HandOutLosses({ communeId, cycleId, received, losses }: LossesProps): JSX.Element {
  const [open, setOpen] = useState<Loss | 'new' | null>(null);
  const mayRecord =
    speaksFor(communeId, 'food_spokesperson') || speaksFor(communeId, 'centre_receiver');
  return (
    <section class="stack tight no-print">
      <div class="flow spread">
        <h2>{words('loss.title')}</h2>
        <DownloadButton
          href={addressOf('/v1/hand-out-losses/export.csv', { communeId, cycleId })}
        />
      </div>
      <p class="soft small">{words('loss.lead')}</p>
      <Unsent path="/v1/hand-out-losses/" />
      {losses.length === 0 && <p>{words('loss.none')}</p>}
      {losses.length > 0 && (
        <Rows label={words('loss.title')}>
          {losses.map((it) => (
            <Row
              key={it.id}
              title={`${it.productName} · ${kilosText(it.grams)}`}
              lead={
                <>
                  {words(`cause.${it.cause}`)}: {it.reason} ·{' '}
                  <TwoClocks event={it.eventTime} record={it.recordTime} />
                </>
              }
              end={!it.isInForce && <Badge icon="edit">{words('receptions.corrected')}</Badge>}
              {...(mayRecord && it.isInForce && { onPress: () => setOpen(it) })}
            />
          ))}
        </Rows>
      )}
      {mayRecord && (
        <Button icon="minus" onPress={() => setOpen('new')}>
          {words('loss.new')}
        </Button>
      )}
      {open !== null && (
        <LossSheet
          received={received.filter((it) => it.isInForce)}
          corrected={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface SheetProps {
  readonly received: readonly Reception[];
  readonly corrected: Loss | null;
  readonly onClose: () => void;
}

function LossSheet({ received, corrected, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const [allocationId, setAllocation] = useState(corrected?.allocationId ?? '');
  const [kilos, setKilos] = useState(corrected ? gramsTyped(corrected.grams) : '');
  const [cause, setCause] = useState<string>(corrected?.cause ?? 'spoilage');
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const grams = typedGrams(kilos);
  const isTooLittle = grams === null || (grams === 0 && corrected === null);
  const missing = (text: string): string | undefined =>
    isTold && text.trim() === '' ? common('field.required') : undefined;
  const save = (): void => {
    setTold(true);
    if (isTooLittle || allocationId === '' || reason.trim() === '') return;
    const facts = { allocationId, grams, cause: cause as Asked['cause'], reason: reason.trim() };
    const id = newId();
    void sending.send(
      lossOf(id, { ...facts, ...(corrected && { correctsId: corrected.id }) }),
      () => {
        onClose();
        if (corrected === null) offerUndo(id, facts);
      },
    );
  };
  return (
    <Sheet title={words(corrected ? 'loss.correct' : 'loss.new')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {corrected ? (
          <p>{`${corrected.productName} · ${corrected.lotCode}`}</p>
        ) : (
          <SelectField
            label={words('loss.of')}
            empty={words('lines.choose')}
            value={allocationId}
            onValue={setAllocation}
            fault={missing(allocationId)}
            options={received.map((it) => ({
              value: it.allocationId,
              name: `${it.productName} · ${kilosText(it.receivedGrams)} · ${it.supplierCommuneName}`,
            }))}
          />
        )}
        <TextField
          isNumber
          unit={common('unit.kg')}
          label={words('loss.kilos')}
          value={kilos}
          onValue={setKilos}
          fault={isTold && isTooLittle ? common('field.kilos') : sending.faultOf('grams')}
        />
        <CauseField value={cause} onValue={setCause} />
        <LongField
          rows={2}
          label={common('field.reason')}
          value={reason}
          onValue={setReason}
          fault={missing(reason)}
        />
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

function lossOf(id: string, facts: Omit<Asked, 'eventTime'>): Write {
  const body: Asked = { ...facts, eventTime: new Date().toISOString() };
  return {
    ...{ method: 'PUT', path: `/v1/hand-out-losses/${id}`, body },
    title: words('loss.sendTitle', { kg: kilosText(facts.grams) }),
    ...{ group: facts.allocationId, screen: '/entrega' },
  };
}

/** Nothing that was written down is wiped out: a correction says that nothing was lost. */
function offerUndo(lossId: string, facts: Omit<Asked, 'eventTime'>): void {
  const nothing = { ...facts, correctsId: lossId, grams: 0, reason: words('loss.undone') };
  say(words('loss.recorded'), () => void write(lossOf(newId(), nothing)));
}
