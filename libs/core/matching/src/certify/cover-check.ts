import { type CommuneSums, communeSums, compareUnits, type Sharers } from './commune-sums';
import { ExchangeSearch } from './exchange-search';
import type { ServedMarket } from './served-market';
import { refuse } from './violation';

/**
 * Fair coverage (S2), at both levels, of the lines that are not dropped.
 * O(pairs + lines log lines), and for each commune whose lines stand at different levels O(what its
 * lines can reach).
 */
export function checkCoverage(served: ServedMarket): void {
  const sums = communeSums(served);
  const search = new ExchangeSearch(served, sums);
  checkCommunes(served, sums, search);
  if (served.market.lines.communes < served.market.lines.count)
    checkWithinCommunes(served, sums, search);
}

/**
 * No unit that a commune has could, by any exchange, go to another commune whose next unit comes before
 * it. Communes are taken by their last units from the largest key down, so whoever reaches a line first
 * is the most demanding, and each line is looked at once.
 */
function checkCommunes(served: ServedMarket, sums: CommuneSums, search: ExchangeSearch): void {
  const { commune: communeOf } = served.market.lines;
  const givers = Int32Array.from(sums.units.keys())
    .filter((commune) => (sums.units[commune] as number) > 0)
    .sort((a, b) => compareUnits(sums, { of: b, more: 0 }, { of: a, more: 0 }));
  search.newTurn();
  for (const giver of givers) {
    search.fromCommune(giver, (line) => {
      const commune = communeOf[line] as number;
      const isFair =
        commune === giver ||
        compareUnits(sums, { of: giver, more: 0 }, { of: commune, more: 1 }) < 0;
      if (!isFair) refuse('cover.unfair', `lineUnits[${line}]`, { line });
      return true;
    });
  }
}

/**
 * Within a commune no unit of a line could, by any exchange that leaves the sums of all communes and
 * the lines of those divided before as they are, go to a line whose next unit comes before it.
 * Communes are divided in the order of their ranks. Where the last units of all lines come before all
 * next ones, as in most, there is nothing to search.
 */
function checkWithinCommunes(
  served: ServedMarket,
  sums: CommuneSums,
  search: ExchangeSearch,
): void {
  const { lines } = served.market;
  const sharers: Sharers = { ...lines, units: served.lineUnits };
  const order = Int32Array.from(sums.rank.keys())
    .filter((commune) => (sums.start[commune + 1] as number) - (sums.start[commune] as number) > 1)
    .sort((a, b) => (sums.rank[a] as number) - (sums.rank[b] as number));
  for (const commune of order) {
    const givers = suspectsOf(served, sums, commune);
    search.newTurn();
    for (const giver of givers) {
      search.fromLine(giver, (line) => {
        const other = lines.commune[line] as number;
        if (other !== commune) return (sums.rank[other] as number) > (sums.rank[commune] as number);
        const isFair =
          line === giver ||
          compareUnits(sharers, { of: giver, more: 0 }, { of: line, more: 1 }) < 0;
        if (!isFair) refuse('cover.unfair-within', `lineUnits[${line}]`, { insteadOf: giver });
        return false;
      });
    }
  }
}

/** The lines of a commune that have a unit which comes after the first that anybody in it would get. */
function suspectsOf(
  { lineUnits, dropped, market }: ServedMarket,
  { start, line: lines }: CommuneSums,
  commune: number,
): Int32Array {
  const { units } = market.lines;
  const sharers: Sharers = { ...market.lines, units: lineUnits };
  const members = lines.subarray(start[commune], start[commune + 1]);
  let least = -1;
  for (const line of members) {
    if (dropped[line] === 1 || lineUnits[line] === units[line]) continue;
    if (least < 0 || compareUnits(sharers, { of: line, more: 1 }, { of: least, more: 1 }) < 0)
      least = line;
  }
  if (least < 0) return new Int32Array();
  return members
    .filter((line) => {
      if (lineUnits[line] === 0 || line === least) return false;
      return compareUnits(sharers, { of: line, more: 0 }, { of: least, more: 1 }) > 0;
    })
    .sort((a, b) => compareUnits(sharers, { of: b, more: 0 }, { of: a, more: 0 }));
}
