import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { dayText, kilosText, momentText } from '../../language/figures';
import { locale } from '../../language/locale';
import { mandates } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Sheet } from '../../ui/sheet';
import { Answered, Empty, ProblemNote } from '../../ui/states';
import type { Cycle } from './cycle-dates';
import { mayManage } from './rights';
import { type Run, RunBadge } from './run-parts';
import { words } from './words';

export { words };

/** Every sharing of one cycle: the one at its close, the second round, what was urgent, and what was only tried. */
export function Screen({ id }: { id: string }): JSX.Element {
  const cycle = useAnswer(addressOf('/v1/cycles/{id}', { id }));
  const list = useList<Run>(addressOf('/v1/cycles/{id}/matching-runs', { id }), 5);
  const isManager = cycle.body && mayManage(mandates.value, cycle.body.hostCommuneId);
  return (
    <Frame
      title={words('runs.title')}
      lead={cycle.body?.name}
      back={`/ciclos/${id}`}
      actions={<DownloadButton href={`/v1/cycles/${id}/matching-runs/export.csv`} />}
    >
      {cycle.body && isManager && <Ask cycle={cycle.body} />}
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="split" title={words('runs.empty')}>
              <p>{words('runs.emptyHelp')}</p>
            </Empty>
          ) : (
            <Rows>
              {[...items]
                .sort((one, other) => other.requestedAt.localeCompare(one.requestedAt))
                .map(RunRow)}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </Frame>
  );
}

function RunRow(run: Run): JSX.Element {
  const placed = run.placedGrams === null ? '' : ` · ${kilosText(run.placedGrams)}`;
  return (
    <Row
      key={run.id}
      href={`/cotejos/${run.id}`}
      title={words(`kind.${run.kind}`)}
      lead={`${momentText(run.requestedAt)}${placed}`}
      end={<RunBadge run={run} />}
    />
  );
}

type Kind = 'cycle' | 'follow_up' | 'dry_run';

/** What may be asked for in each state, the usual thing first. */
const KINDS: Readonly<Record<Cycle['state'], readonly Kind[]>> = {
  ...{ planned: [], handed_out: [], settled: [], cancelled: [] },
  open: ['dry_run'],
  closed: ['cycle', 'dry_run'],
  matched: ['follow_up', 'dry_run'],
  moving: ['follow_up'],
};
const URGENT: readonly Cycle['state'][] = ['open', 'closed', 'matched', 'moving'];
const TRIED: readonly Cycle['state'][] = ['open', 'closed', 'matched'];

function Ask({ cycle }: { cycle: Cycle }): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [isUrgent, setUrgent] = useState(false);
  const ask = (kind: Kind): void =>
    void sending.ask(
      () =>
        call<Run>({
          ...{ method: 'POST', path: `/v1/cycles/${cycle.id}/matching-runs` },
          body: { id: newId(), kind },
        }),
      ({ id }) => {
        route(`/cotejos/${id}`);
      },
    );
  return (
    <div class="stack tight">
      {sending.problem && !isUrgent && <ProblemNote problem={sending.problem} />}
      <div class="flow">
        {KINDS[cycle.state].map((kind, at) => (
          <Button
            key={kind}
            kind={at === 0 ? 'main' : 'plain'}
            icon="split"
            busy={sending.busy}
            onPress={() => {
              ask(kind);
            }}
          >
            {words(`ask.${kind}`)}
          </Button>
        ))}
        {URGENT.includes(cycle.state) && (
          <Button icon="clock" onPress={() => setUrgent(true)}>
            {words('ask.urgent')}
          </Button>
        )}
        {TRIED.includes(cycle.state) && (
          <LinkButton icon="question" href={`/ciclos/${cycle.id}/y-si`}>
            {words('ask.what_if')}
          </LinkButton>
        )}
      </div>
      <p class="soft small">{words('ask.help')}</p>
      {isUrgent && <Urgent {...{ cycle, sending }} close={() => setUrgent(false)} />}
    </div>
  );
}

interface UrgentProps {
  readonly cycle: Cycle;
  readonly sending: Sending;
  readonly close: () => void;
}

/** One lot that cannot wait for the close is shared at once among the orders as they stand. */
function Urgent({ cycle, sending, close }: UrgentProps): JSX.Element {
  const { route } = useLocation();
  const offers = useList<Shape<'OfferResponse'>>('/v1/offers?limit=200');
  const [lotId, setLotId] = useState('');
  const [id] = useState(() => newId());
  const free = offers.items
    .filter((it) => it.isWeighed && it.availableGrams >= it.packageGrams)
    .sort((one, other) => one.bestBeforeOn.localeCompare(other.bestBeforeOn));
  const share = (): void =>
    void sending.ask(
      () =>
        call<Run>({
          ...{ method: 'POST', path: `/v1/cycles/${cycle.id}/urgent-runs`, body: { id, lotId } },
        }),
      () => {
        route(`/cotejos/${id}`);
      },
    );
  return (
    <Sheet title={words('ask.urgent')} onClose={close}>
      <p>{words('ask.urgentHelp')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <SelectField
        label={words('ask.lot')}
        empty={words('ask.chooseLot')}
        value={lotId}
        onValue={setLotId}
        options={free.map((it) => ({ value: it.id, name: offerText(it) }))}
      />
      <Button kind="main" busy={sending.busy} disabled={lotId === ''} onPress={share}>
        {words('ask.shareNow')}
      </Button>
    </Sheet>
  );
}

function offerText(offer: Shape<'OfferResponse'>): string {
  return words('ask.offer', {
    product: locale.value === 'es' ? offer.productNameEs : offer.productNameEn,
    kilos: kilosText(offer.availableGrams),
    place: offer.municipality,
    day: dayText(offer.bestBeforeOn),
  });
}
