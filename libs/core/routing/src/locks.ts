import { evaluateStops } from './evaluate-run';
import { suits, type Carrier, type Load, type Model, type Task } from './model';
import type { OrderLock, RoutingProblem, RunStop } from './problem';
import type { ConflictCode, UnservedReason } from './reasons';
import { routeThrough, type Route } from './route';

/** What people decided, as the solver obeys it. */
export interface ResolvedLocks {
  /** Per vehicle the run to begin with: empty, or the locked stops and the deliveries they owe. */
  readonly routes: readonly Route[];
  /** Per load the only vehicle that may take it; −1 when any may. */
  readonly carrierOf: Int32Array;
  /** Loads that cannot be served because the locks contradict themselves or break a rule. */
  readonly refused: ReadonlyMap<Load, UnservedReason>;
  /** Per vehicle the tasks of its current run; not binding. */
  readonly current: ReadonlyMap<Carrier, readonly Task[]>;
}

/**
 * Reads the locks. A locked order that breaks a rule leaves its vehicle empty and its loads unserved,
 * with the rule's name: obeying half of what people decided would be neither theirs nor ours.
 */
export function resolveLocks(problem: RoutingProblem, model: Model): ResolvedLocks {
  const refused = new Map<Load, UnservedReason>();
  const numberOf = new Map(model.carriers.map((carrier) => [carrier.source.id, carrier.index]));
  const carrierOf = new Int32Array(model.loads.length).fill(-1);
  for (const load of model.loads) {
    const [vehicleId, otherVehicleId] = model.lookup.lockedTo(load.source.id);
    if (vehicleId === undefined) continue;
    carrierOf[load.index] = numberOf.get(vehicleId) ?? -1;
    if (otherVehicleId === undefined) continue;
    refused.set(load, { code: 'locked_to_two_vehicles', params: { vehicleId, otherVehicleId } });
  }
  const tasksOf = taskFinder(model);
  const routes = model.carriers.map((carrier) => {
    const lock = model.lookup.orderLock(carrier.source.id);
    if (lock === undefined) return emptyRoute(model, carrier, false);
    const locked = lockedRoute(model, carrier, { lock, tasks: tasksOf(lock.stops) });
    if (typeof locked !== 'string') return locked;
    for (const { load } of tasksOf(lock.stops)) {
      const params = { vehicleId: carrier.source.id, conflict: locked };
      if (!refused.has(load)) refused.set(load, { code: 'locked_order_breaks_rule', params });
    }
    return emptyRoute(model, carrier, true);
  });
  const current = new Map<Carrier, readonly Task[]>();
  for (const { vehicleId, stops } of problem.locks.currentPlan ?? []) {
    const carrier = model.carriers[numberOf.get(vehicleId) ?? -1];
    if (carrier !== undefined) current.set(carrier, tasksOf(stops));
  }
  return { routes, carrierOf, refused, current };
}

/** The run of a vehicle that stays in its yard. A closed one stays there. */
export function emptyRoute(model: Model, carrier: Carrier, closed: boolean): Route {
  const route = routeThrough(model, { carrier, frozen: 0, closed }, []);
  if (route === null) throw new Error('a run without stops breaks no rule');
  return route;
}

function taskFinder(model: Model): (stops: readonly RunStop[]) => Task[] {
  const byId = new Map(model.loads.map((load) => [load.source.id, load]));
  return (stops) =>
    stops.flatMap(({ kind, shipmentId }) => {
      const load = byId.get(shipmentId);
      return load === undefined ? [] : [kind === 'pickup' ? load.pickup : load.delivery];
    });
}

/** The locked stops with the deliveries they owe behind them, or the name of the rule they break. */
function lockedRoute(
  model: Model,
  carrier: Carrier,
  { lock, tasks }: { readonly lock: OrderLock; readonly tasks: readonly Task[] },
): Route | ConflictCode {
  const delivered = new Set(tasks.filter((task) => !task.isPickup).map((task) => task.load));
  const owed = tasks
    .filter((task) => task.isPickup && !delivered.has(task.load))
    .map((task) => task.load.delivery)
    .sort((a, b) => a.lastSecond - b.lastSecond || a.load.index - b.load.index);
  const stopsOf = (list: readonly Task[]): RunStop[] =>
    list.map(({ isPickup, load }) => ({
      kind: isPickup ? 'pickup' : 'delivery',
      shipmentId: load.source.id,
    }));
  const inDueOrder = stopsOf([...tasks, ...owed]);
  const early = evaluateStops(model.lookup, carrier.source, lock.stops);
  const broken = early.conflicts.find((conflict) => conflict.code !== 'delivery_missing');
  const frame = { carrier, frozen: tasks.length, closed: lock.closed === true };
  const isPossible = broken === undefined && tasks.every((task) => suits(carrier, task.load));
  let route = isPossible ? routeThrough(model, frame, tasks) : null;
  for (const task of owed) route = route === null ? null : withDelivery(model, route, task);
  if (route !== null) return route;
  const late = evaluateStops(model.lookup, carrier.source, inDueOrder);
  return broken?.code ?? late.conflicts[0]?.code ?? 'locked_order_broken';
}

/** The shortest route with one more delivery somewhere behind the frozen stops. */
function withDelivery(model: Model, route: Route, task: Task): Route | null {
  let best: Route | null = null;
  for (let after = route.frozen; after <= route.tasks.length; after += 1) {
    const tasks = [...route.tasks.slice(0, after), task, ...route.tasks.slice(after)];
    const longer = routeThrough(model, route, tasks);
    if (longer !== null && (best === null || longer.metres < best.metres)) best = longer;
  }
  return best;
}
