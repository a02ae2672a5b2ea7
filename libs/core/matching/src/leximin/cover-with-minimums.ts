import type { Market } from '../network/market';
import { shareByLines } from './commune-shares';
import { coverFairly, everyLine } from './cover-fairly';
import type { Coverage } from './cover-fairly';
import { compareFractions } from './exact-fraction';
import { lineKeys } from './line-keys';
import { readmit } from './readmit';

export interface AdmittedCoverage extends Coverage {
  /** 1 for each line that takes part; 0 for those whose minimum could not be met. */
  readonly admitted: Uint8Array;
}

/**
 * Fair shares where nobody has less than their minimum (stage S5): a line has nothing or at least its
 * minimum. While any is below, the quarter of them with the highest (min − debt) / families is left out;
 * then all who were are tried again in ascending order, and come back if everybody keeps their minimum.
 *
 * Where communes have several lines, they are tried in halves instead of one by one: a half that can
 * come back comes back whole. Where lines stand alone both are the same, for nobody gains when another
 * comes in.
 */
export function coverWithMinimums(market: Market): AdmittedCoverage {
  const admitted = everyLine(market);
  for (let below = belowMinimum(market, admitted); below.length > 0;) {
    below.sort((a, b) => compareNeeds(market, a, b));
    const dropped = below.slice(below.length - Math.ceil(below.length / 4));
    for (const line of dropped) admitted[line] = 0;
    below = belowMinimum(market, admitted);
  }
  const out = [...admitted.keys()].filter((line) => admitted[line] === 0);
  out.sort((a, b) => compareNeeds(market, a, b));
  const { lines } = market;
  if (lines.communes < lines.count || out.length === 0) {
    readmitInHalves(market, out, admitted);
    return { ...coverFairly(market, admitted), admitted };
  }
  const keys = lineKeys({ lines, admitted });
  const flow = shareByLines(market, keys);
  readmit({ lines, flow, keys }, out, admitted);
  return { lineUnits: flow.given, admitted };
}

function readmitInHalves(market: Market, out: readonly number[], admitted: Uint8Array): void {
  const open = [out];
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    for (const line of chunk) admitted[line] = 1;
    if (belowMinimum(market, admitted).length === 0) continue;
    for (const line of chunk) admitted[line] = 0;
    const half = Math.ceil(chunk.length / 2);
    if (chunk.length > 1) open.push(chunk.slice(half), chunk.slice(0, half));
  }
}

function belowMinimum(market: Market, admitted: Uint8Array): number[] {
  const { min } = market.lines;
  const { lineUnits } = coverFairly(market, admitted);
  return [...lineUnits.keys()].filter(
    (line) => admitted[line] === 1 && (lineUnits[line] as number) < (min[line] as number),
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
