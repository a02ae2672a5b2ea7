import { compareScores, type Score, type Snapshot } from './draft';
import type { Load } from './model';
import type { PlanOptions } from './plan';
import {
  INSERTION_ORDERS,
  recreate,
  recreateInChanged,
  type RecreateManner,
  type SearchGround,
} from './recreate';
import { shuffle } from './random';
import { ruinRoute, ruinStrings } from './ruin';

/** One place in a hundred is overlooked, one round in twelve empties a whole route. */
const OVERLOOKED = 0.01;
const ROUTE_RUINS = 1 / 12;
/** Annealing cools from the mean cost of a stop to a hundredth of it. */
const COOLING = 0.01;
const RETRIED_MAX = 10;
const ROUNDS_BETWEEN_LOOKS = 32;

export interface Bounds extends Pick<PlanOptions, 'signal' | 'onProgress' | 'now'> {
  readonly iterationsMax: number;
  readonly millisecondsMax: number;
  /** When the whole planning began, by `now`. */
  readonly startedAt: number;
}

/**
 * Ruins and recreates the draft round by round and keeps the best that was seen. Worse drafts are
 * accepted now and then, as annealing does, but never with fewer served or more vehicles.
 * Promises: the best is never worse than what it began with; without a clock the same seed goes the
 * same way.
 */
export function improve(
  ground: SearchGround,
  bounds: Bounds,
): { readonly best: Snapshot; readonly iterations: number } {
  const { draft, random } = ground;
  let best = draft.snapshot();
  let current: Score = best.score;
  const meanStop = current.cost / Math.max(1, 2 * draft.model.loads.length);
  let iteration = 0;
  let progress = 0;
  for (; iteration < bounds.iterationsMax; iteration += 1) {
    if (iteration % ROUNDS_BETWEEN_LOOKS === 0) {
      progress = look(bounds, iteration, best);
      if (progress >= 1) break;
    }
    draft.mark();
    round(ground);
    const score = draft.score();
    const temperature = meanStop * COOLING ** progress;
    if (!isAccepted(score, current, -temperature * Math.log(1 - random.next()))) {
      draft.takeBack();
      continue;
    }
    current = score;
    if (compareScores(score, best.score) < 0) best = draft.snapshot();
  }
  return { best, iterations: iteration };
}

/** Tells how it goes and how much of the budget is spent: 1 means stop. */
function look(bounds: Bounds, iteration: number, best: Snapshot): number {
  const { signal, onProgress, now, iterationsMax } = bounds;
  const { unserved, vehicles } = best.score;
  const running = best.routes.filter((route) => route.tasks.length > 0);
  if (iteration % (ROUNDS_BETWEEN_LOOKS * 16) === 0) {
    onProgress?.({
      iteration,
      iterationsMax: iterationsMax === Infinity ? null : iterationsMax,
      servedShipments: running.reduce((sum, route) => sum + route.tasks.length / 2, 0),
      unservedShipments: unserved,
      vehicles,
      metres: running.reduce((sum, route) => sum + route.metres, 0),
      costMinor: best.score.cost,
      milliseconds: now === undefined ? null : now() - bounds.startedAt,
    });
  }
  if (signal?.aborted === true) return 1;
  const elapsed = now === undefined ? 0 : (now() - bounds.startedAt) / bounds.millisecondsMax;
  return Math.max(iteration / iterationsMax, elapsed);
}

function round(ground: SearchGround): void {
  const { draft, random } = ground;
  const absent = draft.unserved();
  const emptiesRoute = random.next() < ROUTE_RUINS;
  const removed = emptiesRoute ? ruinRoute(ground) : ruinStrings(ground);
  const manner: RecreateManner = {
    order: INSERTION_ORDERS[random.below(INSERTION_ORDERS.length)] ?? 'chance',
    priorityFirst: absent.length > 0 && random.next() < 0.5,
    mayOpen: !emptiesRoute || random.next() < 0.5,
    roomy: random.next() < 0.5,
    thorough: false,
    overlooks: () => random.next() < OVERLOOKED,
  };
  const retried = shuffle(absent, random).slice(0, RETRIED_MAX);
  const absentFirst = retried.length > 0 && random.next() < 0.5;
  if (absentFirst) recreateInChanged(ground, byPriority(retried), manner);
  recreate(ground, removed, manner);
  if (!absentFirst) recreateInChanged(ground, byPriority(retried), manner);
}

function byPriority(loads: Load[]): Load[] {
  return loads.sort((a, b) => b.source.priority - a.source.priority);
}

function isAccepted(score: Score, current: Score, allowance: number): boolean {
  return compareScores({ ...score, cost: score.cost - allowance }, current) <= 0;
}
