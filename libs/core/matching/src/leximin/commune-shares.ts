import { linesTaking, turn } from './taker-rows';
import type { TakerRows } from './taker-rows';
import type { Market } from '../network/market';
import type { TakerKeys } from './taker-keys';
import { byCommune, communeRanks, lineBounds } from './line-keys';
import type { LineRule } from './line-keys';
import { allUpTo } from './parts';
import { settle } from './settle';
import { ShareFlow } from './share-flow';
import { capsFor, sumOf } from './threshold';

/**
 * Two levels: the communes share by their sums, and then each commune's lines share what it has, commune
 * by commune in the order of their first ranks, while all other totals stand.
 *
 * The first level is the same flow in a wider graph. Each line of a commune with several lines stands in
 * it twice: as a taker that always has all its units, and as a supplier of as many units to itself and
 * to its commune. What it has not from lots it must have from itself, so its commune can have from it
 * exactly what it has from lots.
 */
export function shareByCommunes(market: Market, rule: LineRule): ShareFlow {
  const doors = doorsOf(market);
  const flow = new ShareFlow(wideRows(market, doors), supplies(market, rule, doors));
  const keys = firstLevelKeys(rule, doors);
  const all = allUpTo(flow.rows.takers);
  settle(
    flow,
    keys,
    all,
    flow.left.reduce((sum, units) => sum + units, 0),
  );
  leaveSurplusAtLots(flow, doors);
  const second = secondLevelKeys(rule, keys);
  divideAll({ flow, keys: second, doors }, inRankOrder(keys.rank, doors));
  return flow;
}

/** The communes with several lines: takers after the lines; and their lines: suppliers after the lots. */
interface Doors {
  readonly lots: number;
  /** The commune of each door, and the lines behind it. */
  readonly commune: readonly number[];
  readonly lines: readonly (readonly number[])[];
  /** The supplier that a line is to its commune; −1 for a line that stands alone. */
  readonly supplier: Int32Array;
}

function doorsOf({ lots, lines }: Market): Doors {
  const members: number[][] = Array.from({ length: lines.communes }, () => []);
  lines.commune.forEach((commune, line) => members[commune]?.push(line));
  const commune = members.flatMap((list, at) => (list.length > 1 ? [at] : []));
  const supplier = new Int32Array(lines.count).fill(-1);
  let next = lots.count;
  for (const at of commune) {
    for (const line of members[at] ?? []) {
      supplier[line] = next;
      next += 1;
    }
  }
  return { lots: lots.count, commune, lines: commune.map((at) => members[at] ?? []), supplier };
}

/** Each line behind a door supplies itself and its commune. */
function wideRows({ lots, lines, pairs }: Market, doors: Doors): TakerRows {
  const inDoors = doors.lines.reduce((sum, members) => sum + members.length, 0);
  const supplierStart = new Int32Array(lots.count + inDoors + 1);
  const supplierTaker = new Int32Array(pairs.line.length + 2 * inDoors);
  supplierStart.set(pairs.start);
  supplierTaker.set(pairs.line);
  let supplier = lots.count;
  let place = pairs.line.length;
  doors.lines.forEach((members, door) => {
    for (const line of members) {
      supplierTaker[place] = line;
      supplierTaker[place + 1] = lines.count + door;
      place += 2;
      supplier += 1;
      supplierStart[supplier] = place;
    }
  });
  return turn({ takers: lines.count + doors.lines.length, supplierStart, supplierTaker });
}

function supplies({ lots, lines }: Market, { admitted }: LineRule, doors: Doors): Float64Array {
  const inDoors = doors.lines.flat();
  const supply = new Float64Array(lots.count + inDoors.length);
  supply.set(lots.units);
  for (const line of inDoors) {
    supply[doors.supplier[line] as number] =
      admitted[line] === 1 ? (lines.units[line] as number) : 0;
  }
  return supply;
}

/** Lines behind a door have all their units before anybody else; communes and lone lines share. */
function firstLevelKeys(rule: LineRule, doors: Doors): TakerKeys {
  const { lines } = rule;
  const [floor, wanted, units] = lineBounds(rule) as [Float64Array, Float64Array, Float64Array];
  const widened = (ofLines: Float64Array, ofCommunes: Float64Array): Float64Array =>
    Float64Array.of(...ofLines, ...doors.commune.map((commune) => ofCommunes[commune] ?? 0));
  const tier = (bound: Float64Array): Float64Array =>
    widened(
      bound.map((most, line) =>
        (doors.supplier[line] as number) < 0 ? most : (units[line] as number),
      ),
      byCommune(rule, bound),
    );
  const none = new Float64Array(lines.count);
  const ranks = communeRanks(rule);
  return {
    bounds: [
      new Float64Array(lines.count + doors.commune.length),
      tier(none),
      ...[floor, wanted, units].map(tier),
    ],
    weight: widened(lines.families, byCommune(rule, lines.families)).map((sum) => Math.max(1, sum)),
    debt: widened(lines.debt, byCommune(rule, lines.debt)),
    rank: Int32Array.of(...lines.rank, ...doors.commune.map((commune) => ranks[commune] ?? 0)),
  };
}

function secondLevelKeys(rule: LineRule, first: TakerKeys): TakerKeys {
  const none = new Float64Array(rule.lines.count);
  return { ...first, bounds: [none, ...lineBounds(rule)] };
}

function inRankOrder(rank: Int32Array, { commune, supplier }: Doors): number[] {
  const communeRank = (door: number): number => rank[supplier.length + door] ?? 0;
  return commune.map((_, door) => door).sort((a, b) => communeRank(a) - communeRank(b));
}

/** What a line took from lots without its commune having it from the line goes back. */
function leaveSurplusAtLots(flow: ShareFlow, doors: Doors): void {
  for (const line of doors.lines.flat()) {
    const supplier = doors.supplier[line] as number;
    const surplus = flow.left[supplier] as number;
    if (surplus === 0) continue;
    flow.takeBack(line, surplus, doors.lots);
    flow.give(supplier, line, surplus);
  }
}

interface Division {
  readonly flow: ShareFlow;
  readonly keys: TakerKeys;
  readonly doors: Doors;
}

/**
 * Divides what communes have among their lines, in this order. Many can be divided at once: if each can
 * have what would be right if geography did not bind, and all can at once, then that is also what one
 * after the other would give. Where not, the first half goes first.
 */
function divideAll(division: Division, order: readonly number[]): void {
  const open = [order];
  for (let some = open.pop(); some !== undefined; some = open.pop()) {
    if (some.length <= 1) {
      for (const door of some) divide(division, door);
      continue;
    }
    const before = division.flow.save();
    if (divideAtOnce(division, some)) continue;
    division.flow.restore(before);
    const half = some.length >> 1;
    open.push(some.slice(half), some.slice(0, half));
  }
}

function divideAtOnce(division: Division, some: readonly number[]): boolean {
  const { flow, keys } = division;
  const lines: number[] = [];
  for (const door of some) {
    for (const list of closed(division, door)) {
      const stretch = { list, from: 0, to: list.length };
      capsFor(keys, stretch, sumOf(flow.given, stretch), flow.caps);
      lines.push(...list);
    }
  }
  return byPart(flow, lines).every((list) => {
    const stretch = { list, from: 0, to: list.length };
    flow.trim(stretch);
    return flow.satisfies(stretch);
  });
}

function divide(division: Division, door: number): void {
  const { flow, keys } = division;
  for (const list of closed(division, door)) {
    settle(flow, keys, list, sumOf(flow.given, { list, from: 0, to: list.length }));
  }
}

/** Closes a door: its lines keep what they have from lots. */
function closed({ flow, doors }: Division, door: number): Int32Array[] {
  const members = doors.lines[door] ?? [];
  for (const line of members) {
    const supplier = doors.supplier[line] as number;
    flow.release(supplier);
    flow.left[supplier] = 0;
  }
  return byPart(flow, members);
}

/** What a commune has can lie in several parts; nothing moves between them. */
function byPart({ takerParts }: ShareFlow, lines: readonly number[]): Int32Array[] {
  const lists = new Map<number, number[]>();
  for (const line of lines) {
    const part = takerParts.of[line] as number;
    const list = lists.get(part);
    if (list === undefined) lists.set(part, [line]);
    else list.push(line);
  }
  return [...lists.values()].map((list) => Int32Array.from(list));
}

/** The flow of a market whose lines stand alone. */
export function shareByLines(market: Market, keys: TakerKeys): ShareFlow {
  const { lots, lines, pairs } = market;
  const flow = new ShareFlow(linesTaking(pairs, lines.count), lots.units);
  const all = allUpTo(lines.count);
  settle(
    flow,
    keys,
    all,
    lots.units.reduce((sum, units) => sum + units, 0),
  );
  return flow;
}
