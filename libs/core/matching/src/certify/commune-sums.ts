import { compareLevels } from './exact-level';
import type { ServedMarket } from './served-market';

/** What the lines of each commune ask, weigh and have together: those that are not dropped. */
export interface CommuneSums {
  readonly units: Float64Array;
  readonly floor: Float64Array;
  readonly wanted: Float64Array;
  readonly families: Float64Array;
  readonly debt: Float64Array;
  /** The first of all its lines. */
  readonly rank: Int32Array;
  /** The lines of commune c stand at line[start[c]] … line[start[c + 1] − 1]. */
  readonly start: Int32Array;
  readonly line: Int32Array;
}

/** A unit of a commune or a line: the last one that it has, or with `more` = 1 the next. */
export interface UnitOf {
  readonly of: number;
  readonly more: 0 | 1;
}

/** Whatever shares by tier, level and rank: lines by themselves, or communes. */
export type Sharers = Omit<CommuneSums, 'start' | 'line'>;

export function communeSums({ market, lineUnits, dropped }: ServedMarket): CommuneSums {
  const { count, commune, communes, ...lines } = market.lines;
  const start = new Int32Array(communes + 1);
  const rank = new Int32Array(communes).fill(0x7fffffff);
  for (let line = 0; line < count; line += 1) {
    const of = commune[line] as number;
    start[of + 1] = (start[of + 1] as number) + 1;
    rank[of] = Math.min(rank[of] as number, lines.rank[line] as number);
  }
  const summed = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(communes);
    for (let line = 0; line < count; line += 1) {
      const of = commune[line] as number;
      if (dropped[line] === 0) sums[of] = (sums[of] as number) + (column[line] as number);
    }
    return sums;
  };
  return {
    units: summed(lineUnits),
    floor: summed(lines.floor),
    wanted: summed(lines.wanted),
    families: summed(lines.families),
    debt: summed(lines.debt),
    rank,
    start,
    line: gatheredLines(start, commune),
  };
}

/** Turns the counts of `start` into places and lists the lines by commune. */
function gatheredLines(start: Int32Array, commune: Int32Array): Int32Array {
  for (let of = 0; of + 1 < start.length; of += 1)
    start[of + 1] = (start[of + 1] as number) + (start[of] as number);
  const next = start.slice();
  const line = new Int32Array(commune.length);
  commune.forEach((of, each) => {
    line[next[of] as number] = each;
    next[of] = (next[of] as number) + 1;
  });
  return line;
}

/** Below zero when unit a comes before unit b: by tier, then by level with debts, then by rank. */
export function compareUnits(sharers: Sharers, a: UnitOf, b: UnitOf): number {
  const [place, other] = [
    (sharers.units[a.of] as number) + a.more,
    (sharers.units[b.of] as number) + b.more,
  ];
  return (
    tierOf(sharers, a.of, place) - tierOf(sharers, b.of, other) ||
    compareLevels(
      place - (sharers.debt[a.of] as number),
      sharers.families[a.of] as number,
      other - (sharers.debt[b.of] as number),
      sharers.families[b.of] as number,
    ) ||
    (sharers.rank[a.of] as number) - (sharers.rank[b.of] as number)
  );
}

/** Units within the floor come first, then those that are wanted, then those beyond. */
function tierOf({ floor, wanted }: Sharers, of: number, place: number): number {
  if (place <= (floor[of] as number)) return 0;
  return place <= (wanted[of] as number) ? 1 : 2;
}
