import { compareFractions } from '../leximin/exact-fraction';
import type { Market, MarketLines } from './market';
import type { MarketFlows, MarketSegment } from './market-answer';
import { type Rows, strongParts } from './strong-parts';

/** A market without the lines that are left out, its fair shares, and a flow that reaches them. */
export interface FairFlow {
  readonly market: Market;
  /** 1: takes part. */
  readonly admitted: Uint8Array;
  readonly lineUnits: Float64Array;
  readonly flows: MarketFlows;
}

/**
 * The segments of a market: those who can trade units with each other, over however many others. A line
 * trades with the lots that serve it, a lot with all lines that it may serve, and a line with room with
 * the others of its commune that have something. What lots give and lines have decides them, not the ways
 * between, so they are read from the flow that is told. Poorest first, then by first line. O(pairs).
 */
export function segmentsOf(fair: FairFlow): MarketSegment[] {
  const { lots, lines } = fair.market;
  const part = strongParts(exchangeRows(fair));
  const members = new Map<number, { lots: number[]; lines: number[] }>();
  for (let line = 0; line < lines.count; line += 1) {
    const known = members.get(part[line] as number);
    if (known) known.lines.push(line);
    else members.set(part[line] as number, { lots: [], lines: [line] });
  }
  const isGiving = new Uint8Array(lots.count);
  for (const lot of fair.flows.lot) isGiving[lot] = 1;
  isGiving.forEach((gives, lot) => {
    if (gives === 1) members.get(part[lines.count + lot] as number)?.lots.push(lot);
  });
  const levels = communeLevels(fair);
  return [...members.values()]
    .map((segment) => ({
      ...levelOf(segment.lines, fair, levels),
      lots: Int32Array.from(segment.lots),
      lines: Int32Array.from(segment.lines),
    }))
    .sort(
      (a, b) =>
        compareFractions(a.levelUnits, a.levelFamilies, b.levelUnits, b.levelFamilies) ||
        (a.lines[0] as number) - (b.lines[0] as number),
    );
}

/** Lines first, then lots, then communes. Lines lead to the lots that serve them, lots to all lines. */
function exchangeRows({ market, lineUnits, flows }: FairFlow): Rows {
  const { lots, lines, pairs } = market;
  const nodes = lines.count + lots.count + lines.communes;
  const passesOn = (line: number): boolean =>
    lines.communes < lines.count && (lineUnits[line] as number) < (lines.units[line] as number);
  const start = new Int32Array(nodes + 1);
  const communeNode = (line: number): number =>
    lines.count + lots.count + (lines.commune[line] as number);
  const count = (node: number): void => {
    start[node + 1] = (start[node + 1] as number) + 1;
  };
  flows.line.forEach(count);
  for (let line = 0; line < lines.count; line += 1) {
    if (passesOn(line)) count(line);
    if ((lineUnits[line] as number) > 0) count(communeNode(line));
  }
  for (let lot = 0; lot < lots.count; lot += 1)
    start[lines.count + lot + 1] = (pairs.start[lot + 1] as number) - (pairs.start[lot] as number);
  for (let node = 0; node < nodes; node += 1)
    start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const to = new Int32Array(start[nodes] as number);
  const next = start.slice();
  const lead = (node: number, other: number): void => {
    to[next[node] as number] = other;
    next[node] = (next[node] as number) + 1;
  };
  flows.line.forEach((line, flow) => lead(line, lines.count + (flows.lot[flow] as number)));
  for (let line = 0; line < lines.count; line += 1) {
    if (passesOn(line)) lead(line, communeNode(line));
    if ((lineUnits[line] as number) > 0) lead(communeNode(line), line);
  }
  to.set(pairs.line, start[lines.count]);
  return { start, to };
}

/** A place in the order in which units are given: its tier, and its level with debts. */
interface Level {
  readonly tier: number;
  readonly units: number;
  readonly families: number;
}

/** Of each commune, where the last unit that it has stands. */
function communeLevels({ market, admitted, lineUnits }: FairFlow): (commune: number) => Level {
  const { lines } = market;
  const summed = (column: Float64Array): Float64Array => communeSums(lines, admitted, column);
  const units = summed(lineUnits);
  const [floor, wanted] = [summed(lines.floor), summed(lines.wanted)];
  const [debt, families] = [summed(lines.debt), summed(lines.families)];
  return (commune) => {
    const last = units[commune] as number;
    const isBeyond = last > (wanted[commune] as number);
    return {
      tier: last <= (floor[commune] as number) ? 0 : isBeyond ? 2 : 1,
      units: last - (debt[commune] as number),
      families: families[commune] as number,
    };
  };
}

function communeSums(lines: MarketLines, admitted: Uint8Array, column: Float64Array): Float64Array {
  const sums = new Float64Array(lines.communes);
  lines.commune.forEach((commune, line) => {
    if (admitted[line] === 1) sums[commune] = (sums[commune] as number) + (column[line] as number);
  });
  return sums;
}

/** The latest level among the communes whose lines have anything here; 0/1 without any. */
function levelOf(
  members: readonly number[],
  { market, lineUnits }: FairFlow,
  levels: (commune: number) => Level,
): Pick<MarketSegment, 'levelUnits' | 'levelFamilies'> {
  let latest: Level | null = null;
  for (const line of members) {
    if (lineUnits[line] === 0) continue;
    const own = levels(market.lines.commune[line] as number);
    if (latest === null || isLater(own, latest)) latest = own;
  }
  return { levelUnits: latest?.units ?? 0, levelFamilies: latest?.families ?? 1 };
}

function isLater(a: Level, b: Level): boolean {
  if (a.tier !== b.tier) return a.tier > b.tier;
  return compareFractions(a.units, a.families, b.units, b.families) > 0;
}
