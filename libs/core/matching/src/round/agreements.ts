import type { MatchingAgreement } from '../matching-question';
import type { MarketPairs } from '../network/market';
import type { MarketTerms } from '../network/market-answer';
import type { Costs } from './costs';
import type { LineFacts } from './facts';
import type { MarketTask } from './market-task';
import { nth } from './nth';
import type { Rows } from './pair-source';
import type { Prepared } from './prepared';

/** Units of one lot, by place, that an agreement sets aside for one line. */
export interface SetAside {
  readonly lot: number;
  readonly line: LineFacts;
  readonly units: number;
}

interface Candidate {
  readonly lot: number;
  readonly line: number;
  readonly cost: number;
}

/**
 * What the agreements of a product set aside before anything is shared: agreement by agreement in the
 * order of their ids, each from the nearest of the supplier's lots to the customer's lines, up to the grams
 * agreed, to what the lot has and to what the line wants.
 */
export function setAside(
  task: MarketTask,
  rows: Rows,
  { question, costs }: Pick<Prepared, 'question' | 'costs'>,
): SetAside[] {
  const lotLeft = Float64Array.from(task.lotUnits);
  const lineLeft = Float64Array.from(task.terms, (it) => it.wanted);
  const asides: SetAside[] = [];
  const ofProduct = question.agreements.filter(({ productId }) => productId === task.productId);
  for (const agreement of ofProduct.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    let left = Math.floor(agreement.grams / task.unitGrams);
    for (const { lot, line } of candidatesFor(agreement, task, { rows, costs })) {
      const units = Math.min(left, lotLeft[lot] as number, lineLeft[line] as number);
      if (units === 0) continue;
      left -= units;
      lotLeft[lot] = (lotLeft[lot] as number) - units;
      lineLeft[line] = (lineLeft[line] as number) - units;
      asides.push({ lot, line: nth(task.lines, line), units });
    }
  }
  return asides;
}

/** The pairs of an agreement, cheapest first (whatever S4 makes of their lanes), then by id. */
function candidatesFor(
  agreement: MatchingAgreement,
  { lots, lines }: MarketTask,
  { rows, costs }: { readonly rows: Rows; readonly costs: Costs },
): Candidate[] {
  const candidates: Candidate[] = [];
  lots.forEach(({ source }, lot) => {
    if (source.communeId !== agreement.supplierCommuneId) return;
    const row = rows.row(lot);
    const slopeTo = costs.slopesFrom(source.municipalityCode);
    row.line.forEach((line, at) => {
      const to = nth(lines, line).source;
      if (to.communeId !== agreement.customerCommuneId) return;
      const slope = slopeTo?.(to.municipalityCode) ?? 1;
      candidates.push({ lot, line, cost: (row.cost[at] as number) / slope });
    });
  });
  return candidates.sort((a, b) => a.cost - b.cost || a.lot - b.lot || a.line - b.line);
}

/** The claims in the order of the pairs; null when nothing is set aside. */
export function claimOf(
  task: MarketTask,
  pairs: MarketPairs,
  asides: readonly SetAside[],
): Float64Array | null {
  if (asides.length === 0) return null;
  const claim = new Float64Array(pairs.line.length);
  const placeOf = new Map(task.lines.map((line, at) => [line, at]));
  for (const { lot, line, units } of asides) {
    const at = placeOf.get(line);
    if (at === undefined) continue;
    const [from, to] = [pairs.start[lot] as number, pairs.start[lot + 1] as number];
    const pair = from + pairs.line.subarray(from, to).indexOf(at);
    if (pair >= from) claim[pair] = (claim[pair] as number) + units;
  }
  return claim;
}

/** What a market is shared by: the tolerance, and the claims in the order of the pairs. */
export function termsOf(
  task: MarketTask,
  pairs: MarketPairs,
  asides: readonly SetAside[],
): MarketTerms {
  const { tolerancePermille } = task;
  const claim = claimOf(task, pairs, asides);
  return claim === null ? { tolerancePermille } : { tolerancePermille, claim };
}
