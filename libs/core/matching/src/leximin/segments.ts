import type { Market } from '../network/market';
import { compareFractions } from './exact-fraction';
import { exchangeParts } from './exchange-parts';
import type { ShareFlow } from './share-flow';
import { tierOf } from './taker-keys';
import type { TakerKeys } from './taker-keys';

/** A part of the market with no way out: those who could give each other units, and their lots. */
export interface Segment {
  /** The level is levelUnits / levelFamilies: where the last unit given in it stands, debts counted. */
  readonly levelUnits: number;
  readonly levelFamilies: number;
  /** Those that serve its lines, ascending. */
  readonly lots: Int32Array;
  /** Ascending. */
  readonly lines: Int32Array;
}

/** What the segments are read from: the flow of a market, and by which keys its communes share. */
export interface Shared {
  readonly market: Market;
  readonly shares: ShareFlow;
  /** Of each commune. */
  readonly units: Float64Array;
  readonly keys: TakerKeys;
}

/**
 * The segments of a market. Where lots are scarce they depend on the shares alone, not on the way the
 * flow was found. Poorest first, then by first line. O(pairs).
 */
export function segmentsOf(shared: Shared): Segment[] {
  const { market, shares } = shared;
  const { lots, lines } = market;
  const part = exchangeParts(market, shares);
  const segmentAt = new Map<number, { lots: number[]; lines: number[] }>();
  for (let line = 0; line < lines.count; line += 1) {
    const at = part[lots.count + line] as number;
    const segment = segmentAt.get(at);
    if (segment === undefined) segmentAt.set(at, { lots: [], lines: [line] });
    else segment.lines.push(line);
  }
  for (let lot = 0; lot < lots.count; lot += 1) {
    if (serves(shares, lot)) segmentAt.get(part[lot] as number)?.lots.push(lot);
  }
  return [...segmentAt.values()]
    .map((segment) => ({
      ...levelOf(shared, segment.lines),
      lots: Int32Array.from(segment.lots),
      lines: Int32Array.from(segment.lines),
    }))
    .sort(
      (a, b) =>
        compareFractions(a.levelUnits, a.levelFamilies, b.levelUnits, b.levelFamilies) ||
        (a.lines[0] as number) - (b.lines[0] as number),
    );
}

function serves({ flow, served, nextServed }: ShareFlow, lot: number): boolean {
  let place = served[lot] as number;
  while (place >= 0 && flow[place] === 0) place = nextServed[place] as number;
  return place >= 0;
}

/** The level of the last unit that the communes of these lines have; 0/1 when they have nothing. */
function levelOf(
  { market, units, keys }: Shared,
  lines: readonly number[],
): { levelUnits: number; levelFamilies: number } {
  let level = { levelUnits: 0, levelFamilies: 1 };
  let tier = -1;
  for (const line of lines) {
    const at = market.lines.commune[line] as number;
    const last = units[at] as number;
    if (last === 0) continue;
    const own = {
      levelUnits: last - (keys.debt[at] as number),
      levelFamilies: keys.weight[at] as number,
    };
    const ownTier = tierOf(keys, at, last);
    if (ownTier < tier) continue;
    if (ownTier > tier || isAbove(own, level)) level = own;
    tier = ownTier;
  }
  return level;
}

type Level = Pick<Segment, 'levelUnits' | 'levelFamilies'>;

function isAbove(a: Level, b: Level): boolean {
  return compareFractions(a.levelUnits, a.levelFamilies, b.levelUnits, b.levelFamilies) > 0;
}
