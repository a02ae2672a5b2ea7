import { compareScores, Draft } from './draft';
import { bestInsertion } from './insertion';
import type { Carrier, Task } from './model';
import { recreate, type InsertionOrder, type RecreateManner, type SearchGround } from './recreate';
import { routeThrough, type Route } from './route';

/** The ways in which a first draft is built; the best one is improved. */
const ORDERS: readonly InsertionOrder[] = ['far', 'heavy', 'tight', 'early', 'near', 'chance'];
/** From so many shipments on there is time for one way only. */
const LARGE = 1500;

/** Where the search begins: the current plan as far as it holds, or the best of several drafts. */
export function firstDraft(ground: SearchGround): Draft {
  const { model, locks } = ground.draft;
  if (locks.current.size > 0) return fromCurrent(ground);
  const isLarge = model.loads.length > LARGE;
  let best: Draft | null = null;
  for (const order of isLarge ? ORDERS.slice(0, 1) : ORDERS) {
    for (const roomy of isLarge ? [true] : [true, false]) {
      const draft = new Draft(model, locks);
      recreate({ ...ground, draft }, draft.unserved(), thorough(order, roomy));
      if (best === null || compareScores(draft.score(), best.score()) < 0) best = draft;
    }
  }
  return best ?? ground.draft;
}

/** Puts in whatever still has a place anywhere. */
export function fillUp(ground: SearchGround): void {
  recreate(ground, ground.draft.unserved(), thorough('heavy', true));
}

function thorough(order: InsertionOrder, roomy: boolean): RecreateManner {
  return { order, roomy, priorityFirst: true, mayOpen: true, thorough: true };
}

function fromCurrent(ground: SearchGround): Draft {
  const { model, locks } = ground.draft;
  const draft = new Draft(model, locks);
  for (const carrier of model.carriers) takeOver(draft, carrier);
  fillUp({ ...ground, draft });
  return draft;
}

/** The current run of a vehicle as it is, or load by load when it holds no longer. */
function takeOver(draft: Draft, carrier: Carrier): void {
  const { model, locks } = draft;
  const base = draft.routes[carrier.index];
  if (base === undefined || base.closed) return;
  const mine = wholePairs(locks.current.get(carrier) ?? []).filter(({ load }) => {
    const only = locks.carrierOf[load.index] ?? -1;
    const holder = draft.vehicleOf[load.index] ?? -1;
    const isFree = holder < 0 || holder === carrier.index;
    return isFree && (only < 0 || only === carrier.index) && !locks.refused.has(load);
  });
  const whole = keepsBase(base, mine) ? routeThrough(model, base, mine) : null;
  if (whole !== null && draft.adopt(whole)) return;
  for (const { load, isPickup } of mine) {
    const route = draft.routes[carrier.index];
    const isHere = (draft.vehicleOf[load.index] ?? -1) >= 0;
    if (!isPickup || isHere || route === undefined) continue;
    const found = bestInsertion(model, route, load, { below: Infinity });
    if (found !== null) draft.insert(found, load);
  }
}

/** The stops of loads that are picked up once and afterwards delivered once. */
function wholePairs(tasks: readonly Task[]): Task[] {
  const kinds = new Map<Task['load'], string>();
  for (const { load, isPickup } of tasks) {
    kinds.set(load, (kinds.get(load) ?? '') + (isPickup ? 'p' : 'd'));
  }
  return tasks.filter((task) => kinds.get(task.load) === 'pd');
}

/** True when the tasks begin with the frozen ones and miss none that the locks put there. */
function keepsBase(base: Route, tasks: readonly Task[]): boolean {
  const there = new Set(tasks);
  const beginsAlike = base.tasks
    .slice(0, base.frozen)
    .every((task, index) => tasks[index] === task);
  return beginsAlike && base.tasks.every((task) => there.has(task));
}
