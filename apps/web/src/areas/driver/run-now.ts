import type { Shape } from '../../api/types';
import type { Queued } from '../../store/member-store';

export type RunDetail = Shape<'RunDetailResponse'>;
export type Stop = RunDetail['stops'][number];
export type Shipment = RunDetail['shipments'][number];
export type StopEvent = Shape<'RecordStopEventRequest'>;
type Goods = NonNullable<StopEvent['goods']>[number];
export type Deed = Pick<Queued, 'seq' | 'method' | 'path' | 'body' | 'group' | 'problem'>;

/** A run with what is being changed on it. */
type Sheet = Pick<RunDetail, 'id' | 'state' | 'stops' | 'shipments'>;

const EVENT = /^\/v1\/stop-events\/(.+)$/;

/**
 * The run as it is now for whoever drives it: as it was kept, and then everything that this phone has done since,
 * sent or not. It follows the rules of the API, so that a driver without any network goes on stop by stop.
 */
export function runNow(
  kept: RunDetail,
  sent: readonly Deed[],
  waiting: readonly Deed[],
): RunDetail {
  const known = new Set(kept.events.map(({ id }) => id));
  const gone = new Set(sent.map(({ seq }) => seq));
  const isNew = ({ path, group, problem }: Deed): boolean =>
    group === kept.id && problem === undefined && !known.has(EVENT.exec(path)?.[1] ?? '');
  const deeds = [...sent, ...waiting.filter(({ seq }) => !gone.has(seq))].filter(isNew);
  return { ...kept, ...deeds.reduce<Sheet>(after, kept) };
}

function after(run: Sheet, { path, body, method }: Deed): Sheet {
  if (method === 'PUT' && EVENT.test(path)) return afterEvent(run, body as StopEvent);
  if (path === `/v1/runs/${run.id}/depart` && run.state === 'cleared') {
    return { ...run, state: 'departed', stops: served(run.stops, 'start') };
  }
  if (path === `/v1/runs/${run.id}/suspend` && run.state === 'departed') {
    return { ...run, state: 'suspended' };
  }
  if (
    path === `/v1/runs/${run.id}/close` &&
    (run.state === 'departed' || run.state === 'suspended')
  ) {
    return { ...run, state: 'closed', stops: served(run.stops, 'end') };
  }
  return run;
}

function served(stops: readonly Stop[], kind: Stop['kind']): Stop[] {
  return stops.map((stop) => (stop.kind === kind ? { ...stop, state: 'served' } : stop));
}

function afterEvent(run: Sheet, event: StopEvent): Sheet {
  const stop = run.stops.find(({ id }) => id === event.stopId);
  if (!stop) return run;
  switch (event.kind) {
    case 'arrived':
      return stop.state === 'planned' ? withState(run, stop, 'arrived') : run;
    case 'loaded':
      return settled(withGoods(run, event.goods ?? [], loaded), stop);
    case 'delivered':
      return settled(withGoods(run, event.goods ?? [], delivered), stop);
    case 'skipped':
      return withoutIdleStops(withState(leftBehind(run, stop, 'cancelled'), stop, 'skipped'));
    case 'failed':
      return withoutIdleStops(afterFailure(leftBehind(run, stop, 'failed'), stop, event));
    case 'incident':
    case 'odometer':
      return run;
  }
}

function withState(run: Sheet, { id }: Stop, state: Stop['state']): Sheet {
  return { ...run, stops: run.stops.map((it) => (it.id === id ? { ...it, state } : it)) };
}

function withGoods(
  run: Sheet,
  goods: readonly Goods[],
  change: (shipment: Shipment, goods: Goods, run: Sheet) => Shipment,
): Sheet {
  const shipments = run.shipments.map((shipment) => {
    const weighed = goods.find(({ shipmentId }) => shipmentId === shipment.id);
    return weighed ? change(shipment, weighed, run) : shipment;
  });
  return { ...run, shipments };
}

function netOf({ grossGrams, tareGrams = 0 }: Goods): number {
  return grossGrams - tareGrams;
}

function loaded(shipment: Shipment, goods: Goods): Shipment {
  if (shipment.state !== 'planned') return shipment;
  const { packages: loadedPackages } = goods;
  return { ...shipment, state: 'loaded', loadedPackages, loadedGrams: netOf(goods) };
}

function delivered(shipment: Shipment, goods: Goods, { stops }: Sheet): Shipment {
  if (shipment.state !== 'loaded') return shipment;
  const net = netOf(goods);
  const missing = Math.max(0, (shipment.loadedGrams ?? 0) - net);
  const lostGrams = goods.cause === undefined ? 0 : missing;
  const stop = stops.find(({ id }) => id === shipment.deliveryStopId);
  const isBack = stop?.siteId === shipment.fromSiteId;
  return {
    ...{ ...shipment, state: isBack ? 'failed' : 'delivered', lostGrams },
    ...{ deliveredPackages: goods.packages, deliveredGrams: isBack ? 0 : net },
  };
}

/** A stop is served once nothing is left to load or unload at it. */
function settled(run: Sheet, stop: Stop): Sheet {
  return withState(run, stop, goodsAt(run, stop).length > 0 ? 'arrived' : 'served');
}

/** What is still to be loaded or unloaded at a stop. */
export function goodsAt(
  { shipments }: Pick<RunDetail, 'shipments'>,
  stop: Stop,
): readonly Shipment[] {
  return stop.kind === 'pick_up'
    ? shipments.filter((it) => it.pickUpStopId === stop.id && it.state === 'planned')
    : shipments.filter((it) => it.deliveryStopId === stop.id && it.state === 'loaded');
}

function leftBehind(run: Sheet, { id }: Stop, state: 'cancelled' | 'failed'): Sheet {
  const isHere = (it: Shipment): boolean => it.pickUpStopId === id || it.deliveryStopId === id;
  const shipments = run.shipments.map((it) =>
    it.state === 'planned' && isHere(it) ? { ...it, state } : it,
  );
  return { ...run, shipments };
}

/** Until the API has said where, what is on board for a stop that failed is for a stop without a name. */
export const NEXT_PLACE = 'next-place';

function afterFailure(run: Sheet, stop: Stop, { then }: StopEvent): Sheet {
  const failed = withState(run, stop, 'failed');
  const onBoard = goodsAt(run, stop);
  if (onBoard.length === 0 || then === undefined) return failed;
  const id = `${NEXT_PLACE}-${stop.id}`;
  const next: Stop = { ...stop, id, kind: 'delivery', state: 'planned', arrivesAt: null };
  const end = failed.stops.findIndex(({ kind }) => kind === 'end');
  const at = end === -1 ? failed.stops.length : end;
  return {
    ...failed,
    stops: [...failed.stops.slice(0, at), next, ...failed.stops.slice(at)],
    shipments: failed.shipments.map((it) =>
      onBoard.includes(it) ? { ...it, deliveryStopId: id } : it,
    ),
  };
}

/** Stops at which nothing is left to do, because their goods will not come, are passed by. */
function withoutIdleStops(run: Sheet): Sheet {
  const isIdle = (stop: Stop): boolean =>
    isOpen(stop) &&
    !run.shipments.some(
      (it) =>
        (it.pickUpStopId === stop.id && it.state === 'planned') ||
        (it.deliveryStopId === stop.id && (it.state === 'planned' || it.state === 'loaded')),
    );
  return { ...run, stops: run.stops.map((it) => (isIdle(it) ? { ...it, state: 'skipped' } : it)) };
}

/** True for a stop at which something is still to be done. */
export function isOpen({ kind, state }: Stop): boolean {
  return (
    (kind === 'pick_up' || kind === 'delivery') && (state === 'planned' || state === 'arrived')
  );
}

/** What a driver does next on a run; null when nothing is theirs to do. */
export type Next =
  | { readonly kind: 'depart' }
  | { readonly kind: 'arrive' | 'load' | 'deliver' | 'await_place'; readonly stop: Stop }
  | { readonly kind: 'close' };

/** `chosenId`: the stop that the driver goes to before the one whose turn it is. */
export function nextOf(run: RunDetail, chosenId?: string): Next | null {
  if (run.state === 'cleared') return { kind: 'depart' };
  if (run.state !== 'departed' && run.state !== 'suspended') return null;
  const open = run.stops.filter(isOpen);
  const stop = open.find(({ id }) => id === chosenId) ?? open[0];
  if (!stop) return { kind: 'close' };
  if (stop.id.startsWith(NEXT_PLACE)) return { kind: 'await_place', stop };
  if (stop.state === 'planned') return { kind: 'arrive', stop };
  return { kind: stop.kind === 'pick_up' ? 'load' : 'deliver', stop };
}

/** Grams that are on the vehicle now. */
export function onBoardGrams({ shipments }: RunDetail): number {
  return shipments
    .filter(({ state }) => state === 'loaded')
    .reduce((sum, { loadedGrams }) => sum + (loadedGrams ?? 0), 0);
}
