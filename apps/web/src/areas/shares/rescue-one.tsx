import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { daysBetween, newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText, today } from '../../language/figures';
import { locale } from '../../language/locale';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import { mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { Figures, Pairs, Row, Rows } from '../../ui/data';
import { LongField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, Badge, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { DaysLeft } from './rescue-parts';
import { words } from './words';

export { words };

type Listing = Shape<'RescueResponse'>;

/** One harvest that waits to be rescued. Its own commune notes who took it, or takes it down. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/rescue-listings/{id}', { id }));
  const it = known.body;
  const product = it && (locale.value === 'es' ? it.productNameEs : it.productNameEn);
  return (
    <Frame
      title={product ?? words('rescue.title')}
      lead={it && `${it.communeName} · ${it.municipalityName}, ${it.stateName}`}
      back="/rescate"
    >
      <Answered of={known}>{(body) => <Details listing={body} />}</Answered>
    </Frame>
  );
}

function Details({ listing: it }: { listing: Listing }): JSX.Element {
  const reason = it.closedReason;
  const key = `rescue.reason.${reason}`;
  return (
    <>
      <div class="flow">
        <Badge tone={it.state === 'open' ? 'warn' : 'plain'}>{words(`rescue.${it.state}`)}</Badge>
        {it.state === 'open' && <DaysLeft days={daysBetween(today(), it.bestBeforeOn)} />}
      </div>
      <Figures
        of={[
          [words('rescue.free'), kilosText(it.freeGrams)],
          [words('rescue.takenGrams'), kilosText(it.takenGrams)],
          [words('rescue.bestBefore'), dayText(it.bestBeforeOn)],
        ]}
      />
      <Pairs
        of={[
          [words('rescue.lot'), it.lotCode],
          [words('rescue.grade'), it.grade],
          [words('rescue.takenBy'), it.takenBy],
          [words('rescue.why'), reason === null ? null : words.has(key) ? words(key) : reason],
        ]}
      />
      <Deeds listing={it} />
      <Rows>
        <Row title={words('whyLot.title')} href={`/por-que-lote/${it.lotId}`} />
      </Rows>
    </>
  );
}

function Deeds({ listing }: { listing: Listing }): JSX.Element | null {
  const sending = useSending();
  const [asking, setAsking] = useState<'take' | 'withdraw' | null>(null);
  const mayGive = mandates.value.some(
    ({ role, communeId }) =>
      communeId === listing.communeId &&
      (role === 'producer_spokesperson' || role === 'centre_receiver'),
  );
  if (listing.state !== 'open') return null;
  if (!mayGive) {
    return <Note title={words('rescue.ask', { commune: listing.communeName })} />;
  }
  const close = (): void => {
    setAsking(null);
  };
  return (
    <>
      <div class="flow">
        <Button kind="main" icon="hand" onPress={() => setAsking('take')}>
          {words('rescue.take')}
        </Button>
        <Button kind="bad" onPress={() => setAsking('withdraw')}>
          {words('rescue.withdraw')}
        </Button>
      </div>
      {asking === 'take' && <Take {...{ listing, sending, close }} />}
      {asking === 'withdraw' && (
        <ReasonSheet
          title={words('rescue.withdraw')}
          action={words('rescue.withdraw')}
          sending={sending}
          onClose={close}
          onReason={(reason) =>
            void sending.send(
              deed(listing, 'withdraw', { reason }, words('rescue.withdraw')),
              close,
            )
          }
        >
          <p>{words('rescue.withdrawHelp')}</p>
        </ReasonSheet>
      )}
    </>
  );
}

interface TakeProps {
  readonly listing: Listing;
  readonly sending: Sending;
  readonly close: () => void;
}

/** Who takes how much. It cannot be undone: the food has left the commune. */
function Take({ listing, sending, close }: TakeProps): JSX.Element {
  const [id] = useState(() => newId());
  const [kilos, setKilos] = useState(gramsTyped(listing.freeGrams));
  const [takenBy, setTakenBy] = useState('');
  const [note, setNote] = useState('');
  const [isTold, setTold] = useState(false);
  const grams = typedGrams(kilos);
  const missing = (text: string): string | undefined =>
    isTold && text.trim() === '' ? common('field.required') : undefined;
  const isReady = grams !== null && grams > 0 && takenBy.trim() !== '' && note.trim() !== '';
  const take = (): void => {
    setTold(true);
    if (!isReady) return;
    const body = { id, grams, takenBy: takenBy.trim(), note: note.trim() };
    void sending.send(deed(listing, 'take', body, words('rescue.take')), close);
  };
  return (
    <Sheet title={words('rescue.take')} onClose={close}>
      <p>{words('rescue.takeHelp')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          label={words('rescue.howMuch')}
          unit={common('unit.kg')}
          isNumber
          value={kilos}
          onValue={setKilos}
          fault={isTold && !(grams !== null && grams > 0) ? common('field.kilos') : undefined}
        />
        <TextField
          label={words('rescue.takenBy')}
          hint={words('rescue.takenByHelp')}
          value={takenBy}
          onValue={setTakenBy}
          fault={missing(takenBy)}
        />
        <LongField
          label={words('rescue.note')}
          rows={2}
          value={note}
          onValue={setNote}
          fault={missing(note)}
        />
        <Button kind="main" icon="check" busy={sending.busy}>
          {words('rescue.takeNow')}
        </Button>
      </form>
    </Sheet>
  );
}

function deed(
  { id }: Listing,
  name: 'take' | 'withdraw',
  body: object,
  title: string,
): Parameters<Sending['send']>[0] {
  const path = `/v1/rescue-listings/${id}/${name}`;
  return { method: 'POST', path, body, title, group: id, screen: `/rescate/${id}` };
}
