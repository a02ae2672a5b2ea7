import type { Market } from '../network/market';
import { compareFractions } from './exact-fraction';
import { tierOf } from './taker-keys';
import type { TakerKeys } from './taker-keys';

/** A part of the market with no way out: those who could give each other units, and their lots. */
export interface Segment {
  /** The level is levelUnits / levelFamilies: where the last unit given in it stands, debts counted. */
  readonly levelUnits: number;
  readonly levelFamilies: number;
  /** Ascending. */
  readonly lots: Int32Array;
  readonly lines: Int32Array;
}

/** What the segments are read from: a flow in the order of the pairs, and by whom it is shared. */
export interface Shared {
  readonly market: Market;
  readonly flow: Float64Array;
  /** The sharer of each line: its commune. */
  readonly sharer: Int32Array;
  /** The units of each sharer and the keys they were given by. */
  readonly units: Float64Array;
  readonly keys: TakerKeys;
}

/**
 * Segments are the strongly connected parts of "could take from": a sharer from every lot that may
 * serve it, a lot from every sharer that it serves. They depend on the shares alone where lots are
 * scarce, not on the way the flow was found. Poorest first, then by first line. O(pairs).
 */
export function segmentsOf(shared: Shared): Segment[] {
  const { market, flow, sharer } = shared;
  const { lots, lines, pairs } = market;
  const component = components(shared);
  const lineLists = new Map<number, number[]>();
  const lotLists = new Map<number, number[]>();
  for (let line = 0; line < lines.count; line += 1) {
    append(lineLists, component[lots.count + (sharer[line] as number)] as number, line);
  }
  for (let lot = 0; lot < lots.count; lot += 1) {
    const end = pairs.start[lot + 1] as number;
    let at = pairs.start[lot] as number;
    while (at < end && flow[at] === 0) at += 1;
    if (at < end) append(lotLists, component[lot] as number, lot);
  }
  return [...lineLists]
    .map(([at, list]) => ({
      ...levelOf(shared, list),
      lots: Int32Array.from(lotLists.get(at) ?? []),
      lines: Int32Array.from(list),
    }))
    .sort(
      (a, b) =>
        compareFractions(a.levelUnits, a.levelFamilies, b.levelUnits, b.levelFamilies) ||
        (a.lines[0] as number) - (b.lines[0] as number),
    );
}

function append(lists: Map<number, number[]>, at: number, member: number): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [member]);
  else list.push(member);
}

/** The level of the last unit that the sharers of these lines have; 0/1 when they have nothing. */
function levelOf(
  { sharer, units, keys }: Shared,
  lines: readonly number[],
): { levelUnits: number; levelFamilies: number } {
  let level = { levelUnits: 0, levelFamilies: 1 };
  let tier = -1;
  for (const line of lines) {
    const at = sharer[line] as number;
    const last = units[at] as number;
    if (last === 0) continue;
    const own = {
      levelUnits: last - (keys.debt[at] as number),
      levelFamilies: keys.weight[at] as number,
    };
    const ownTier = tierOf(keys, at, last);
    const isLater =
      ownTier !== tier
        ? ownTier > tier
        : compareFractions(
            own.levelUnits,
            own.levelFamilies,
            level.levelUnits,
            level.levelFamilies,
          ) > 0;
    if (isLater) {
      level = own;
      tier = ownTier;
    }
  }
  return level;
}

/**
 * Numbers the strongly connected parts of lots (first) and sharers (after them): Tarjan's search, with
 * its own stack because paths can be as long as the market.
 */
function components({ market, flow, sharer, units }: Shared): Int32Array {
  const { lots, lines, pairs } = market;
  const rows = sharerRows(market, sharer, units.length);
  const nodes = lots.count + units.length;
  const component = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes);
  const lowest = new Int32Array(nodes);
  const at = new Int32Array(nodes);
  const waiting: number[] = [];
  const path: number[] = [];
  let found = 0;
  let visited = 0;
  const enter = (node: number): void => {
    visited += 1;
    order[node] = lowest[node] = visited;
    at[node] =
      node < lots.count ? (pairs.start[node] as number) : (rows.start[node - lots.count] as number);
    waiting.push(node);
    path.push(node);
  };
  const nextOf = (node: number): number => {
    if (node >= lots.count) {
      const place = at[node] as number;
      at[node] = place + 1;
      return place < (rows.start[node - lots.count + 1] as number)
        ? (rows.lot[place] as number)
        : -1;
    }
    let place = at[node] as number;
    const end = pairs.start[node + 1] as number;
    while (place < end && flow[place] === 0) place += 1;
    at[node] = place + 1;
    return place < end ? lots.count + (sharer[pairs.line[place] as number] as number) : -1;
  };
  const leave = (node: number): void => {
    path.pop();
    const parent = path[path.length - 1];
    if (parent !== undefined) {
      lowest[parent] = Math.min(lowest[parent] as number, lowest[node] as number);
    }
    if (lowest[node] !== order[node]) return;
    let member = -1;
    while (member !== node) {
      member = waiting.pop() as number;
      component[member] = found;
    }
    found += 1;
  };
  for (let line = 0; line < lines.count; line += 1) {
    const root = lots.count + (sharer[line] as number);
    if (order[root] !== 0) continue;
    enter(root);
    for (let node = root; path.length > 0; node = path[path.length - 1] as number) {
      const next = nextOf(node);
      if (next < 0) leave(node);
      else if (order[next] === 0) enter(next);
      else if (component[next] === -1) {
        lowest[node] = Math.min(lowest[node] as number, order[next] as number);
      }
    }
  }
  return component;
}

/** The lots that may serve each sharer, in rows. */
function sharerRows(
  { lots, pairs }: Market,
  sharer: Int32Array,
  sharers: number,
): { start: Int32Array; lot: Int32Array } {
  const start = new Int32Array(sharers + 1);
  for (const line of pairs.line) {
    const next = (sharer[line] as number) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let at = 0; at < sharers; at += 1) {
    start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  }
  const free = start.slice();
  const lot = new Int32Array(pairs.line.length);
  for (let from = 0; from < lots.count; from += 1) {
    const end = pairs.start[from + 1] as number;
    for (let at = pairs.start[from] as number; at < end; at += 1) {
      const to = sharer[pairs.line[at] as number] as number;
      lot[free[to] as number] = from;
      free[to] = (free[to] as number) + 1;
    }
  }
  return { start, lot };
}
