import type { Load } from './model';
import type { SearchGround } from './recreate';
import type { Route } from './route';

/** Loads taken out in one round, on average, and in one piece of a route, at most. */
const REMOVED_MEAN = 10;
const STRING_MAX = 10;

/**
 * Takes strings of neighbouring stops out of neighbouring routes, after Christiaens and Vanden Berghe
 * (Slack induction by string removals, 2020). Frozen stops stay. Returns what was taken out.
 */
export function ruinStrings(ground: SearchGround): Load[] {
  const { draft, random, neighbours } = ground;
  const seed = draft.model.loads[random.below(draft.model.loads.length)];
  if (seed === undefined) return [];
  const strings = 1 + random.below(Math.max(1, Math.round((2 * REMOVED_MEAN) / STRING_MAX) + 2));
  const ruined = new Set<number>();
  const removed: Load[] = [];
  for (const index of [seed.index, ...(neighbours[seed.index] ?? [])]) {
    if (ruined.size >= strings) break;
    const vehicle = draft.vehicleOf[index] ?? -1;
    const route = draft.routes[vehicle];
    const load = draft.model.loads[index];
    if (route === undefined || load === undefined || ruined.has(vehicle)) continue;
    ruined.add(vehicle);
    const string = stringAround(route, load, 1 + random.below(STRING_MAX), random.next());
    if (string.size > 0 && draft.remove(route, string)) removed.push(...string);
  }
  return removed;
}

/** Empties one of the routes with few loads, to see whether the others can take them. */
export function ruinRoute(ground: SearchGround): Load[] {
  const { draft, random } = ground;
  const running = draft.routes.filter((route) => route.tasks.length > 0);
  let smallest: Route | undefined;
  for (let tries = 0; tries < 3; tries += 1) {
    const route = running[random.below(running.length)];
    if (route === undefined) return [];
    if (smallest === undefined || route.tasks.length < smallest.tasks.length) smallest = route;
  }
  if (smallest === undefined) return [];
  const loads = movable(smallest);
  return loads.size > 0 && draft.remove(smallest, loads) ? [...loads] : [];
}

/** Loads none of whose stops is frozen. */
function movable(route: Route): Set<Load> {
  const held = new Set(route.tasks.slice(0, route.frozen).map((task) => task.load));
  const all = route.closed ? [] : route.tasks.map((task) => task.load);
  return new Set(all.filter((load) => !held.has(load)));
}

/** The movable loads with a stop in a stretch of the route that contains a stop of the given load. */
function stringAround(route: Route, load: Load, length: number, share: number): Set<Load> {
  const free = movable(route);
  const centre = route.tasks.findIndex((task) => task.load === load);
  const span = Math.min(length, route.tasks.length);
  const earliest = Math.max(0, centre - span + 1);
  const latest = Math.min(centre, route.tasks.length - span);
  const from = earliest + Math.floor(share * (latest - earliest + 1));
  const stretch = route.tasks.slice(from, from + span).map((task) => task.load);
  return new Set(stretch.filter((it) => free.has(it)));
}
