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
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Badge, ProblemNote, TwoClocks } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { Unsent } from '../../ui/unsent';
import { CauseField } from './receive-form';
import { speaksFor } from '../../session/commune';
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
  const [typed, setTyped] = useState<TypedLoss>({
    allocationId: corrected?.allocationId ?? '',
    kilos: corrected ? gramsTyped(corrected.grams) : '',
    cause: corrected?.cause ?? 'spoilage',
    reason: '',
  });
  const [isTold, setTold] = useState(false);
  const save = (): void => {
    setTold(true);
    const facts = factsOf(typed, corrected);
    const id = newId();
    if (!facts) return;
    void sending.send(lossOf(id, facts), () => {
      onClose();
      if (corrected === null) offerUndo(id, facts);
    });
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
        {corrected && <p>{`${corrected.productName} · ${corrected.lotCode}`}</p>}
        <LossFields {...{ typed, isTold, received, corrected, sending }} onTyped={setTyped} />
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface TypedLoss {
  readonly allocationId: string;
  readonly kilos: string;
  readonly cause: string;
  readonly reason: string;
}

interface FieldsProps extends Omit<SheetProps, 'onClose'> {
  readonly typed: TypedLoss;
  readonly isTold: boolean;
  readonly sending: Sending;
  readonly onTyped: (typed: TypedLoss) => void;
}

function LossFields(props: FieldsProps): JSX.Element {
  const { typed, isTold, received, corrected, sending, onTyped } = props;
  const missing = (text: string): string | undefined =>
    isTold && text.trim() === '' ? common('field.required') : undefined;
  return (
    <>
      {!corrected && (
        <SelectField
          label={words('loss.of')}
          empty={words('lines.choose')}
          value={typed.allocationId}
          onValue={(allocationId) => onTyped({ ...typed, allocationId })}
          fault={missing(typed.allocationId)}
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
        value={typed.kilos}
        onValue={(kilos) => onTyped({ ...typed, kilos })}
        fault={
          isTold && gramsOf(typed, corrected) === null
            ? common('field.kilos')
            : sending.faultOf('grams')
        }
      />
      <CauseField value={typed.cause} onValue={(cause) => onTyped({ ...typed, cause })} />
      <LongField
        rows={2}
        label={common('field.reason')}
        value={typed.reason}
        onValue={(reason) => onTyped({ ...typed, reason })}
        fault={missing(typed.reason)}
      />
    </>
  );
}

/** Whole grams; only a correction may say that nothing was lost. */
function gramsOf({ kilos }: TypedLoss, corrected: Loss | null): number | null {
  const grams = typedGrams(kilos);
  return grams === 0 && corrected === null ? null : grams;
}

function factsOf(typed: TypedLoss, corrected: Loss | null): Omit<Asked, 'eventTime'> | null {
  const { allocationId, cause } = typed;
  const grams = gramsOf(typed, corrected);
  const reason = typed.reason.trim();
  if (grams === null || allocationId === '' || reason === '') return null;
  return {
    ...{ allocationId, grams, reason, cause: cause as Asked['cause'] },
    ...(corrected && { correctsId: corrected.id }),
  };
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
