import type { JSX } from 'preact';
import { clockText, kilosText } from '../../language/figures';
import { Icon } from '../../ui/icon';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { useDraggable, useDropTarget } from './drag';
import { GoodsRow, type Target } from './goods-row';
import { type Goods, keyOf, lockStop, moving, orderStops } from './moves';
import { type BoardRun, productName, type Shipment, type Stop, STOP_ICON } from './shapes';
import { arrangedStops, movedTo } from './stop-order';
import { words } from './words';

interface StopsProps {
  readonly cycleId: string;
  readonly lane: BoardRun;
  readonly shipments: readonly Shipment[];
  readonly targets: readonly Target[];
  readonly isArrangeable: boolean;
}

/** Longer lists of goods stay shut until somebody opens them. */
const OPEN_MAX = 12;

/** The stops in their order, each with what it takes on board. */
export function LaneStops(props: StopsProps): JSX.Element {
  const { cycleId, lane, shipments, targets, isArrangeable } = props;
  const stops = arrangedStops(lane.stops);
  if (stops.length === 0)
    return (
      <p class="soft small drop-hint">{words(isArrangeable ? 'board.dropHere' : 'board.empty')}</p>
    );
  const ids = stops.map((it) => it.id);
  const put = (id: string, at: number): void => {
    void orderStops(cycleId, lane.run, { before: ids, after: movedTo(ids, id, at) });
  };
  return (
    <ol class="stops">
      {stops.map((stop, at) => (
        <StopRow
          key={stop.id}
          {...{ cycleId, stop, at, ids, targets, isArrangeable, put }}
          runId={lane.run.id}
          loads={shipments.filter((it) => it.pickUpStopId === stop.id)}
          unloads={shipments.filter((it) => it.deliveryStopId === stop.id).length}
          isOpen={shipments.length <= OPEN_MAX}
        />
      ))}
    </ol>
  );
}

interface StopProps {
  readonly cycleId: string;
  readonly runId: string;
  readonly stop: Stop;
  readonly at: number;
  readonly ids: readonly string[];
  readonly targets: readonly Target[];
  readonly loads: readonly Shipment[];
  readonly unloads: number;
  readonly isArrangeable: boolean;
  readonly isOpen: boolean;
  readonly put: (id: string, at: number) => void;
}

function StopRow(props: StopProps): JSX.Element {
  const { cycleId, runId, stop, at, targets, loads, unloads, isArrangeable, isOpen, put } = props;
  const canMove = isArrangeable && !stop.isLocked;
  const [element, isCarried] = useDraggable(
    canMove ? { kind: 'stop', runId, stopId: stop.id } : null,
  );
  const [, isOver] = useDropTarget(
    {
      accepts: (what) => canMove && what.kind === 'stop' && what.runId === runId,
      // Whatever is dropped on a stop takes its place.
      onDrop: (what) => {
        if (what.kind === 'stop') put(what.stopId, at);
      },
    },
    element,
  );
  return (
    <li
      ref={element}
      class={`stop ${stop.kind}${isCarried ? ' away' : ''}${isOver ? ' over' : ''}${canMove ? ' loose' : ''}`}
      aria-label={words(`stop.${stop.kind}At`, { place: stop.siteName })}
      data-stop={stop.id}
    >
      <StopHead {...props} canMove={canMove} />
      {loads.length > 0 && (
        <details open={isOpen}>
          <summary class="small">
            {words('board.loads', {
              n: loads.length,
              kilos: kilosText(loads.reduce((sum, it) => sum + it.grams, 0)),
            })}
          </summary>
          <ul class="goods-list">
            {loads.map((it) => (
              <ShipmentRow key={it.id} {...{ cycleId, it, targets, isArrangeable }} />
            ))}
          </ul>
        </details>
      )}
      {unloads > 0 && <p class="soft small">{words('board.unloads', { n: unloads })}</p>}
    </li>
  );
}

function StopHead(props: StopProps & { canMove: boolean }): JSX.Element {
  const { cycleId, runId, stop, at, ids, isArrangeable, canMove, put } = props;
  return (
    <div class="stop-head">
      <Icon name={STOP_ICON[stop.kind]} />
      <span class="grow">
        <span class="strong">{stop.siteName}</span>
        <span class="soft small">
          {stop.arrivesAt !== null && `${clockText(stop.arrivesAt)} · `}
          {words('board.onBoardAfter', { kilos: kilosText(stop.loadGramsAfter) })}
        </span>
      </span>
      {stop.state !== 'planned' && <Badge tone="info">{words(`stop.${stop.state}`)}</Badge>}
      {canMove && ids.length > 1 && (
        <select
          class="move"
          aria-label={words('board.orderName', { place: stop.siteName })}
          value={String(at)}
          onChange={({ currentTarget }) => {
            const to = Number(currentTarget.value);
            currentTarget.value = String(at);
            put(stop.id, to);
          }}
        >
          {ids.map((id, index) => (
            <option key={id} value={String(index)}>
              {words('board.place', { n: index + 1 })}
            </option>
          ))}
        </select>
      )}
      {isArrangeable ? (
        <button
          type="button"
          class="lock"
          aria-pressed={stop.isLocked}
          aria-label={words('board.lockName', { place: stop.siteName })}
          onClick={() => void lockStop(cycleId, { runId, stopId: stop.id }, !stop.isLocked)}
        >
          <Icon name={stop.isLocked ? 'lock' : 'unlock'} />
          {words(stop.isLocked ? 'board.locked' : 'board.lock')}
        </button>
      ) : (
        stop.isLocked && <Badge icon="lock">{words('board.locked')}</Badge>
      )}
    </div>
  );
}

interface ShipmentProps {
  readonly cycleId: string;
  readonly it: Shipment;
  readonly targets: readonly Target[];
  readonly isArrangeable: boolean;
}

function ShipmentRow({ cycleId, it, targets, isArrangeable }: ShipmentProps): JSX.Element {
  const goods: Goods = {
    allocationId: it.allocationId,
    shipmentId: it.id,
    siteId: it.fromSiteId,
    packages: it.packages,
    runId: it.runId,
    name: words('board.goodsName', {
      product: productName(it),
      from: it.supplierName,
      to: it.customerName,
    }),
  };
  return (
    <GoodsRow
      {...{ cycleId, goods, targets }}
      isFixed={!isArrangeable}
      isMoving={moving.value.has(keyOf(goods))}
      title={productName(it)}
      kilos={kilosText(it.grams)}
      lead={`${words('board.for', { customer: it.customerName })} · ${common('unit.packages', { n: it.packages })}`}
    />
  );
}
