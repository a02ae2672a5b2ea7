import { evaluateStops } from '../evaluate-run';
import type { OrderLock, RunStop } from '../problem';
import type { Conflict, ConflictCode } from '../reasons';
import { DELIVERED } from './engine-problem';
import type { NumberedProblem } from './number-problem';
import { requestsByStop, type FindRequest } from './stops';
import type { Workbench } from './workbench';

/**
 * Puts down the runs that people locked, and behind them the deliveries they owe, each where the way
 * grows least. A locked order that breaks a rule leaves its vehicle empty and its goods unserved, with
 * the rule's name: obeying half of what people decided would be neither theirs nor ours.
 */
export function layLocks(numbered: NumberedProblem, bench: Workbench): void {
  const find = requestsByStop(numbered);
  const locked: LockAt[] = [];
  for (const [vehicle, { id }] of numbered.vehicles.entries()) {
    const lock = numbered.lookup.orderLock(id);
    if (lock === undefined) continue;
    const broken = layLock(numbered, bench, { vehicle, lock, find });
    bench.problem.isClosed[vehicle] = broken !== null || lock.closed === true ? 1 : 0;
    if (broken === null) locked.push({ vehicle, lock });
    else giveUp(numbered, { vehicle, lock, broken });
  }
  serveAll(numbered, bench, locked);
  for (const order of numbered.refused.keys()) bench.state.refuse(order);
  bench.state.begin();
}

/** Notes what is locked as served; a lock of which some other half finds no place is given up. */
function serveAll(numbered: NumberedProblem, bench: Workbench, locked: readonly LockAt[]): void {
  const lost = locked.find(({ vehicle }) => !serveLocked(bench, vehicle));
  if (lost === undefined) return;
  for (const { vehicle } of locked) undo(bench, vehicle, vehicle === lost.vehicle);
  giveUp(numbered, { ...lost, broken: 'other_leg_missing' });
  bench.problem.isClosed[lost.vehicle] = 1;
  serveAll(
    numbered,
    bench,
    locked.filter((it) => it !== lost),
  );
}

/** Takes back that the orders of a run are served, and the halves that were put elsewhere for them. */
function undo({ state, problem, isPinned }: Workbench, vehicle: number, withRun: boolean): void {
  const nodes = state.nodesOf(vehicle);
  const own = new Set(nodes.map((node) => node >> 1));
  for (const node of nodes) {
    const order = problem.orderOf[node >> 1] as number;
    const alt = state.altOf[order] as number;
    isPinned[order] = 0;
    if (alt < 0) continue;
    for (const request of [problem.altFirst[alt] as number, problem.altSecond[alt] as number]) {
      const other = request < 0 || own.has(request) ? -1 : state.vehicleOf(request);
      if (other < 0) continue;
      state.removeRequest(request);
      state.recompute(other);
    }
    state.serve(order, -1);
  }
  if (withRun) state.layRun(vehicle, []);
  state.recompute(vehicle);
}

interface LockAt {
  readonly vehicle: number;
  readonly lock: OrderLock;
}

/** Null when the lock could be obeyed, else the rule that it breaks. */
function layLock(
  { lookup, vehicles }: NumberedProblem,
  bench: Workbench,
  { vehicle, lock, find }: LockAt & { readonly find: FindRequest },
): ConflictCode | null {
  const source = lookup.vehicle(vehicles[vehicle]?.id ?? '');
  const broken = firstBroken(
    evaluateStops(lookup, source, lock.stops).conflicts,
    'delivery_missing',
  );
  if (broken !== null) return broken;
  const { state, problem } = bench;
  const nodes: number[] = [];
  for (const stop of lock.stops) {
    const request = find(stop);
    if (request < 0 || !isAble(bench, request, vehicle)) return 'locked_order_broken';
    nodes.push(2 * request + (stop.kind === 'pickup' ? 0 : 1));
  }
  state.layRun(vehicle, nodes);
  const there = new Set(nodes);
  const owed = nodes.filter(
    (node) =>
      (node & 1) === 0 &&
      ((problem.ends[node >> 1] as number) & DELIVERED) !== 0 &&
      !there.has(node + 1),
  );
  owed.sort((a, b) => (problem.late[a + 1] as number) - (problem.late[b + 1] as number) || a - b);
  const holds =
    settles(bench, vehicle) &&
    owed.every((node) => addDelivery(bench, vehicle, { node: node + 1, from: nodes.length }));
  if (holds && state.isFuelEnough) {
    state.anchor[vehicle] = nodes.at(-1) ?? state.startOf(vehicle);
    return null;
  }
  state.layRun(vehicle, []);
  state.recompute(vehicle);
  if (holds) return 'fuel_pool_exceeded';
  const inDueOrder = [
    ...lock.stops,
    ...owed.map((node) => deliveryOf(lock.stops[nodes.indexOf(node)] as RunStop)),
  ];
  const { conflicts } = evaluateStops(lookup, source, inDueOrder);
  return firstBroken(conflicts, null) ?? 'locked_order_broken';
}

function deliveryOf(stop: RunStop | undefined): RunStop {
  return { ...(stop ?? { shipmentId: '' }), kind: 'delivery' };
}

function firstBroken(
  conflicts: readonly Conflict[],
  but: ConflictCode | null,
): ConflictCode | null {
  return conflicts.find((it) => it.code !== but)?.code ?? null;
}

function isAble({ problem }: Workbench, request: number, vehicle: number): boolean {
  const order = problem.orderOf[request] as number;
  return (
    problem.able[(problem.classOf[vehicle] as number) * problem.requests + request] === 1 &&
    problem.isRefused[order] === 0
  );
}

function settles({ state, slow }: Workbench, vehicle: number): boolean {
  return state.recompute(vehicle) && slow.holds(vehicle);
}

/** One more delivery somewhere behind the locked stops, where the way grows least. */
function addDelivery(
  bench: Workbench,
  vehicle: number,
  { node, from }: { readonly node: number; readonly from: number },
): boolean {
  const { state } = bench;
  const nodes = state.nodesOf(vehicle);
  let best: number[] | null = null;
  let least = Infinity;
  for (let at = from; at <= nodes.length; at += 1) {
    const longer = [...nodes.slice(0, at), node, ...nodes.slice(at)];
    state.layRun(vehicle, longer);
    if (!settles(bench, vehicle) || (state.metres[vehicle] as number) >= least) continue;
    least = state.metres[vehicle] as number;
    best = longer;
  }
  state.layRun(vehicle, best ?? nodes);
  state.recompute(vehicle);
  return best !== null;
}

/**
 * Notes the orders of a locked run as served; the free half of a way through a centre finds its place
 * now and stays there. False when one finds none.
 */
function serveLocked(bench: Workbench, vehicle: number): boolean {
  const { state, problem, inserter, isPinned } = bench;
  for (const node of state.nodesOf(vehicle)) {
    const order = problem.orderOf[node >> 1] as number;
    if ((state.altOf[order] as number) >= 0) continue;
    for (
      let alt = problem.altStart[order] as number;
      alt < (problem.altStart[order + 1] as number);
      alt += 1
    ) {
      const requests = [problem.altFirst[alt] as number, problem.altSecond[alt] as number].filter(
        (it) => it >= 0,
      );
      if (!requests.includes(node >> 1)) continue;
      for (const request of requests) {
        if (state.vehicleOf(request) >= 0) continue;
        const other = inserter.bestVehicle(request);
        if (other < 0 || !inserter.insert(request, other)) return false;
      }
      if (requests.length === 2 && state.isTrunkFirst(alt)) return false;
      isPinned[order] = 1;
      state.serve(order, alt);
    }
  }
  return true;
}

function giveUp(
  { vehicles, shipments, refused }: NumberedProblem,
  { vehicle, lock, broken }: LockAt & { readonly broken: ConflictCode },
): void {
  const params = { vehicleId: vehicles[vehicle]?.id ?? '', conflict: broken };
  const locked = new Set(lock.stops.map((it) => it.shipmentId));
  for (const [order, { id }] of shipments.entries()) {
    if (!locked.has(id) || refused.has(order)) continue;
    refused.set(order, { code: 'locked_order_breaks_rule', params });
  }
}
