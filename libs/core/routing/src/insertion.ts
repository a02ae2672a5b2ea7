import { suits, type Carrier, type Load, type Model, type Task } from './model';
import { ridesAndGoodsHold, type Route } from './route';
import { firstAllowed } from './windows';

/** Where a load fits into a route: after how many tasks it is picked up and delivered, at what cost. */
export interface Insertion {
  readonly route: Route;
  readonly pickupAfter: number;
  readonly deliveryAfter: number;
  readonly cost: number;
}

/** Rules that may be left aside, to find out which of them stands in the way. */
export interface Relaxed {
  readonly capacity?: boolean;
  readonly fuel?: boolean;
  readonly driving?: boolean;
  readonly goods?: boolean;
}

export interface InsertionSearch {
  /** Only what is cheaper than this is of interest. */
  readonly below: number;
  /** Now and then a place is overlooked on purpose, so that the search does not repeat itself. */
  readonly overlooks?: () => boolean;
  readonly relaxed?: Relaxed;
}

/**
 * The cheapest place for a load in a route, or null. Everything is checked: windows in O(1) by the
 * latest arrivals, three capacities along the way, driving and fuel by difference. O(tasks²).
 */
export function bestInsertion(
  model: Model,
  route: Route,
  load: Load,
  search: InsertionSearch,
): Insertion | null {
  if (route.closed) return null;
  const relaxed = search.relaxed ?? {};
  if (relaxed.capacity !== true && !suits(route.carrier, load)) return null;
  const scan = new InsertionScan(model, route, load, search);
  for (let after = route.frozen; after <= route.tasks.length; after += 1) {
    if ((route.done[after] ?? 0) > load.pickup.lastSecond) break;
    scan.pickUpAfter(after);
  }
  return scan.best;
}

/** The tasks of a route with a load put in. */
export function withInserted({ route, pickupAfter, deliveryAfter }: Insertion, load: Load): Task[] {
  const tasks = [...route.tasks];
  tasks.splice(deliveryAfter, 0, load.delivery);
  tasks.splice(pickupAfter, 0, load.pickup);
  return tasks;
}

class InsertionScan {
  best: Insertion | null = null;
  private below: number;
  private readonly carrier: Carrier;
  private readonly needsSlowCheck: boolean;
  private readonly metreCost: number;
  private readonly secondCost: number;
  /** False when time at the wheel neither costs anything nor is limited. */
  private readonly countsDriving: boolean;
  private readonly room: { readonly metres: number; readonly driving: number };
  private readonly free: readonly [number, number, number];

  constructor(
    private readonly model: Model,
    private readonly route: Route,
    private readonly load: Load,
    private readonly search: InsertionSearch,
  ) {
    const { relaxed = {} } = search;
    this.below = search.below;
    this.carrier = route.carrier;
    const { source: vehicle } = this.carrier;
    this.needsSlowCheck =
      route.hasRides ||
      load.maxSecondsOnBoard !== Infinity ||
      (model.clashes.length > 0 && relaxed.goods !== true);
    this.metreCost = model.metresAreCost ? 1 : vehicle.costPerKmMinor / 1000;
    this.secondCost = model.metresAreCost ? 0 : vehicle.costPerHourMinor / 3600;
    this.room = {
      metres:
        relaxed.fuel === true || vehicle.fuelMlPerKm === 0
          ? Infinity
          : (this.carrier.fuelQuotaMl * 1000) / vehicle.fuelMlPerKm - route.metres,
      driving:
        relaxed.driving === true ? Infinity : this.carrier.maxDrivingSeconds - route.drivingSeconds,
    };
    this.countsDriving = this.secondCost > 0 || this.room.driving !== Infinity;
    const { source: goods } = load;
    this.free =
      relaxed.capacity === true
        ? [Infinity, Infinity, Infinity]
        : [
            vehicle.capacityGrams - goods.grams,
            vehicle.capacityLitres - goods.litres,
            vehicle.capacityPackages - goods.packages,
          ];
  }

  /** Tries every delivery for a pick-up after so many tasks. */
  pickUpAfter(after: number): void {
    if (!this.hasRoom(after)) return;
    const { route, model, load } = this;
    const { roads } = model;
    const before = this.nodeAt(after);
    const arrival = (route.done[after] ?? 0) + roads.legSeconds(before, load.pickup.node);
    const begin = firstAllowed(load.pickup.spans, arrival);
    if (begin === Infinity) return;
    let moment = begin + load.pickup.handlingSeconds;
    this.tryTogether(after, moment);
    const next = this.nodeAt(after + 1);
    const { node: pickup } = load.pickup;
    const detour =
      roads.metres(before, pickup) + roads.metres(pickup, next) - roads.metres(before, next);
    const detourDriving = !this.countsDriving
      ? 0
      : roads.seconds(before, pickup) + roads.seconds(pickup, next) - roads.seconds(before, next);
    let node = pickup;
    for (let position = after + 1; position <= route.tasks.length; position += 1) {
      const task = route.tasks[position - 1];
      if (task === undefined || !this.hasRoom(position)) return;
      const reached = moment + roads.legSeconds(node, task.node);
      if (reached > (route.latest[position] ?? 0)) return;
      moment = firstAllowed(task.spans, reached) + task.handlingSeconds;
      if (moment > load.delivery.lastSecond) return;
      node = task.node;
      this.tryDelivery(after, position, { moment, detour, detourDriving });
    }
  }

  /** Pick-up and delivery one after the other. */
  private tryTogether(after: number, moment: number): void {
    const { roads } = this.model;
    const { pickup, delivery } = this.load;
    const before = this.nodeAt(after);
    const next = this.nodeAt(after + 1);
    const isFirst = this.route.tasks.length === 0;
    const metres =
      roads.metres(before, pickup.node) +
      roads.metres(pickup.node, delivery.node) +
      roads.metres(delivery.node, next) -
      (isFirst ? 0 : roads.metres(before, next));
    const driving = !this.countsDriving
      ? 0
      : roads.seconds(before, pickup.node) +
        roads.seconds(pickup.node, delivery.node) +
        roads.seconds(delivery.node, next) -
        (isFirst ? 0 : roads.seconds(before, next));
    this.tryAt(after, after, { moment, from: pickup.node, metres, driving });
  }

  private tryDelivery(
    after: number,
    position: number,
    way: { readonly moment: number; readonly detour: number; readonly detourDriving: number },
  ): void {
    const { roads } = this.model;
    const { node } = this.load.delivery;
    const from = this.nodeAt(position);
    const next = this.nodeAt(position + 1);
    const metres =
      way.detour + roads.metres(from, node) + roads.metres(node, next) - roads.metres(from, next);
    if (!this.countsDriving && metres * this.metreCost >= this.below) return;
    const driving = !this.countsDriving
      ? 0
      : way.detourDriving +
        roads.seconds(from, node) +
        roads.seconds(node, next) -
        roads.seconds(from, next);
    this.tryAt(after, position, { moment: way.moment, from, metres, driving });
  }

  private tryAt(
    pickupAfter: number,
    deliveryAfter: number,
    way: {
      readonly moment: number;
      readonly from: number;
      readonly metres: number;
      readonly driving: number;
    },
  ): void {
    const cost = way.metres * this.metreCost + way.driving * this.secondCost;
    if (cost >= this.below) return;
    if (way.metres > this.room.metres || way.driving > this.room.driving) return;
    const { roads } = this.model;
    const { delivery } = this.load;
    const begin = firstAllowed(
      delivery.spans,
      way.moment + roads.legSeconds(way.from, delivery.node),
    );
    const nextArrival =
      begin +
      delivery.handlingSeconds +
      roads.legSeconds(delivery.node, this.nodeAt(deliveryAfter + 1));
    if (nextArrival > (this.route.latest[deliveryAfter + 1] ?? 0)) return;
    if (this.search.overlooks?.() === true) return;
    const found = { route: this.route, pickupAfter, deliveryAfter, cost };
    if (this.needsSlowCheck && !this.holdsSlowly(found)) return;
    this.best = found;
    this.below = cost;
  }

  private holdsSlowly(found: Insertion): boolean {
    const tasks = withInserted(found, this.load);
    const model = this.search.relaxed?.goods === true ? { ...this.model, clashes: [] } : this.model;
    return ridesAndGoodsHold(model, this.carrier, tasks);
  }

  private hasRoom(position: number): boolean {
    const { grams, litres, packages } = this.route;
    return (
      (grams[position] ?? 0) <= this.free[0] &&
      (litres[position] ?? 0) <= this.free[1] &&
      (packages[position] ?? 0) <= this.free[2]
    );
  }

  private nodeAt(position: number): number {
    if (position === 0) return this.carrier.startNode;
    return this.route.tasks[position - 1]?.node ?? this.carrier.endNode;
  }
}
