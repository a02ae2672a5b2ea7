import type { CommuneSums } from './commune-sums';
import type { ServedMarket } from './served-market';

/** Who could trade units with whom: equal numbers for equal parts. −1: a lot that gives nothing. */
export interface ExchangeComponents {
  readonly lot: Int32Array;
  readonly commune: Int32Array;
}

/** The lots that serve each commune, in rows. */
interface Servers {
  readonly start: Int32Array;
  readonly lot: Int32Array;
}

/**
 * The strongly connected parts of communes and the lots that serve them. A lot leads to the communes
 * that it may serve, and a commune to the lots that do serve it: the same parts as the other way round,
 * and no rows by line are needed. Both margins of a flow being given, the parts do not depend on the
 * ways it takes. Tarjan's search with stacks of its own, because ways can be as long as the market.
 * O(pairs).
 */
export function exchangeComponents(served: ServedMarket, sums: CommuneSums): ExchangeComponents {
  const { communes } = served.market.lines;
  const servers = serversOf(served, sums);
  const nodes = communes + served.market.lots.count;
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
    next[node] = firstPlace(served, servers, node);
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
  for (let root = 0; root < communes; root += 1) {
    if (turn[root] !== 0) continue;
    enter(root);
    while (wayLength > 0) {
      const node = way[wayLength - 1] as number;
      const other = nextNeighbour(served, servers, node, next);
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
  return { commune: part.subarray(0, communes), lot: part.subarray(communes) };
}

function firstPlace({ market }: ServedMarket, servers: Servers, node: number): number {
  const { communes } = market.lines;
  return (node < communes ? servers.start[node] : market.pairs.start[node - communes]) as number;
}

/** The next node that a node leads to, and moves its place on; −1 when there is none left. */
function nextNeighbour(
  { market, dropped }: ServedMarket,
  servers: Servers,
  node: number,
  next: Int32Array,
): number {
  const { communes, commune } = market.lines;
  let place = next[node] as number;
  if (node < communes) {
    next[node] = place + 1;
    return place < (servers.start[node + 1] as number)
      ? communes + (servers.lot[place] as number)
      : -1;
  }
  const { start, line } = market.pairs;
  const end = start[node - communes + 1] as number;
  while (place < end && dropped[line[place] as number] === 1) place += 1;
  next[node] = place + 1;
  return place < end ? (commune[line[place] as number] as number) : -1;
}

function serversOf(served: ServedMarket, sums: CommuneSums): Servers {
  const { communes } = served.market.lines;
  const start = new Int32Array(communes + 1);
  const lot = new Int32Array(served.server.length);
  for (let commune = 0, next = 0; commune < communes; commune += 1) {
    const end = sums.start[commune + 1] as number;
    for (let at = sums.start[commune] as number; at < end; at += 1) {
      const line = sums.line[at] as number;
      const last = served.start[line + 1] as number;
      for (let from = served.start[line] as number; from < last; from += 1) {
        lot[next] = served.server[from] as number;
        next += 1;
      }
    }
    start[commune + 1] = next;
  }
  return { start, lot };
}
