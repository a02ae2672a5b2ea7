import type { Transport } from '../src/transport/least-transport';
import type { TransportCase } from './transport-market';

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly cost: bigint;
  left: bigint;
}

/**
 * The least cost by the plainest way there is: cheapest augmenting paths, one after the other, found by
 * Bellman and Ford. Null when the margins cannot be carried.
 */
export function cheapestByPaths({ market, task }: TransportCase): bigint | null {
  const { lots, lines, pairs } = market;
  const sink = 1 + lots.count + lines.count;
  const arcs: Arc[] = [];
  const join = (from: number, to: number, cost: bigint, room: bigint): void => {
    arcs.push({ from, to, cost, left: room }, { from: to, to: from, cost: -cost, left: 0n });
  };
  // Filling lower bounds is worth more than any detour costs, so they are filled first.
  const bonus = 1_000_000_000n;
  task.lotUnits.forEach((units, lot) => join(0, 1 + lot, 0n, BigInt(units)));
  task.low.forEach((least, line) => {
    const node = 1 + lots.count + line;
    join(node, sink, -bonus, BigInt(least));
    join(node, sink, 0n, BigInt((task.high[line] ?? 0) - least));
  });
  for (let lot = 0; lot < lots.count; lot += 1) {
    for (let pair = pairs.start[lot] ?? 0; pair < (pairs.start[lot + 1] ?? 0); pair += 1) {
      const line = 1 + lots.count + (pairs.line[pair] ?? 0);
      join(1 + lot, line, BigInt(pairs.cost[pair] ?? 0), BigInt(2 ** 53));
    }
  }
  const { units, cost } = augmentAll(arcs, sink);
  const given = task.lotUnits.reduce((sum, each) => sum + each, 0);
  const least = task.low.reduce((sum, each) => sum + each, 0);
  const filled = arcs
    .filter((arc) => arc.cost === bonus && arc.from === sink)
    .reduce((sum, arc) => sum + arc.left, 0n);
  if (units < BigInt(given) || filled < BigInt(least)) return null;
  return cost + bonus * filled;
}

function augmentAll(arcs: Arc[], sink: number): { units: bigint; cost: bigint } {
  let units = 0n;
  let cost = 0n;
  for (;;) {
    const far: (bigint | undefined)[] = [0n];
    const by: (number | undefined)[] = [];
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      arcs.forEach((arc, index) => {
        const here = far[arc.from];
        if (arc.left === 0n || here === undefined) return;
        const there = far[arc.to];
        if (there !== undefined && there <= here + arc.cost) return;
        far[arc.to] = here + arc.cost;
        by[arc.to] = index;
        isMoving = true;
      });
    }
    if (far[sink] === undefined) return { units, cost };
    const path: number[] = [];
    for (let node = sink; node !== 0; node = arcs[path.at(-1) ?? 0]?.from ?? 0) {
      path.push(by[node] ?? 0);
    }
    const amount = path.reduce<bigint>((least, index) => {
      const left = arcs[index]?.left ?? 0n;
      return least < 0n || left < least ? left : least;
    }, -1n);
    for (const index of path) {
      const [arc, back] = [arcs[index], arcs[index ^ 1]];
      if (arc === undefined || back === undefined) throw new Error('a path outside the network');
      arc.left -= amount;
      back.left += amount;
      cost += arc.cost * amount;
    }
    units += amount;
  }
}

/** What a plan costs, exactly. */
export function costOfPlan({ market }: TransportCase, plan: Transport): bigint {
  let total = 0n;
  plan.lot.forEach((lot, at) => {
    const { start, line, cost } = market.pairs;
    for (let pair = start[lot] ?? 0; pair < (start[lot + 1] ?? 0); pair += 1) {
      if (line[pair] !== plan.line[at]) continue;
      total += BigInt(cost[pair] ?? 0) * BigInt(plan.units[at] ?? 0);
    }
  });
  return total;
}

/** The first thing that is wrong with a plan, or null: margins, legality, order, forest, potentials. */
export function faultOfPlan({ market, task }: TransportCase, plan: Transport): string | null {
  const given = new Float64Array(market.lots.count);
  const got = new Float64Array(market.lines.count);
  const used = new Map<string, number>();
  for (let at = 0; at < plan.lot.length; at += 1) {
    const [lot, line, units] = [plan.lot[at] ?? -1, plan.line[at] ?? -1, plan.units[at] ?? 0];
    const [lotBefore, lineBefore] = [plan.lot[at - 1] ?? -1, plan.line[at - 1] ?? -1];
    if (!(units > 0) || !Number.isSafeInteger(units)) return `units ${units}`;
    if (lot < lotBefore || (lot === lotBefore && line <= lineBefore)) return 'not sorted';
    used.set(`${lot}/${line}`, units);
    given[lot] = (given[lot] ?? 0) + units;
    got[line] = (got[line] ?? 0) + units;
  }
  if (given.some((units, lot) => units !== task.lotUnits[lot])) return 'lot margins';
  if (got.some((units, line) => units < (task.low[line] ?? 0) || units > (task.high[line] ?? 0))) {
    return 'line margins';
  }
  return (
    faultOfPairs(market, plan, used) ??
    faultOfBounds(task, plan, got) ??
    faultOfForest(market, plan)
  );
}

function faultOfPairs(
  market: TransportCase['market'],
  plan: Transport,
  used: Map<string, number>,
): string | null {
  const { start, line, cost } = market.pairs;
  let legal = 0;
  for (let lot = 0; lot < market.lots.count; lot += 1) {
    for (let pair = start[lot] ?? 0; pair < (start[lot + 1] ?? 0); pair += 1) {
      const to = line[pair] ?? -1;
      const reduced =
        (cost[pair] ?? NaN) + (plan.lotPotential[lot] ?? NaN) - (plan.linePotential[to] ?? NaN);
      if (!Number.isSafeInteger(reduced) || reduced < 0) return `pair ${lot}/${to}: ${reduced}`;
      if (!used.has(`${lot}/${to}`)) continue;
      if (reduced !== 0) return `used pair ${lot}/${to}: ${reduced}`;
      legal += 1;
    }
  }
  return legal === used.size ? null : 'a shipment without a legal pair';
}

function faultOfBounds(
  task: TransportCase['task'],
  plan: Transport,
  got: Float64Array,
): string | null {
  let most = -Infinity;
  let least = Infinity;
  got.forEach((units, line) => {
    const potential = plan.linePotential[line] ?? NaN;
    if (units > (task.low[line] ?? 0)) most = Math.max(most, potential);
    if (units < (task.high[line] ?? 0)) least = Math.min(least, potential);
  });
  return most <= least ? null : `lines above low at ${most}, lines below high at ${least}`;
}

function faultOfForest(market: TransportCase['market'], plan: Transport): string | null {
  const head = Array.from({ length: market.lots.count + market.lines.count }, (_, node) => node);
  const top = (node: number): number => (head[node] === node ? node : top(head[node] ?? 0));
  for (let at = 0; at < plan.lot.length; at += 1) {
    const lot = top(plan.lot[at] ?? 0);
    const line = top(market.lots.count + (plan.line[at] ?? 0));
    if (lot === line) return 'shipments in a circle';
    head[lot] = line;
  }
  return null;
}
