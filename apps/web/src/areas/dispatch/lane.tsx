import type { JSX } from 'preact';
import { civilDateAt } from '#core/kernel';
import {
  clockText,
  dayText,
  kilometresText,
  kilosText,
  litresText,
  momentText,
  numberText,
} from '../../language/figures';
import { Button } from '../../ui/buttons';
import { Meter } from '../../ui/data';
import { Badge } from '../../ui/states';
import { changedByOthers } from './board-store';
import { Conflicts, Refusal } from './desk-conflicts';
import { coordinatedCommunes, type Crew, fuelLeft, litresPerTonneOf } from './crew';
import { useDropTarget } from './drag';
import type { Target } from './goods-row';
import { LaneStops } from './lane-stops';
import { peaksOf } from './load-of-run';
import { moveGoods, moving, refusals } from './moves';
import { type BoardRun, RUN_ICON, RUN_TONE, type Shipment, type Stop, vehicleText } from './shapes';
import { timeSpans } from './time-bar';
import { words } from './words';

interface LaneProps {
  readonly cycleId: string;
  readonly lane: BoardRun;
  readonly shipments: readonly Shipment[];
  readonly targets: readonly Target[];
  readonly crew: Crew;
  readonly onReview: () => void;
}

/** One vehicle on one day: how full it is, when it is where, what is wrong, and its stops. */
export function Lane(props: LaneProps): JSX.Element {
  const { cycleId, lane, shipments, targets, crew, onReview } = props;
  const { run, stops, conflicts } = lane;
  const isOwn = coordinatedCommunes().includes(run.communeId);
  const isArrangeable = isOwn && run.state === 'planned';
  const [element, isOver] = useDropTarget<HTMLElement>({
    accepts: (what) =>
      isArrangeable && what.kind === 'goods' && what.goods.some((it) => it.runId !== run.id),
    onDrop: (what) => {
      if (what.kind === 'goods') void moveGoods(cycleId, what.goods, run.id);
    },
  });
  const coming = [...moving.value.values()].filter((it) => it.to === run.id);
  return (
    <section
      ref={element}
      class={`lane${isOver ? ' over' : ''}`}
      aria-label={vehicleText(run)}
      data-run={run.id}
    >
      <LaneHead {...{ lane, isOwn, onReview }} />
      <Refusal problem={refusals.value.get(run.id)} place={run.id} />
      <Conflicts of={conflicts} />
      <Capacity {...{ lane, shipments, crew }} />
      <TimeBar {...{ run, stops }} />
      {coming.length > 0 && (
        <p class="flow soft small" role="status">
          <span class="spin" />{' '}
          {words('board.coming', { name: coming[0]?.goods.name ?? '', n: coming.length })}
        </p>
      )}
      <LaneStops {...{ cycleId, lane, shipments, targets, isArrangeable }} />
    </section>
  );
}

interface HeadProps {
  readonly lane: BoardRun;
  readonly isOwn: boolean;
  readonly onReview: () => void;
}

function LaneHead({ lane: { run }, isOwn, onReview }: HeadProps): JSX.Element {
  return (
    <header class="stack tight">
      <div class="flow spread">
        <h3>
          <a href={`/viajes/${run.id}`}>{run.vehicleName}</a>{' '}
          <span class="soft small">{run.plate}</span>
        </h3>
        <Badge tone={RUN_TONE[run.state]} icon={RUN_ICON[run.state]}>
          {words(`run.${run.state}`)}
        </Badge>
      </div>
      {changedByOthers.value.has(run.id) && (
        <Badge tone="info" icon="people">
          {words('board.others')}
        </Badge>
      )}
      <div class="flow spread">
        <span class="small">
          {dayText(run.dayOn)} · {run.driverName ?? words('board.noDriver')} ·{' '}
          {kilometresText(run.plannedMetres)}
        </span>
        {isOwn && (
          <Button icon="check" onPress={onReview}>
            {words(run.state === 'planned' ? 'board.review' : 'board.look')}
          </Button>
        )}
      </div>
    </header>
  );
}

interface CapacityProps {
  readonly lane: BoardRun;
  readonly shipments: readonly Shipment[];
  readonly crew: Crew;
}

/** Kilos, litres and packages where each is most, and fuel. */
function Capacity({ lane: { run, stops }, shipments, crew }: CapacityProps): JSX.Element {
  const vehicle = crew.vehicles.get(run.vehicleId);
  const peaks = peaksOf(stops, shipments, litresPerTonneOf(crew));
  const left = fuelLeft(crew, run.vehicleId, run.dayOn);
  return (
    <div class="rooms">
      <Room
        name={words('board.kilos')}
        used={run.peakLoadGrams}
        room={run.capacityGrams}
        text={kilosText}
      />
      {vehicle && (
        <>
          <Room
            name={words('board.volume')}
            used={peaks.litres}
            room={vehicle.capacityLitres}
            text={(litres) => `${numberText(litres, 0)} l`}
          />
          <Room
            name={words('board.packages')}
            used={peaks.packages}
            room={vehicle.capacityPackages}
            text={(packages) => numberText(packages, 0)}
          />
        </>
      )}
      {left === null ? (
        <p class="small">
          <span class="soft">{words('board.fuel')}</span> {litresText(run.plannedFuelMl)}
        </p>
      ) : (
        <Room
          name={words('board.fuelOf')}
          used={run.plannedFuelMl}
          room={left + run.bookedFuelMl}
          text={litresText}
        />
      )}
    </div>
  );
}

interface RoomProps {
  readonly name: string;
  readonly used: number;
  readonly room: number;
  readonly text: (value: number) => string;
}

const NEARLY_FULL = 950;
const FULL = 1000;

function Room({ name, used, room, text }: RoomProps): JSX.Element {
  const permille = room > 0 ? Math.round((used * FULL) / room) : used > 0 ? FULL + 1 : 0;
  const label = words('board.room', { used: text(used), room: text(room) });
  const tone = permille > FULL ? 'bad' : permille > NEARLY_FULL ? 'warn' : undefined;
  return (
    <div>
      <p class="flow spread small">
        <span class="soft">{name}</span>
        <span class="num">
          {label}
          {permille > FULL && <span class="fault"> {words('board.tooMuch')}</span>}
        </span>
      </p>
      <Meter permille={permille} label={`${name}: ${label}`} {...(tone && { tone })} />
    </div>
  );
}

/** When the vehicle stands and when it drives. The list below says the same in words. */
function TimeBar({ run, stops }: { run: BoardRun['run']; stops: readonly Stop[] }): JSX.Element {
  const { departsAt, returnsAt } = run;
  if (departsAt === null || returnsAt === null)
    return <p class="soft small">{words('board.noTimes')}</p>;
  const isOneDay = civilDateAt(new Date(departsAt)) === civilDateAt(new Date(returnsAt));
  const returns = isOneDay ? clockText(returnsAt) : momentText(returnsAt);
  const label = words('board.times', {
    from: clockText(departsAt),
    to: returns,
    n: run.stopCount,
  });
  return (
    <div class="times">
      <span class="small num">{clockText(departsAt)}</span>
      <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={label}>
        <path d="M0 12H1000" />
        {timeSpans(stops, departsAt, returnsAt).map((it) => (
          <rect key={it.id} class={it.kind} x={it.at} y="2" width={it.width} height="20" />
        ))}
      </svg>
      <span class="small num">{returns}</span>
    </div>
  );
}
