import './desk.css';
import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import {
  clockText,
  dayText,
  kilometresText,
  kilosText,
  litresText,
  permilleText,
} from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, Pairs, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { Conflicts } from './desk-conflicts';
import { Deeds } from './run-deeds';
import { RunEvents } from './run-events';
import { Explained } from './explained';
import { Gate } from './gate';
import { productName, RUN_ICON, RUN_TONE, type RunDetail, vehicleText } from './shapes';
import { words } from './words';

export { words };

const EVERY_SECONDS = 30;
/** Longer lists stay folded until somebody asks for them. */
const SHOWN_MAX = 15;

/** One run as its coordinator follows it: what is to be done next, stops, goods, money, and what happened. */
export function Screen({ id }: { id: string }): JSX.Element {
  const run = useAnswer(addressOf('/v1/runs/{id}', { id }), EVERY_SECONDS);
  const { body } = run;
  return (
    <Frame
      title={body ? words('run.title', { code: body.code }) : words('runs.title')}
      lead={body && `${vehicleText(body)} · ${dayText(body.dayOn, 'long')}`}
      back="/viajes"
      wide
      actions={
        body && (
          <>
            <PrintButton />
            <LinkButton icon="document" href={`/viajes/${id}/manifiesto`}>
              {words('run.manifest')}
            </LinkButton>
          </>
        )
      }
    >
      <Answered of={run}>{(it) => <RunOf run={it} />}</Answered>
    </Frame>
  );
}

function RunOf({ run }: { run: RunDetail }): JSX.Element {
  return (
    <>
      <div class="flow">
        <Badge tone={RUN_TONE[run.state]} icon={RUN_ICON[run.state]}>
          {words(`run.${run.state}`)}
        </Badge>
        <span>{run.driverName ?? words('board.noDriver')}</span>
        <a class="no-print" href={`/despacho/${run.cycleId}`}>
          {words('run.onBoard')}
        </a>
      </div>
      <Figures
        of={[
          [words('board.planned'), kilosText(run.plannedGrams)],
          [words('board.loaded'), kilosText(run.loadedGrams)],
          [words('board.delivered'), kilosText(run.deliveredGrams)],
          [words('run.lost'), kilosText(run.lostGrams)],
          [words('figure.full'), permilleText(run.utilisationPermille)],
        ]}
      />
      <Pairs
        of={[
          [words('run.plannedKm'), kilometresText(run.plannedMetres)],
          [
            words('run.drivenKm'),
            run.drivenMetres === null ? null : kilometresText(run.drivenMetres),
          ],
          [words('run.plannedFuel'), litresText(run.plannedFuelMl)],
          [words('run.usedFuel'), run.fuelUsedMl === null ? null : litresText(run.fuelUsedMl)],
          [words('run.override'), run.gateOverrideReason],
          [words('run.suspendWhy'), run.suspendReason],
          [words('run.cancelWhy'), run.cancelReason],
        ]}
      />
      <Conflicts of={run.conflicts} />
      <Gate run={run} />
      <Deeds run={run} />
      <Stops run={run} />
      <Goods run={run} />
      {run.shipments.length > 0 && <Explained run={run} />}
      <RunEvents run={run} />
    </>
  );
}

function Stops({ run: { stops } }: { run: RunDetail }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('runs.stops')}</h2>
      <Table
        caption={words('runs.stops')}
        items={[...stops].sort((a, b) => a.position - b.position)}
        keyOf={(it) => it.id}
        columns={[
          { name: words('map.place'), cell: (it) => it.siteName },
          { name: words('run.what'), cell: (it) => words(`stop.${it.kind}`) },
          {
            name: words('run.arrives'),
            cell: (it) => (it.arrivesAt === null ? common('say.none') : clockText(it.arrivesAt)),
            isNumber: true,
          },
          {
            name: words('run.leaves'),
            cell: (it) => (it.departsAt === null ? common('say.none') : clockText(it.departsAt)),
            isNumber: true,
          },
          {
            name: words('runs.km'),
            cell: (it) => kilometresText(it.metresFromLast),
            isNumber: true,
          },
          {
            name: words('run.onBoardThen'),
            cell: (it) => kilosText(it.loadGramsAfter),
            isNumber: true,
          },
          {
            name: words('runs.state'),
            cell: (it) => (
              <span class="flow">
                {words(`stop.${it.state}`)}
                {it.isLocked && <Badge icon="lock">{words('board.locked')}</Badge>}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

function Goods({ run: { shipments } }: { run: RunDetail }): JSX.Element | null {
  if (shipments.length === 0) return null;
  const weighed = (grams: number | null): string =>
    grams === null ? common('say.none') : kilosText(grams);
  return (
    <section class="stack tight">
      <h2>{words('run.goods', { n: shipments.length })}</h2>
      <details class="fold" open={shipments.length <= SHOWN_MAX}>
        <summary>{words('run.goodsCaption')}</summary>
        <Table
          caption={words('run.goodsCaption')}
          items={shipments}
          keyOf={(it) => it.id}
          columns={[
            { name: words('run.product'), cell: productName },
            { name: words('run.from'), cell: (it) => it.supplierName },
            { name: words('run.to'), cell: (it) => it.customerName },
            { name: words('board.planned'), cell: (it) => kilosText(it.grams), isNumber: true },
            { name: words('board.loaded'), cell: (it) => weighed(it.loadedGrams), isNumber: true },
            {
              name: words('board.delivered'),
              cell: (it) => weighed(it.deliveredGrams),
              isNumber: true,
            },
            { name: words('run.lost'), cell: (it) => kilosText(it.lostGrams), isNumber: true },
            { name: words('runs.state'), cell: (it) => words(`goods.${it.state}`) },
          ]}
        />
      </details>
    </section>
  );
}
