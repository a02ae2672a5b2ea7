import type { Draft } from './draft';
import { bestInsertion, type Insertion, type InsertionSearch } from './insertion';
import { suits, type Load } from './model';
import { shuffle, type Random } from './random';
import type { Route } from './route';

/** Beyond so many running vehicles only those near a load are asked. */
const NEAR_ROUTES_MAX = 12;

export const INSERTION_ORDERS = ['chance', 'heavy', 'far', 'near', 'tight', 'early'] as const;
export type InsertionOrder = (typeof INSERTION_ORDERS)[number];

/** How loads are put in. */
export interface RecreateManner {
  readonly order: InsertionOrder;
  readonly priorityFirst: boolean;
  /** Take an empty vehicle when no running one has a place. */
  readonly mayOpen: boolean;
  /** Prefer to open vehicles that are cheap for what they can carry, not cheap for this load. */
  readonly roomy: boolean;
  /** Ask all running vehicles when the near ones have no place. */
  readonly thorough: boolean;
  readonly overlooks?: () => boolean;
}

/** What the whole search shares. */
export interface SearchGround {
  readonly draft: Draft;
  readonly random: Random;
  readonly neighbours: readonly Int32Array[];
}

/** Puts loads into the draft, each at its cheapest place; those without a place stay out. */
export function recreate(ground: SearchGround, loads: Load[], manner: RecreateManner): void {
  sortForInsertion(loads, manner, ground);
  for (const load of loads) {
    const near = candidateRoutes(ground, load);
    let found = cheapest(ground, load, near, manner);
    if (found === null && manner.thorough) {
      const asked = new Set(near);
      const others = runningRoutes(ground, load).filter((route) => !asked.has(route));
      found = cheapest(ground, load, others, manner);
    }
    if (found === null && manner.mayOpen) found = opening(ground, load, manner);
    if (found !== null) ground.draft.insert(found, load);
  }
}

/** Puts loads only into routes changed since the mark: nowhere else did anything become possible. */
export function recreateInChanged(
  ground: SearchGround,
  loads: readonly Load[],
  manner: RecreateManner,
): void {
  for (const load of loads) {
    const routes = [...ground.draft.changed()].flatMap((index) => ground.draft.routes[index] ?? []);
    const found = cheapest(ground, load, allowedFor(ground, load, routes), manner);
    if (found !== null) ground.draft.insert(found, load);
  }
}

function sortForInsertion(loads: Load[], manner: RecreateManner, ground: SearchGround): void {
  const { model } = ground.draft;
  shuffle(loads, ground.random);
  const length = (load: Load): number => model.roads.metres(load.pickup.node, load.delivery.node);
  const width = (load: Load): number => load.delivery.lastSecond - (load.pickup.spans[0] ?? 0);
  const keys: Record<InsertionOrder, (load: Load) => number> = {
    chance: () => 0,
    heavy: (load) => -load.source.grams,
    far: (load) => -length(load),
    near: (load) => length(load),
    tight: width,
    early: (load) => load.delivery.lastSecond,
  };
  const rank = new Map(loads.map((load) => [load, keys[manner.order](load)]));
  const byRank = (a: Load, b: Load): number => {
    const [one, other] = [rank.get(a) ?? 0, rank.get(b) ?? 0];
    return one < other ? -1 : one > other ? 1 : 0;
  };
  loads.sort((a, b) =>
    manner.priorityFirst ? b.source.priority - a.source.priority || byRank(a, b) : byRank(a, b),
  );
}

function cheapest(
  { draft }: SearchGround,
  load: Load,
  routes: readonly Route[],
  { overlooks }: RecreateManner,
): Insertion | null {
  let best: Insertion | null = null;
  for (const route of routes) {
    const search: InsertionSearch = {
      below: best === null ? Infinity : best.cost,
      ...(overlooks && { overlooks }),
    };
    best = bestInsertion(draft.model, route, load, search) ?? best;
  }
  return best;
}

function allowedFor({ draft }: SearchGround, load: Load, routes: readonly Route[]): Route[] {
  const only = draft.locks.carrierOf[load.index] ?? -1;
  return only < 0 ? [...routes] : routes.filter((route) => route.carrier.index === only);
}

function runningRoutes(ground: SearchGround, load: Load): Route[] {
  const running = ground.draft.routes.filter((route) => route.tasks.length > 0);
  return allowedFor(ground, load, running);
}

/** All running vehicles when they are few; otherwise those of the nearest loads. */
function candidateRoutes(ground: SearchGround, load: Load): Route[] {
  const { draft, neighbours } = ground;
  const isLocked = (draft.locks.carrierOf[load.index] ?? -1) >= 0;
  if (isLocked || draft.routes.length <= NEAR_ROUTES_MAX) return runningRoutes(ground, load);
  const near = new Set<Route>();
  for (const index of neighbours[load.index] ?? []) {
    const route = draft.routes[draft.vehicleOf[index] ?? -1];
    if (route !== undefined) near.add(route);
    if (near.size === NEAR_ROUTES_MAX) break;
  }
  return [...near];
}

/** The best empty vehicle to send for a load: one of each class is asked. */
function opening(ground: SearchGround, load: Load, manner: RecreateManner): Insertion | null {
  const { draft } = ground;
  const asked = new Set<number>();
  const only = draft.locks.carrierOf[load.index] ?? -1;
  let best: Insertion | null = null;
  let bestWorth = Infinity;
  for (const route of draft.routes) {
    const { carrier } = route;
    if (only >= 0 ? carrier.index !== only : asked.has(carrier.sameAs)) continue;
    if (route.closed || route.tasks.length > 0 || !suits(carrier, load)) continue;
    asked.add(carrier.sameAs);
    const found = bestInsertion(draft.model, route, load, { below: Infinity });
    if (found === null) continue;
    const cost = found.cost + (draft.model.metresAreCost ? 0 : carrier.source.costPerUseMinor);
    const worth = manner.roomy ? (cost + 1) / (1 + carrier.source.capacityGrams) : cost;
    if (worth >= bestWorth) continue;
    best = found;
    bestWorth = worth;
  }
  return best;
}
