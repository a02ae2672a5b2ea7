import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, litresText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { More, Table } from '../../ui/data';
import { LongField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, Empty, ProblemNote, TwoClocks } from '../../ui/states';
import { common } from '../../ui/words';
import { LitresLeft } from './fuel';
import { isCoordinatorOf } from './own-commune';
import { QuotaSheet } from './quota-sheet';
import { typedSigned } from './typed';
import { words } from './words';

export { words };

type Quota = Shape<'FuelQuotaResponse'>;

/** One quota: what was taken out of it, run by run, and corrections with their reason. */
export function Screen({ id }: { id: string }): JSX.Element {
  const quota = useAnswer(addressOf('/v1/fuel-quotas/{id}', { id }));
  const { body } = quota;
  const [open, setOpen] = useState<'edit' | 'correct' | null>(null);
  const mayEdit = body !== undefined && isCoordinatorOf(body.communeId);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <Frame
      title={body ? words(`fuel.${body.fuel}`) : words('fuel.title')}
      lead={
        body &&
        `${words('say.fromTo', {
          from: dayText(body.validFrom, 'long'),
          to: dayText(body.validTo, 'long'),
        })} · ${body.source}`
      }
      back="/combustible"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={`/v1/fuel-quotas/${id}/entries/export.csv`} />
        </>
      }
    >
      <Answered of={quota}>{(it) => <LitresLeft quota={it} />}</Answered>
      <Entries id={id} />
      {mayEdit && (
        <div class="flow">
          <Button
            kind="main"
            icon="fuel"
            onPress={() => {
              setOpen('correct');
            }}
          >
            {words('fuel.correct')}
          </Button>
          <Button
            icon="edit"
            onPress={() => {
              setOpen('edit');
            }}
          >
            {words('fuel.edit')}
          </Button>
        </div>
      )}
      {open === 'edit' && body && (
        <QuotaSheet communeId={body.communeId} quota={body} onClose={close} />
      )}
      {open === 'correct' && body && <CorrectSheet quota={body} onClose={close} />}
    </Frame>
  );
}

function Entries({ id }: { id: string }): JSX.Element {
  const entries = useList(addressOf('/v1/fuel-quotas/{id}/entries', { id }));
  return (
    <section class="stack tight">
      <h2>{words('fuel.entries')}</h2>
      <Answered of={entries}>
        {() =>
          entries.items.length === 0 ? (
            <Empty icon="fuel" title={words('fuel.noEntries')} />
          ) : (
            <Table
              caption={words('fuel.entries')}
              items={entries.items}
              keyOf={(it) => it.id}
              columns={[
                {
                  name: words('fuel.when'),
                  cell: (it) => <TwoClocks event={it.eventTime} record={it.recordTime} />,
                },
                { name: words('fuel.what'), cell: (it) => words(`entry.${it.kind}`) },
                {
                  name: words('fuel.reason'),
                  cell: (it) =>
                    it.runId === null ? (
                      it.reason
                    ) : (
                      <a href={`/viajes/${it.runId}`}>{words('fuel.ofRun')}</a>
                    ),
                },
                {
                  name: words('fuel.used'),
                  cell: (it) => litresText(it.ml),
                  isNumber: true,
                },
              ]}
            />
          )
        }
      </Answered>
      <More more={entries.more} />
    </section>
  );
}

/** Fuel burnt outside of runs, or counted wrongly: a new entry, never an eraser. */
function CorrectSheet({ quota, onClose }: { quota: Quota; onClose: () => void }): JSX.Element {
  const [id] = useState(() => newId());
  const [litres, setLitres] = useState('');
  const [reason, setReason] = useState('');
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const ml = typedSigned(litres);
  const save = (): void => {
    setTold(true);
    if (!ml || reason.trim() === '') return;
    const eventTime = new Date().toISOString();
    void sending.send(
      {
        ...{ method: 'PUT', path: `/v1/fuel-entries/${id}`, title: words('fuel.correct') },
        body: { quotaId: quota.id, ml, reason: reason.trim(), eventTime },
        ...{ group: `fuel ${quota.id}`, screen: `/combustible/${quota.id}` },
      },
      onClose,
    );
  };
  return (
    <Sheet title={words('fuel.correct')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={words('fuel.moreUsed')}
          hint={words('fuel.moreUsedHint')}
          unit="l"
          isNumber
          value={litres}
          onValue={setLitres}
          fault={isTold && !ml ? common('field.number') : sending.faultOf('ml')}
        />
        <LongField
          label={words('fuel.reason')}
          value={reason}
          onValue={setReason}
          fault={
            isTold && reason.trim() === '' ? common('field.required') : sending.faultOf('reason')
          }
        />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
