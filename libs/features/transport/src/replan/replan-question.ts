import { type CivilDate, momentAt } from '#core/kernel';
import type {
  CurrentRun,
  FuelPool,
  OrderLock,
  RoutingLocks,
  RoutingVehicle,
  RunStop,
  Shipment,
  VehicleLock,
} from '#core/routing';
import type { Consignment } from '../runs/run-draft';
import { secondsSince } from '../runs/goods-shipment';
import type {
  ReplannedRun,
  ReplannedShipment,
  ReplannedStop,
  RunsAsTheyStand,
} from './replan-rows';

/** States in which a stop lies behind the vehicle, or under it. */
const REACHED = new Set(['arrived', 'served', 'failed']);
const ON_THE_ROAD = new Set(['departed', 'suspended']);

/** A run as far as arranging it anew is concerned. */
export interface Remaining {
  readonly run: ReplannedRun;
  /** Its vehicle cannot go on: goods on board wait where it stands for others to take them over. */
  readonly isStranded: boolean;
  readonly isOnTheRoad: boolean;
  /** Where it was seen last; null for a run that has not left. */
  readonly atSiteId: string | null;
  readonly drivenMetres: number;
  /** What is still to be done, in the present order. */
  readonly stops: readonly ReplannedStop[];
  readonly shipments: readonly ReplannedShipment[];
}

export function remainingOf({ runs, stops, shipments }: RunsAsTheyStand): Remaining[] {
  return runs.map((run) => {
    const own = stops.filter((it) => it.runId === run.id);
    const isOnTheRoad = ON_THE_ROAD.has(run.state);
    const lastAt = own.findLastIndex((it) => REACHED.has(it.state));
    const behind = own.slice(0, lastAt + 1);
    return {
      run,
      isOnTheRoad,
      isStranded: run.vehicleState !== 'active' || run.state === 'suspended',
      atSiteId: isOnTheRoad ? (own[Math.max(0, lastAt)]?.siteId ?? null) : null,
      drivenMetres: isOnTheRoad ? behind.reduce((sum, it) => sum + it.metresFromLast, 0) : 0,
      stops: own.filter(
        (it) => it.kind !== 'start' && it.kind !== 'end' && !isDone(it, isOnTheRoad),
      ),
      shipments: shipments.filter((it) => it.runId === run.id),
    };
  });
}

function isDone({ state }: ReplannedStop, isOnTheRoad: boolean): boolean {
  return isOnTheRoad && state !== 'planned' && state !== 'arrived';
}

/** The shipments of a question carry the allocation, the place and, last, the shipment that they are. */
export function replannedGoods(remaining: readonly Remaining[]): Consignment[] {
  return remaining.flatMap(({ atSiteId, shipments }) =>
    shipments.map((it) => ({
      ...{ allocationId: it.allocationId, lotId: it.lotId, packages: it.packages },
      ...{ grams: it.grams, toSiteId: it.toSiteId, dueBy: it.dueBy },
      id: goodsIdOf(it),
      fromSiteId: it.state === 'loaded' && atSiteId !== null ? atSiteId : it.fromSiteId,
      notBefore: it.state === 'loaded' ? null : it.notBefore,
    })),
  );
}

function goodsIdOf(shipment: ReplannedShipment): string {
  return `${shipment.allocationId}.${shipment.fromSiteId}.${shipment.id}`;
}

/** Of an id in a question of runs that are arranged anew: the shipment that it stands for. */
export function shipmentIdOf(goodsId: string): string {
  return (goodsId.split('#')[0] ?? goodsId).split('.')[2] ?? '';
}

/** What is on board of a vehicle that goes on stays there; what lies on a stranded one may be taken at any hour. */
export function withGoodsOnBoard(
  shipments: readonly Shipment[],
  remaining: readonly Remaining[],
): Shipment[] {
  const onBoard = new Map(
    remaining.flatMap(({ isStranded, shipments: own }) =>
      own
        .filter((it) => it.state === 'loaded')
        .map((it) => [goodsIdOf(it), { isStranded }] as const),
    ),
  );
  return shipments.map((shipment) => {
    const found = onBoard.get(shipment.id);
    if (!found) return shipment;
    return {
      ...shipment,
      pickupSiteId: found.isStranded ? shipment.pickupSiteId : null,
      pickupWindows: [],
    };
  });
}

/** Vehicles begin where they are, now; those that stand at their base when their shift does, but not before now. */
export function vehiclesFromNow(
  vehicles: readonly RoutingVehicle[],
  remaining: readonly Remaining[],
  { dayOn, nowSeconds }: { readonly dayOn: CivilDate; readonly nowSeconds: number },
): RoutingVehicle[] {
  const runOf = new Map(remaining.map((it) => [it.run.vehicleId, it]));
  return vehicles.map((vehicle) => {
    const own = runOf.get(vehicle.id);
    const shift = own ? secondsSince(dayOn, momentAt(own.run.dayOn)) : 0;
    const from = Math.max(nowSeconds, shift + vehicle.shiftFromSeconds);
    return {
      ...vehicle,
      shiftFromSeconds: from,
      shiftToSeconds: Math.max(from, shift + vehicle.shiftToSeconds),
      startSiteId: own?.atSiteId ?? vehicle.startSiteId,
    };
  });
}

/** Fuel booked on these runs and not burnt yet is theirs to burn. */
export function poolsWithBookedFuel(
  pools: readonly FuelPool[],
  vehicles: readonly RoutingVehicle[],
  remaining: readonly Remaining[],
): FuelPool[] {
  const fuelOf = new Map(vehicles.map((it) => [it.id, it.fuel]));
  return pools.map((pool) => {
    const booked = remaining
      .filter((it) => fuelOf.get(it.run.vehicleId) === pool.id)
      .map(({ run, drivenMetres }) => {
        const burnt = Math.ceil((drivenMetres * run.fuelMlPerKm) / 1000);
        return Math.max(0, run.bookedFuelMl - burnt);
      });
    return { ...pool, ml: booked.reduce((sum, ml) => sum + ml, pool.ml) };
  });
}

/** Goods on board keep their vehicle, locked stops their place; where to begin thinking is the present order. */
export function locksOf(remaining: readonly Remaining[]): RoutingLocks {
  const going = remaining.filter((it) => !it.isStranded);
  return {
    vehicleLocks: going.flatMap(({ run, shipments }) =>
      shipments
        .filter((it) => it.state === 'loaded')
        .map((it): VehicleLock => ({ shipmentId: goodsIdOf(it), vehicleId: run.vehicleId })),
    ),
    orderLocks: going.flatMap(({ run, stops, shipments }): OrderLock[] => {
      const last = stops.findLastIndex((it) => it.isLocked);
      if (last < 0) return [];
      return [{ vehicleId: run.vehicleId, stops: sequence(stops.slice(0, last + 1), shipments) }];
    }),
    currentPlan: going.map(({ run, stops, shipments }): CurrentRun => ({
      vehicleId: run.vehicleId,
      stops: sequence(stops, shipments),
    })),
  };
}

function sequence(
  stops: readonly ReplannedStop[],
  shipments: readonly ReplannedShipment[],
): RunStop[] {
  return stops.flatMap((stop) =>
    shipments.flatMap((it): RunStop[] => {
      const shipmentId = goodsIdOf(it);
      if (it.deliveryStopId === stop.id) return [{ kind: 'delivery', shipmentId }];
      const isWaiting = it.pickUpStopId === stop.id && it.state === 'planned';
      return isWaiting ? [{ kind: 'pickup', shipmentId }] : [];
    }),
  );
}
