import { suits, type Load, type Model } from './model';
import { routeThrough, type Route } from './route';
import { withInserted, type Insertion } from './insertion';
import type { ResolvedLocks } from './locks';

/** How good a draft is; compared from top to bottom, less being better. */
export interface Score {
  readonly unservedPriority: number;
  readonly unserved: number;
  readonly vehicles: number;
  readonly cost: number;
}

/** Negative when `a` is better. */
export function compareScores(a: Score, b: Score): number {
  return (
    a.unservedPriority - b.unservedPriority ||
    a.unserved - b.unserved ||
    a.vehicles - b.vehicles ||
    a.cost - b.cost
  );
}

/** What a draft looked like at one moment; shares the routes, which never change. */
export interface Snapshot {
  readonly routes: readonly Route[];
  readonly score: Score;
}

/** A plan being worked on: one route per vehicle, and for every load the vehicle that has it. */
export class Draft {
  readonly routes: Route[];
  /** Per load the number of its vehicle, or −1. */
  readonly vehicleOf: Int32Array;
  /** The routes as they were when `mark` was called, for those replaced since. */
  private readonly replaced = new Map<number, Route>();

  constructor(
    readonly model: Model,
    readonly locks: ResolvedLocks,
    routes: readonly Route[] = locks.routes,
  ) {
    this.routes = [...routes];
    this.vehicleOf = new Int32Array(model.loads.length).fill(-1);
    for (const route of routes) this.settle(route);
  }

  /** Loads that no vehicle has, though one might. By number. */
  unserved(): Load[] {
    return this.model.loads.filter(
      (load) => (this.vehicleOf[load.index] ?? -1) < 0 && !this.locks.refused.has(load),
    );
  }

  routeOf(load: Load): Route | undefined {
    return this.routes[this.vehicleOf[load.index] ?? -1];
  }

  /** False when the route breaks a rule that the insertion could not see; then nothing changed. */
  insert(insertion: Insertion, load: Load): boolean {
    const { route } = insertion;
    const longer = routeThrough(this.model, route, withInserted(insertion, load));
    if (longer === null) return false;
    this.replace(route, longer);
    return true;
  }

  /** Takes over a whole run from elsewhere; false when the vehicle does not suit one of its loads. */
  adopt(route: Route): boolean {
    const old = this.routes[route.carrier.index];
    if (old === undefined || !route.tasks.every(({ load }) => suits(route.carrier, load))) {
      return false;
    }
    this.replace(old, route);
    return true;
  }

  /**
   * Takes loads out of a route. False, and nothing changed, when the rest breaks a rule by that: where
   * the way round is shorter than the straight one, a stop less can mean a later arrival.
   */
  remove(route: Route, loads: ReadonlySet<Load>): boolean {
    const rest = route.tasks.filter((task) => !loads.has(task.load));
    const shorter = routeThrough(this.model, route, rest);
    if (shorter === null) return false;
    this.replace(route, shorter);
    return true;
  }

  /** From now on changes can be taken back. */
  mark(): void {
    this.replaced.clear();
  }

  takeBack(): void {
    for (const index of this.replaced.keys()) this.unsettle(this.routes[index]);
    for (const [index, route] of this.replaced) {
      this.routes[index] = route;
      this.settle(route);
    }
    this.replaced.clear();
  }

  /** Numbers of the vehicles whose routes changed since the mark. */
  changed(): IterableIterator<number> {
    return this.replaced.keys();
  }

  score(): Score {
    let [unservedPriority, unserved, vehicles, cost] = [0, 0, 0, 0];
    for (const { index, source } of this.model.loads) {
      if ((this.vehicleOf[index] ?? -1) >= 0) continue;
      unserved += 1;
      unservedPriority += source.priority;
    }
    for (const route of this.routes) {
      if (route.tasks.length === 0) continue;
      vehicles += 1;
      cost += route.cost;
    }
    return { unservedPriority, unserved, vehicles, cost };
  }

  snapshot(): Snapshot {
    return { routes: [...this.routes], score: this.score() };
  }

  private replace(old: Route, fresh: Route): void {
    const { index } = old.carrier;
    if (!this.replaced.has(index)) this.replaced.set(index, old);
    this.unsettle(old);
    this.routes[index] = fresh;
    this.settle(fresh);
  }

  private settle({ carrier, tasks }: Route): void {
    for (const { load } of tasks) this.vehicleOf[load.index] = carrier.index;
  }

  private unsettle(route: Route | undefined): void {
    for (const { load } of route?.tasks ?? []) this.vehicleOf[load.index] = -1;
  }
}
