import type { ShipmentAnswer, StopAnswer } from './answers';
import { allocationsOf } from './matching-steps';
import type { Play } from './play';
import { driverOf, runOf } from './run-steps';
import type { Voice } from './voice';

const PACKAGE_TARE_GRAMS = 500;
/** Where all odometers stand at the beginning. */
const ODOMETER_METRES = 120_000_000;
/** Two scales differ by half a kilogram. */
const SCALE_GRAMS = 500;
const LOST_GRAMS = 4_000;

/** What goes wrong on the road goes wrong once: each mishap waits for its first occasion. */
interface Mishaps {
  isShortLoaded: boolean;
  isLost: boolean;
  isMisweighed: boolean;
  isSentTwice: boolean;
}

/** The drivers drive: every stop with its arrival and its weighings, then home. */
export async function driveAll(play: Play, runIds: readonly string[]): Promise<void> {
  const mishaps: Mishaps = {
    isShortLoaded: false,
    isLost: false,
    isMisweighed: false,
    isSentTwice: false,
  };
  const order = new Map((await allocationsOf(play)).map((it, index) => [it.id, index]));
  for (const id of runIds) await drive(play, id, { mishaps, order });
}

/** What goes on from run to run: the mishaps so far, and the order in which allocations are handled. */
interface Road {
  readonly mishaps: Mishaps;
  readonly order: ReadonlyMap<string, number>;
}

async function drive(play: Play, id: string, road: Road): Promise<void> {
  const planned = await runOf(play, id);
  const voice = play.as(driverOf(play, planned).person);
  const odometerMetres = ODOMETER_METRES;
  await voice.post(`/v1/runs/${id}/depart`, { eventTime: timeOf(play), odometerMetres });
  const stops = [...planned.stops].sort((a, b) => a.position - b.position);
  for (const stop of stops) {
    if (stop.kind === 'start' || stop.kind === 'end') continue;
    await serve(play, voice, { ...road, id, stop });
  }
  await voice.post(`/v1/runs/${id}/close`, {
    eventTime: timeOf(play),
    odometerMetres: odometerMetres + planned.plannedMetres,
    fuelUsedMl: planned.plannedFuelMl,
  });
  const run = await runOf(play, id);
  const km = Math.round((run.drivenMetres ?? 0) / 1_000);
  play.say(play.texts.driven(run.code, km, run.loadedGrams, run.deliveredGrams));
}

interface Serving extends Road {
  readonly id: string;
  readonly stop: StopAnswer;
}

async function serve(play: Play, voice: Voice, serving: Serving): Promise<void> {
  const { id, stop, mishaps, order } = serving;
  const run = await runOf(play, id);
  const rank = (it: ShipmentAnswer): number => order.get(it.allocationId) ?? 0;
  const shipments = [...run.shipments].sort((a, b) => rank(a) - rank(b));
  const place = { runId: id, stopId: stop.id, eventTime: timeOf(play) };
  const now = run.stops.find((it) => it.id === stop.id);
  // Goods that were given back after all leave nothing to do here.
  if (now?.state === 'skipped') return;
  await voice.put(`/v1/stop-events/${play.id('arrival')}`, { ...place, kind: 'arrived' });
  const isPickUp = stop.kind === 'pick_up';
  const goods = isPickUp
    ? goodsToLoad(play, { shipments, stop, mishaps })
    : goodsToDeliver(play, { shipments, stop, mishaps });
  if (goods.length === 0) return;
  const kind = isPickUp ? 'loaded' : 'delivered';
  const path = `/v1/stop-events/${play.id(kind)}`;
  const event = { ...place, eventTime: timeOf(play), kind, goods };
  await voice.put(path, event);
  if (isPickUp || mishaps.isSentTwice) return;
  mishaps.isSentTwice = true;
  await voice.put(path, event);
  play.say(play.texts.told);
}

interface AtStop {
  readonly shipments: readonly ShipmentAnswer[];
  readonly stop: StopAnswer;
  readonly mishaps: Mishaps;
}

/** Everything that was planned; once, a package stays behind because it was torn. */
function goodsToLoad(play: Play, { shipments, stop, mishaps }: AtStop): object[] {
  const waiting = shipments.filter((it) => it.pickUpStopId === stop.id && it.state === 'planned');
  return waiting.map((shipment) => {
    const isShort = !mishaps.isShortLoaded && shipment.packages > 2;
    if (isShort) mishaps.isShortLoaded = true;
    const packages = shipment.packages - (isShort ? 1 : 0);
    const grams = isShort
      ? shipment.grams - Math.floor(shipment.grams / shipment.packages)
      : shipment.grams;
    play.told.loaded.set(shipment.id, grams);
    const reason = isShort ? { reason: play.texts.loadedLess } : {};
    return { ...weighed(shipment, packages, grams), ...reason };
  });
}

/** Everything on board; once some of it is lost with a cause, once the other scale says a little less. */
function goodsToDeliver(play: Play, { shipments, stop, mishaps }: AtStop): object[] {
  const onBoard = shipments.filter((it) => it.deliveryStopId === stop.id && it.state === 'loaded');
  return onBoard.map((shipment) => {
    const { less, said } = mishapOf(play, shipment, mishaps);
    const grams = (shipment.loadedGrams ?? 0) - less;
    play.told.delivered.set(shipment.id, grams);
    return { ...weighed(shipment, shipment.loadedPackages ?? 0, grams), ...said };
  });
}

function mishapOf(
  play: Play,
  { loadedGrams }: ShipmentAnswer,
  mishaps: Mishaps,
): { less: number; said: object } {
  const grams = loadedGrams ?? 0;
  if (!mishaps.isLost && grams > 3 * LOST_GRAMS) {
    mishaps.isLost = true;
    play.told.lost.transport += LOST_GRAMS;
    return { less: LOST_GRAMS, said: { cause: play.texts.lossCause } };
  }
  if (!mishaps.isMisweighed && grams > 20 * SCALE_GRAMS) {
    mishaps.isMisweighed = true;
    return { less: SCALE_GRAMS, said: { reason: play.texts.arrivedLess } };
  }
  return { less: 0, said: {} };
}

function weighed(shipment: ShipmentAnswer, packages: number, netGrams: number): object {
  const tareGrams = packages * PACKAGE_TARE_GRAMS;
  return {
    shipmentId: shipment.id,
    packages,
    grossGrams: netGrams + tareGrams,
    tareGrams,
    method: 'scale',
    witness: 'Contraloría',
  };
}

function timeOf(play: Play): string {
  return play.caller.now().toISOString();
}
