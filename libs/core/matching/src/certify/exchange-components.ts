import type { CommuneSums } from './commune-sums';
import type { ServedMarket } from './served-market';

/** Who could trade units with whom: equal numbers for equal parts. −1: a lot that gives nothing. */
export interface ExchangeComponents {
  readonly lot: Int32Array;
  readonly line: Int32Array;
}

/**
 * The strongly connected parts of lots and lines under exchange: a line leads to the lots that serve it,
 * a lot to the lines that it may serve, and a line with room to the others of its commune that have
 * something. They depend on what lots give and lines have, not on the ways between them.
 * Tarjan's search with stacks of its own, because ways can be as long as the market. O(pairs).
 */
export function exchangeComponents(served: ServedMarket, sums: CommuneSums): ExchangeComponents {
  const { lots, lines } = served.market;
  const nodes = lines.count + lots.count + lines.communes;
  const part = new Int32Array(nodes).fill(-1);
  const turn = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const way = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  let [turns, parts, wayLength, opened] = [0, 0, 0, 0];
  const enter = (node: number): void => {
    turns += 1;
    turn[node] = turns;
    low[node] = turns;
    way[wayLength] = node;
    open[opened] = node;
    wayLength += 1;
    opened += 1;
  };
  const close = (node: number): void => {
    for (let member = -1; member !== node;) {
      opened -= 1;
      member = open[opened] as number;
      part[member] = parts;
    }
    parts += 1;
  };
  const lower = (node: number, other: number): void => {
    low[node] = Math.min(low[node] as number, other);
  };
  for (let root = 0; root < lines.count; root += 1) {
    if (turn[root] !== 0) continue;
    enter(root);
    while (wayLength > 0) {
      const node = way[wayLength - 1] as number;
      const other = nextNeighbour(served, sums, node, next);
      if (other >= 0) {
        if (turn[other] === 0) enter(other);
        else if (part[other] === -1) lower(node, turn[other] as number);
        continue;
      }
      wayLength -= 1;
      if (low[node] === turn[node]) close(node);
      if (wayLength > 0) lower(way[wayLength - 1] as number, low[node] as number);
    }
  }
  return {
    line: part.subarray(0, lines.count),
    lot: part.subarray(lines.count, lines.count + lots.count),
  };
}

/** The next node that a node leads to, and moves its count on; −1 when there is none left. */
function nextNeighbour(
  served: ServedMarket,
  sums: CommuneSums,
  node: number,
  next: Int32Array,
): number {
  const { lots, lines, pairs } = served.market;
  if (node < lines.count) return nextOfLine(served, sums, node, next);
  const lot = node - lines.count;
  let place = next[node] as number;
  if (lot < lots.count) {
    const first = pairs.start[lot] as number;
    const count = (pairs.start[lot + 1] as number) - first;
    while (place < count && served.dropped[pairs.line[first + place] as number] === 1) place += 1;
    next[node] = place + 1;
    return place < count ? (pairs.line[first + place] as number) : -1;
  }
  const commune = lot - lots.count;
  const first = sums.start[commune] as number;
  const count = (sums.start[commune + 1] as number) - first;
  while (place < count && served.lineUnits[sums.line[first + place] as number] === 0) place += 1;
  next[node] = place + 1;
  return place < count ? (sums.line[first + place] as number) : -1;
}

/** The lots that serve a line, and after them its commune, when the line has room. */
function nextOfLine(
  { market, start, server, lineUnits, dropped }: ServedMarket,
  sums: CommuneSums,
  line: number,
  next: Int32Array,
): number {
  const { lots, lines } = market;
  const place = next[line] as number;
  const first = start[line] as number;
  const count = (start[line + 1] as number) - first;
  next[line] = place + 1;
  if (place < count) return lines.count + (server[first + place] as number);
  const commune = lines.commune[line] as number;
  const members = (sums.start[commune + 1] as number) - (sums.start[commune] as number);
  const hasRoom = lineUnits[line] !== lines.units[line] && dropped[line] === 0;
  return place === count && hasRoom && members > 1 ? lines.count + lots.count + commune : -1;
}
