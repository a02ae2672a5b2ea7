import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { clockText, kilosText } from '../../language/figures';
import { Button, LinkButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { Badge, Note, ProblemNote } from '../../ui/states';
import { CloseCard, DepartCard } from './ends-of-run';
import { NoGoSheet } from './no-go-sheet';
import { goodsAt, type Next, type RunDetail, type Shipment, type Stop } from './run-now';
import { productName, STOP_ICONS } from './run-words';
import { useRecording } from './use-run';
import { words } from './words';

/** The one thing that comes next. */
export function NextCard({ run, next }: { run: RunDetail; next: Next }): JSX.Element {
  switch (next.kind) {
    case 'depart':
      return <DepartCard run={run} />;
    case 'close':
      return <CloseCard run={run} />;
    case 'await_place':
      return (
        <Note tone="warn" title={words('next.awaitPlace')}>
          <p>{words('next.awaitPlaceWhy')}</p>
        </Note>
      );
    case 'arrive':
    case 'load':
    case 'deliver':
      return <StopCard key={next.stop.id} run={run} stop={next.stop} kind={next.kind} />;
  }
}

interface StopCardProps {
  readonly run: RunDetail;
  readonly stop: Stop;
  readonly kind: 'arrive' | 'load' | 'deliver';
}

function StopCard({ run, stop, kind }: StopCardProps): JSX.Element {
  const goods = goodsAt(run, stop);
  const isHeld = kind === 'load' && run.state === 'suspended';
  return (
    <section class="card">
      <StopHead run={run} stop={stop} goods={goods} />
      {isHeld && <Note tone="warn">{words('state.suspended')}</Note>}
      {kind === 'arrive' ? (
        <Arrive run={run} stop={stop} />
      ) : (
        <LinkButton kind="main" full icon="scale" href={`/ruta/${run.id}/${stop.id}`}>
          {words(`do.${kind}`)}
        </LinkButton>
      )}
      <details>
        <summary class="row">{words('next.goods')}</summary>
        <GoodsRows goods={goods} stop={stop} />
      </details>
      <NoGo run={run} stop={stop} />
    </section>
  );
}

type StopProps = Pick<StopCardProps, 'run' | 'stop'>;

function StopHead({ run, stop, goods }: StopProps & { goods: readonly Shipment[] }): JSX.Element {
  const stops = run.stops.filter((it) => it.kind === 'pick_up' || it.kind === 'delivery');
  const grams = goods.reduce((sum, it) => sum + (it.loadedGrams ?? it.grams), 0);
  return (
    <>
      <div class="flow spread">
        <Badge tone="info" icon={STOP_ICONS[stop.kind]}>
          {words(`stop.${stop.kind}`)}
        </Badge>
        <span class="soft small">
          {words('next.of', { n: stops.indexOf(stop) + 1, all: stops.length })}
          {stop.arrivesAt !== null && `, ${words('next.by', { time: clockText(stop.arrivesAt) })}`}
        </span>
      </div>
      <h2>{stop.siteName}</h2>
      <p class="strong">{words('next.sum', { n: goods.length, kilos: kilosText(grams) })}</p>
    </>
  );
}

function Arrive({ run, stop }: StopProps): JSX.Element {
  const { sending, tell } = useRecording(run.id);
  return (
    <>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button
        kind="main"
        full
        icon="pin"
        busy={sending.busy}
        onPress={() => {
          const title = words('title.arrived', { place: stop.siteName });
          tell(title, { stopId: stop.id, kind: 'arrived' });
        }}
      >
        {words('do.arrive')}
      </Button>
    </>
  );
}

function NoGo({ run, stop }: StopProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        icon="warn"
        onPress={() => {
          setOpen(true);
        }}
      >
        {words('do.noGo')}
      </Button>
      {isOpen && (
        <NoGoSheet
          run={run}
          stop={stop}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function GoodsRows({ goods, stop }: { goods: readonly Shipment[]; stop: Stop }): JSX.Element {
  return (
    <Rows label={words('next.goods')}>
      {goods.map((it) => (
        <Row
          key={it.id}
          title={productName(it)}
          lead={`${stop.kind === 'pick_up' ? words('next.for', { place: it.customerName }) : words('next.from', { place: it.supplierName })} · ${it.lotCode}`}
          end={
            <span class="num">
              {kilosText(it.loadedGrams ?? it.grams)}
              <br />
              <span class="soft small">
                {words('next.packages', { n: it.loadedPackages ?? it.packages })}
              </span>
            </span>
          }
        />
      ))}
    </Rows>
  );
}
