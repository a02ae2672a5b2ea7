import type { NumberedProblem } from './number-problem';
import { requestsByStop } from './stops';
import type { Workbench } from './workbench';

/**
 * Puts down the current plan as far as it holds: whole runs as they are, and what is left of the others
 * one by one into the vehicle that had it. Not binding: the search goes on from here.
 */
export function layCurrent(numbered: NumberedProblem, bench: Workbench): void {
  const { currentPlan = [] } = numbered.lookup.problem.locks;
  if (currentPlan.length === 0) return;
  const find = requestsByStop(numbered);
  const stopsOf = new Map(currentPlan.map((it) => [it.vehicleId, it.stops]));
  const wanted: (readonly [number, number])[] = [];
  const { state, problem } = bench;
  for (const [vehicle, { id }] of numbered.vehicles.entries()) {
    const nodes = (stopsOf.get(id) ?? []).flatMap((stop) => {
      const request = find(stop);
      return request < 0 ? [] : [2 * request + (stop.kind === 'pickup' ? 0 : 1)];
    });
    if (nodes.length === 0 || problem.isClosed[vehicle] === 1) continue;
    const mine = wholeWays(bench, vehicle, nodes);
    if (!layWhole(bench, vehicle, mine)) {
      for (const node of mine) wanted.push([node >> 1, vehicle]);
    }
  }
  serveComplete(bench);
  keepWithinPools(bench);
  for (const [request, vehicle] of wanted) insertAgain(bench, request, vehicle);
  state.begin();
}

/** The nodes of what is free, may be here, and is picked up once and afterwards delivered once. */
function wholeWays(
  { state, problem }: Workbench,
  vehicle: number,
  nodes: readonly number[],
): number[] {
  const count = new Map<number, number>();
  const told = new Map<number, number>();
  for (const node of nodes) {
    const request = node >> 1;
    const bit = (node & 1) === 0 ? 1 : 2;
    const isInOrder = bit === 2 || ((told.get(request) ?? 0) & 2) === 0;
    count.set(request, (count.get(request) ?? 0) + (isInOrder ? 1 : 9));
    told.set(request, (told.get(request) ?? 0) | bit);
  }
  return nodes.filter((node) => {
    const request = node >> 1;
    const ends = problem.ends[request] as number;
    if (told.get(request) !== ends || count.get(request) !== (ends === 3 ? 2 : 1)) return false;
    const holder = state.vehicleOf(request);
    const only = problem.onlyVehicle[request] as number;
    const isFree =
      holder < 0 ? state.isInBank(problem.orderOf[request] as number) : holder === vehicle;
    const able = problem.able[
      (problem.classOf[vehicle] as number) * problem.requests + request
    ] as number;
    return isFree && able === 1 && (only < 0 || only === vehicle);
  });
}

/** Lays the run as it was, when it begins with what is locked and breaks no rule. */
function layWhole({ state, slow }: Workbench, vehicle: number, nodes: readonly number[]): boolean {
  const base = state.nodesOf(vehicle);
  const there = new Set(nodes);
  const anchor = state.anchor[vehicle] as number;
  const frozen = anchor === state.startOf(vehicle) ? 0 : base.indexOf(anchor) + 1;
  const keeps =
    base.slice(0, frozen).every((node, at) => nodes[at] === node) &&
    base.every((node) => there.has(node));
  if (!keeps) return false;
  state.layRun(vehicle, nodes);
  if (state.recompute(vehicle) && slow.holds(vehicle)) return true;
  state.layRun(vehicle, base);
  state.recompute(vehicle);
  return false;
}

/** Notes as served what is all there; takes out halves of ways through centres whose other half is not. */
function serveComplete(bench: Workbench): void {
  const { state, problem, ruiner } = bench;
  for (let order = 0; order < problem.orders; order += 1) {
    if (!state.isInBank(order)) continue;
    for (
      let alt = problem.altStart[order] as number;
      alt < (problem.altStart[order + 1] as number);
      alt += 1
    ) {
      const requests = [problem.altFirst[alt] as number, problem.altSecond[alt] as number].filter(
        (it) => it >= 0,
      );
      const laid = requests.filter((it) => state.vehicleOf(it) >= 0);
      if (laid.length === 0) continue;
      if (laid.length === requests.length && state.isInBank(order)) state.serve(order, alt);
      else for (const request of laid) takeOut(bench, request);
    }
    const centre =
      (state.altOf[order] as number) < 0
        ? -1
        : (problem.altCentre[state.altOf[order] as number] as number);
    const isFull =
      centre >= 0 &&
      ((state.stored[centre] as number) > (problem.storage[centre] as number) ||
        (state.coldStored[centre] as number) > (problem.coldStorage[centre] as number));
    if (!isFull) continue;
    state.begin();
    ruiner.removeOrder(order);
    bench.settle();
  }
}

function takeOut({ state }: Workbench, request: number): void {
  const vehicle = state.vehicleOf(request);
  state.begin();
  state.removeRequest(request);
  state.recompute(vehicle);
}

function keepWithinPools(bench: Workbench): void {
  const { state, problem, ruiner } = bench;
  for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) {
    const pools = problem.poolsOf[problem.classOf[vehicle] as number] as readonly number[];
    if (pools.every((pool) => (state.poolUsed[pool] as number) <= (problem.poolMl[pool] as number)))
      continue;
    state.begin();
    ruiner.removeRun(vehicle);
    bench.settle();
  }
}

function insertAgain(
  { state, problem, inserter }: Workbench,
  request: number,
  vehicle: number,
): void {
  const order = problem.orderOf[request] as number;
  if (!state.isInBank(order)) return;
  for (
    let alt = problem.altStart[order] as number;
    alt < (problem.altStart[order + 1] as number);
    alt += 1
  ) {
    if (problem.altFirst[alt] !== request || (problem.altSecond[alt] as number) >= 0) continue;
    if (!inserter.isPossible(request, vehicle)) continue;
    state.begin();
    if (inserter.insert(request, vehicle)) state.serve(order, alt);
    else state.rollBack();
  }
}
