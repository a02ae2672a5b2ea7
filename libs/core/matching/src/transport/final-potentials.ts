import type { Market } from '../network/market';
import type { TransportTree } from './transport-tree';

export interface Potentials {
  readonly lotPotential: Float64Array;
  readonly linePotential: Float64Array;
}

/**
 * Potentials for everybody: those of the tree, brought down to zero in every part of the market, and for lots and
 * lines without units whatever keeps cost + lot − line ≥ 0 on all legal pairs. The smallest of the
 * lots that have a legal pair is 0; where there is no pair, 0.
 */
export function finalPotentials(market: Market, tree: TransportTree): Potentials {
  const { hub, firstLine, root } = tree;
  const lotPotential = tree.potential.slice(0, hub);
  const linePotential = tree.potential.slice(firstLine, root);
  const found = { lotPotential, linePotential };
  if (rootArcs(tree) > 1) settleParts(market, tree, found);
  settleIdleLines(market, found);
  settleIdleLots(market, found);
  settleIdleLines(market, found);
  settleZero(market, found);
  return found;
}

function rootArcs({ parent, root }: TransportTree): number {
  let arcs = 0;
  for (const above of parent) if (above === root) arcs += 1;
  return arcs;
}

/** Parts of the market that no pair joins stand at heights that mean nothing: each comes down by itself. */
function settleParts(market: Market, tree: TransportTree, found: Potentials): void {
  const { start, line } = market.pairs;
  const { hub, firstLine, root, room, potential } = tree;
  const head = Int32Array.from({ length: root }, (_, node) => node);
  const top = (node: number): number => {
    let at = node;
    while (head[at] !== at) {
      head[at] = head[head[at] as number] as number;
      at = head[at] as number;
    }
    return at;
  };
  const isActive = (node: number): boolean => Number.isFinite(potential[node]);
  for (let lot = 0; lot < hub; lot += 1) {
    if (!isActive(lot)) continue;
    for (let pair = start[lot] as number; pair < (start[lot + 1] as number); pair += 1) {
      const other = firstLine + (line[pair] as number);
      if (isActive(other)) head[top(other)] = top(lot);
    }
  }
  for (let other = firstLine; other < root && isActive(hub); other += 1) {
    if (isActive(other) && room[other] !== 0) head[top(other)] = top(hub);
  }
  const lowest = new Float64Array(root).fill(Infinity);
  for (let lot = 0; lot < hub; lot += 1) {
    const at = top(lot);
    lowest[at] = Math.min(lowest[at] as number, potential[lot] as number);
  }
  const height = lowest.map((each) => (each === Infinity ? 0 : each));
  for (let lot = 0; lot < hub; lot += 1) {
    if (isActive(lot))
      found.lotPotential[lot] = (potential[lot] as number) - (height[top(lot)] as number);
  }
  for (let other = firstLine; other < root; other += 1) {
    if (!isActive(other)) continue;
    found.linePotential[other - firstLine] =
      (potential[other] as number) - (height[top(other)] as number);
  }
}

/** A line without a potential takes the highest that its lots with one allow. */
function settleIdleLines(
  { lots, pairs }: Market,
  { lotPotential, linePotential }: Potentials,
): void {
  const isIdle = linePotential.map((potential) => (Number.isFinite(potential) ? 0 : 1));
  if (!isIdle.includes(1)) return;
  linePotential.forEach((potential, line) => {
    if (potential === -Infinity) linePotential[line] = Infinity;
  });
  for (let lot = 0; lot < lots.count; lot += 1) {
    const own = lotPotential[lot] as number;
    for (
      let pair = pairs.start[lot] as number;
      pair < (pairs.start[lot + 1] as number);
      pair += 1
    ) {
      const line = pairs.line[pair] as number;
      if (isIdle[line] === 0) continue;
      linePotential[line] = Math.min(
        linePotential[line] as number,
        (pairs.cost[pair] as number) + own,
      );
    }
  }
}

/** A lot without a potential takes the lowest that its lines with one allow; 0 where none has any. */
function settleIdleLots(
  { lots, pairs }: Market,
  { lotPotential, linePotential }: Potentials,
): void {
  for (let lot = 0; lot < lots.count; lot += 1) {
    if (lotPotential[lot] !== Infinity) continue;
    let least = -Infinity;
    for (
      let pair = pairs.start[lot] as number;
      pair < (pairs.start[lot + 1] as number);
      pair += 1
    ) {
      const other = linePotential[pairs.line[pair] as number] as number;
      if (other !== Infinity) least = Math.max(least, other - (pairs.cost[pair] as number));
    }
    lotPotential[lot] = least === -Infinity ? 0 : least;
  }
}

/** Brings the lowest lot down (or up) to zero; what has no pair at all says 0. */
function settleZero({ lots, pairs }: Market, { lotPotential, linePotential }: Potentials): void {
  const hasPair = (lot: number): boolean => pairs.start[lot] !== pairs.start[lot + 1];
  let lowest = Infinity;
  for (let lot = 0; lot < lots.count; lot += 1) {
    if (hasPair(lot)) lowest = Math.min(lowest, lotPotential[lot] as number);
  }
  if (lowest === Infinity) lowest = 0;
  for (let lot = 0; lot < lots.count; lot += 1) {
    lotPotential[lot] = hasPair(lot) ? (lotPotential[lot] as number) - lowest : 0;
  }
  linePotential.forEach((potential, line) => {
    linePotential[line] = Number.isFinite(potential) ? potential - lowest : 0;
  });
}
