import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from './problem';
import { handlingSeconds, terrainRank } from './travel';
import { lookupOf, type RoutingLookup } from './lookup';
import { RoadTable } from './road-table';
import { intersect, spansOf, type Spans } from './windows';

/** Loading or unloading one shipment, as the solver sees it. */
export interface Task {
  readonly load: Load;
  readonly isPickup: boolean;
  readonly node: number;
  readonly handlingSeconds: number;
  readonly spans: Spans;
  /** After this moment it cannot begin. */
  readonly lastSecond: number;
}

/** A shipment, numbered. */
export class Load {
  readonly pickup: Task;
  readonly delivery: Task;
  readonly terrainRank: number;
  readonly maxSecondsOnBoard: number;

  constructor(
    readonly index: number,
    readonly source: Shipment,
    ends: readonly [RoutingSite, RoutingSite],
    nodes: readonly [number, number],
    /** Shipments with the same tags and the same dislikes share a class. */
    readonly goodsClass: number,
  ) {
    const [pickupSite, deliverySite] = ends;
    this.pickup = this.task(true, pickupSite, nodes[0]);
    this.delivery = this.task(false, deliverySite, nodes[1]);
    this.terrainRank = Math.max(terrainRank(pickupSite.terrain), terrainRank(deliverySite.terrain));
    this.maxSecondsOnBoard = source.maxSecondsOnBoard ?? Infinity;
  }

  private task(isPickup: boolean, site: RoutingSite, node: number): Task {
    const windows = isPickup ? this.source.pickupWindows : this.source.deliveryWindows;
    const spans = intersect(spansOf(site.windows), spansOf(windows));
    return {
      load: this,
      isPickup,
      node,
      handlingSeconds: handlingSeconds(site, this.source.grams),
      spans,
      lastSecond: spans.at(-1) ?? -Infinity,
    };
  }
}

/** A vehicle, numbered; Infinity where nothing limits it. */
export interface Carrier {
  readonly index: number;
  readonly source: RoutingVehicle;
  readonly startNode: number;
  readonly endNode: number;
  readonly terrainRank: number;
  readonly maxDrivingSeconds: number;
  readonly fuelQuotaMl: number;
  /** Vehicles that differ in nothing but their id share a class. */
  readonly sameAs: number;
}

/** The problem with everything numbered in the order of ids, so that input order cannot matter. */
export interface Model {
  readonly lookup: RoutingLookup;
  readonly loads: readonly Load[];
  readonly carriers: readonly Carrier[];
  readonly roads: RoadTable;
  /** Per goods class, the classes that it may not meet; empty when all goods bear each other. */
  readonly clashes: readonly ReadonlySet<number>[];
  /** True when no vehicle has a price, so that metres stand for cost. */
  readonly metresAreCost: boolean;
}

/** Numbers a problem. O(size × log size). */
export function modelOf(problem: RoutingProblem): Model {
  const lookup = lookupOf(problem);
  const vehicles = [...problem.vehicles].sort(byId);
  const shipments = [...problem.shipments].sort(byId);
  const roads = new RoadTable(lookup);
  const { classOf, clashes } = goodsClasses(shipments);
  const loads = shipments.map((shipment, index) => {
    const ends = [
      lookup.site(shipment.pickupSiteId),
      lookup.site(shipment.deliverySiteId),
    ] as const;
    const nodes = [roads.stopNode(ends[0]), roads.stopNode(ends[1])] as const;
    return new Load(index, shipment, ends, nodes, classOf(shipment));
  });
  const carriers = carriersOf(vehicles, lookup, roads);
  roads.seal();
  const prices = (it: RoutingVehicle): number =>
    it.costPerKmMinor + it.costPerHourMinor + it.costPerUseMinor;
  return {
    lookup,
    loads,
    carriers,
    roads,
    clashes,
    metresAreCost: vehicles.every((vehicle) => prices(vehicle) === 0),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function carriersOf(
  vehicles: readonly RoutingVehicle[],
  lookup: RoutingLookup,
  roads: RoadTable,
): Carrier[] {
  const classes = new Map<string, number>();
  return vehicles.map((source, index) => {
    const likeness = JSON.stringify({ ...source, id: '' }, Object.keys(source).sort());
    const sameAs = classes.get(likeness) ?? classes.size;
    classes.set(likeness, sameAs);
    return {
      index,
      source,
      startNode: roads.baseNode(lookup.site(source.startSiteId)),
      endNode: source.endSiteId === null ? -1 : roads.baseNode(lookup.site(source.endSiteId)),
      terrainRank: terrainRank(source.terrain),
      maxDrivingSeconds: source.maxDrivingSeconds ?? Infinity,
      fuelQuotaMl: source.fuelQuotaMl ?? Infinity,
      sameAs,
    };
  });
}

function goodsClasses(shipments: readonly Shipment[]): {
  readonly classOf: (shipment: Shipment) => number;
  readonly clashes: readonly ReadonlySet<number>[];
} {
  const keyOf = (it: Shipment): string =>
    JSON.stringify([[...(it.tags ?? [])].sort(), [...(it.incompatibleTags ?? [])].sort()]);
  const members = new Map<string, Shipment>();
  for (const shipment of shipments) members.set(keyOf(shipment), shipment);
  const numbers = new Map([...members.keys()].map((key, number) => [key, number]));
  const kinds = [...members.values()];
  const dislikes = (one: Shipment, other: Shipment): boolean =>
    (one.incompatibleTags ?? []).some((tag) => (other.tags ?? []).includes(tag));
  const clashes = kinds.map(
    (one) =>
      new Set(
        [...kinds.keys()].filter((number) => {
          const other = kinds[number];
          return other !== undefined && (dislikes(one, other) || dislikes(other, one));
        }),
      ),
  );
  return {
    classOf: (shipment) => numbers.get(keyOf(shipment)) ?? 0,
    clashes: clashes.every((set) => set.size === 0) ? [] : clashes,
  };
}

/** True when the vehicle, empty and with all the time in the world, could carry the load. */
export function suits(carrier: Carrier, load: Load): boolean {
  const { source: vehicle } = carrier;
  const { source: goods } = load;
  return (
    goods.grams <= vehicle.capacityGrams &&
    goods.litres <= vehicle.capacityLitres &&
    goods.packages <= vehicle.capacityPackages &&
    load.terrainRank <= carrier.terrainRank &&
    (vehicle.refrigerated || !goods.coldChain)
  );
}
