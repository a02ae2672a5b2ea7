import type { Carrier, Load, Model, Task } from './model';
import { timetable, type TimedStop } from './schedule';
import { firstAllowed, lastAllowed } from './windows';

/**
 * A feasible run of one vehicle; never changed, only replaced. Position 0 is the start, 1…n are the
 * tasks, n + 1 is the end. `done` and `latest` leave longest times on board aside: those are asked
 * separately (`ridesAndGoodsHold`), because holding them delays loading and nothing else.
 */
export interface Route {
  readonly carrier: Carrier;
  readonly tasks: readonly Task[];
  /** So many tasks at the beginning may not be moved. */
  readonly frozen: number;
  readonly closed: boolean;
  /** Earliest end of handling at each position (at 0: the beginning of the shift). */
  readonly done: Float64Array;
  /** Latest arrival at each position from which the rest can still be kept. */
  readonly latest: Float64Array;
  readonly grams: Float64Array;
  readonly litres: Float64Array;
  readonly packages: Float64Array;
  readonly metres: number;
  readonly drivingSeconds: number;
  readonly cost: number;
  readonly hasRides: boolean;
}

/** The part of a route that its builder is told. */
export interface RouteFrame {
  readonly carrier: Carrier;
  readonly frozen: number;
  readonly closed: boolean;
}

/** The route through these tasks, or null when it breaks a rule. O(tasks) without time on board. */
export function routeThrough(
  model: Model,
  frame: RouteFrame,
  tasks: readonly Task[],
): Route | null {
  const { carrier } = frame;
  const done = forward(model, carrier, tasks);
  if (done === null) return null;
  const loads = loadsAlong(carrier, tasks);
  if (loads === null) return null;
  const { metres, drivingSeconds } = distances(model, carrier, tasks);
  const isTooFar =
    drivingSeconds > carrier.maxDrivingSeconds ||
    metres * carrier.source.fuelMlPerKm > carrier.fuelQuotaMl * 1000;
  if (isTooFar || !ridesAndGoodsHold(model, carrier, tasks)) return null;
  const firstLeg = model.roads.legSeconds(carrier.startNode, tasks[0]?.node ?? -1);
  const firstDone = (done[1] ?? 0) - (tasks[0]?.handlingSeconds ?? 0);
  const seconds = (done[tasks.length + 1] ?? 0) - (firstDone - firstLeg);
  return {
    carrier,
    tasks,
    frozen: frame.frozen,
    closed: frame.closed,
    done,
    latest: backward(model, carrier, tasks),
    ...loads,
    metres,
    drivingSeconds,
    cost: tasks.length === 0 ? 0 : costOf(model, carrier, metres, seconds),
    hasRides: tasks.some((task) => task.load.maxSecondsOnBoard !== Infinity),
  };
}

/** What a way and a time cost with this vehicle: money, or metres where nothing has a price. */
export function costOf(model: Model, carrier: Carrier, metres: number, seconds: number): number {
  if (model.metresAreCost) return metres;
  const { costPerUseMinor, costPerKmMinor, costPerHourMinor } = carrier.source;
  return costPerUseMinor + (metres * costPerKmMinor) / 1000 + (seconds * costPerHourMinor) / 3600;
}

/** Ends of handling at each position, the end of the run last; null when a window or the shift breaks. */
function forward(model: Model, carrier: Carrier, tasks: readonly Task[]): Float64Array | null {
  const done = new Float64Array(tasks.length + 2);
  let moment = carrier.source.shiftFromSeconds;
  let node = carrier.startNode;
  done[0] = moment;
  let position = 1;
  for (const task of tasks) {
    const begin = firstAllowed(task.spans, moment + model.roads.legSeconds(node, task.node));
    if (begin === Infinity) return null;
    moment = begin + task.handlingSeconds;
    done[position] = moment;
    node = task.node;
    position += 1;
  }
  moment += tasks.length === 0 ? 0 : model.roads.legSeconds(node, carrier.endNode);
  done[position] = moment;
  return moment <= carrier.source.shiftToSeconds ? done : null;
}

function backward(model: Model, carrier: Carrier, tasks: readonly Task[]): Float64Array {
  const latest = new Float64Array(tasks.length + 2);
  let moment = carrier.source.shiftToSeconds;
  let node = carrier.endNode;
  latest[tasks.length + 1] = moment;
  for (let position = tasks.length; position >= 1; position -= 1) {
    const task = tasks[position - 1];
    if (task === undefined) break;
    moment -= model.roads.legSeconds(task.node, node) + task.handlingSeconds;
    moment = lastAllowed(task.spans, moment);
    latest[position] = moment;
    node = task.node;
  }
  return latest;
}

function loadsAlong(
  { source: vehicle }: Carrier,
  tasks: readonly Task[],
): Pick<Route, 'grams' | 'litres' | 'packages'> | null {
  const grams = new Float64Array(tasks.length + 1);
  const litres = new Float64Array(tasks.length + 1);
  const packages = new Float64Array(tasks.length + 1);
  let [weight, volume, count] = [0, 0, 0];
  let position = 1;
  for (const { isPickup, load } of tasks) {
    const sign = isPickup ? 1 : -1;
    weight += sign * load.source.grams;
    volume += sign * load.source.litres;
    count += sign * load.source.packages;
    const isFull =
      weight > vehicle.capacityGrams ||
      volume > vehicle.capacityLitres ||
      count > vehicle.capacityPackages;
    if (isFull) return null;
    grams[position] = weight;
    litres[position] = volume;
    packages[position] = count;
    position += 1;
  }
  return { grams, litres, packages };
}

function distances(
  { roads }: Model,
  carrier: Carrier,
  tasks: readonly Task[],
): { readonly metres: number; readonly drivingSeconds: number } {
  let [metres, drivingSeconds] = [0, 0];
  let node = carrier.startNode;
  for (const task of tasks) {
    metres += roads.metres(node, task.node);
    drivingSeconds += roads.seconds(node, task.node);
    node = task.node;
  }
  if (tasks.length > 0) {
    metres += roads.metres(node, carrier.endNode);
    drivingSeconds += roads.seconds(node, carrier.endNode);
  }
  return { metres, drivingSeconds };
}

/** Asks what the fast check leaves aside: longest times on board, and goods that may not meet. */
export function ridesAndGoodsHold(model: Model, carrier: Carrier, tasks: readonly Task[]): boolean {
  if (model.clashes.length > 0 && goodsMeet(model, tasks)) return false;
  if (tasks.every((task) => task.load.maxSecondsOnBoard === Infinity)) return true;
  const { roads } = model;
  const loadedAt = new Map<Load, number>();
  let node = carrier.startNode;
  const stops = tasks.map((task, index): TimedStop => {
    const legSeconds = roads.legSeconds(node, task.node);
    node = task.node;
    if (task.isPickup) loadedAt.set(task.load, index);
    const isTimed = !task.isPickup && task.load.maxSecondsOnBoard !== Infinity;
    return {
      legSeconds,
      handlingSeconds: task.handlingSeconds,
      spans: task.spans,
      loadedAt: isTimed ? (loadedAt.get(task.load) ?? -1) : -1,
      maxSecondsOnBoard: task.load.maxSecondsOnBoard,
    };
  });
  const { begins, holds } = timetable(stops, carrier.source.shiftFromSeconds);
  const lastDone = (begins.at(-1) ?? 0) + (stops.at(-1)?.handlingSeconds ?? 0);
  return (
    holds && lastDone + roads.legSeconds(node, carrier.endNode) <= carrier.source.shiftToSeconds
  );
}

function goodsMeet(model: Model, tasks: readonly Task[]): boolean {
  const onBoard = new Set<Load>();
  for (const { isPickup, load } of tasks) {
    if (!isPickup) {
      onBoard.delete(load);
      continue;
    }
    const clashing = model.clashes[load.goodsClass];
    for (const other of onBoard) {
      if (clashing?.has(other.goodsClass) === true) return true;
    }
    onBoard.add(load);
  }
  return false;
}
