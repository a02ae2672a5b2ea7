import type { Market } from '../network/market';
import { coverFairly, everyLine } from './cover-fairly';
import type { Coverage } from './cover-fairly';
import { compareFractions } from './exact-fraction';

export interface AdmittedCoverage extends Coverage {
  /** 1 for each line that takes part; 0 for those whose minimum could not be met. */
  readonly admitted: Uint8Array;
}

/**
 * Fair shares where nobody has less than their minimum (stage S5): a line has nothing or at least its
 * minimum. While any is below, the quarter of them with the highest (min − debt) / families is left out;
 * then all who were are tried again in ascending order, and come back if everybody keeps their minimum.
 */
export function coverWithMinimums(market: Market): AdmittedCoverage {
  const admitted = everyLine(market);
  let coverage = coverFairly(market, admitted);
  for (let below = belowMinimum(market, admitted, coverage); below.length > 0;) {
    below.sort((a, b) => compareNeeds(market, a, b));
    const dropped = below.slice(below.length - Math.ceil(below.length / 4));
    for (const line of dropped) admitted[line] = 0;
    coverage = coverFairly(market, admitted);
    below = belowMinimum(market, admitted, coverage);
  }
  const out = [...admitted.keys()].filter((line) => admitted[line] === 0);
  out.sort((a, b) => compareNeeds(market, a, b));
  const open = [out];
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    for (const line of chunk) admitted[line] = 1;
    const tried = coverFairly(market, admitted);
    if (belowMinimum(market, admitted, tried).length === 0) {
      coverage = tried;
      continue;
    }
    for (const line of chunk) admitted[line] = 0;
    const half = Math.ceil(chunk.length / 2);
    if (chunk.length > 1) open.push(chunk.slice(half), chunk.slice(0, half));
  }
  return { ...coverage, admitted };
}

function belowMinimum({ lines }: Market, admitted: Uint8Array, { lineUnits }: Coverage): number[] {
  return [...lineUnits.keys()].filter(
    (line) => admitted[line] === 1 && (lineUnits[line] as number) < (lines.min[line] as number),
  );
}

/** Ascending (min − debt) / families, ties by rank. */
function compareNeeds({ lines }: Market, a: number, b: number): number {
  const byNeed = compareFractions(
    (lines.min[a] as number) - (lines.debt[a] as number),
    lines.families[a] as number,
    (lines.min[b] as number) - (lines.debt[b] as number),
    lines.families[b] as number,
  );
  return byNeed !== 0 ? byNeed : (lines.rank[a] as number) - (lines.rank[b] as number);
}
