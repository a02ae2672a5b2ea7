import type { Market } from '../network/market';
import type { MarketAnswer, MarketTerms } from '../network/market-answer';
import { checkFlow, type CheckedFlow, checkSums } from './checked-flow';
import { afterClaims, type ClaimTerms, flowAfterClaims } from './claims-check';
import { checkCoverage } from './cover-check';
import { checkLots } from './lots-check';
import { checkSegments } from './segments-check';
import { servedMarket } from './served-market';
import { checkTransport } from './transport-check';
import { firstViolation, refuse, type Violation } from './violation';

/** What a certificate needs to know besides the market and the answer. */
export interface CertificateTerms {
  readonly tolerancePermille: number;
  readonly claims: ClaimTerms | null;
  /** The product of each line where the market holds several; one for all when not said. */
  readonly product?: Int32Array;
}

/**
 * Checks an answer against its market without trusting whoever made it; null when it is right.
 *
 * Proves: only legal pairs are used, within what lots have and lines take; sums agree; no line has
 * something below its minimum; claims are honoured; no unit is left over that could be placed, and the
 * urgent ones are placed first; no unit could go to somebody who comes before the one that has it, among
 * communes and within them; no other way of moving the shares costs less; segments are who can trade.
 * Lines left out because of their minimum count as absent. Exact; O(pairs + n log n), see checkCoverage
 * for communes.
 */
export function certifyMarket(
  market: Market,
  { tolerancePermille, claim }: MarketTerms,
  answer: MarketAnswer,
): Violation | null {
  const terms = { tolerancePermille, claims: claim ? { claim } : null };
  return firstViolation(() => checkAnswer(market, terms, answer));
}

/** The same for lots and lines in any order and of several products. Refuses by throwing. */
export function checkAnswer(market: Market, terms: CertificateTerms, answer: MarketAnswer): void {
  const real = checkFlow(market, answer.flows, 'flows');
  checkSums(answer.lotUnits, real.lotUnits, 'lotUnits', 'lot.sum');
  checkSums(answer.lineUnits, real.lineUnits, 'lineUnits', 'line.sum');
  const dropped = droppedLines(market, real.lineUnits);
  const fair = checkFair(market, terms, answer, real);
  const { market: rest, claimed } = afterClaims(market, terms.claims, answer.fallen);
  const realRest = flowAfterClaims(real, claimed, 'flows');
  const fairRest = fair === real ? realRest : flowAfterClaims(fair, claimed, 'fair.flows');
  const served = servedMarket(rest, fair.flows, fairRest, dropped);
  checkLots(served);
  checkCoverage(served);
  const shares = fair === real ? served : servedMarket(rest, real.flows, realRest, dropped);
  checkTransport(
    rest,
    {
      flows: real.flows,
      units: realRest,
      pair: real.pair,
      lineUnits: shares.lineUnits,
      fairUnits: served.lineUnits,
      tolerancePermille: terms.tolerancePermille,
      ...(terms.product ? { product: terms.product } : {}),
    },
    { lot: answer.lotPotential, line: answer.linePotential },
  );
  checkSegments(served, answer.segments);
}

/** Lines with a minimum that have nothing; whoever has something has the minimum. */
function droppedLines({ lines }: Market, lineUnits: Float64Array): Uint8Array {
  const dropped = new Uint8Array(lines.count);
  for (let line = 0; line < lines.count; line += 1) {
    const [units, min] = [lineUnits[line] as number, lines.min[line] as number];
    if (units > 0 && units < min)
      refuse('line.below-minimum', `lineUnits[${line}]`, { units, min });
    if (units === 0 && min > 0) dropped[line] = 1;
  }
  return dropped;
}

/** The flow of the fair shares: the real one when there is no tolerance. */
function checkFair(
  market: Market,
  { tolerancePermille }: CertificateTerms,
  { fair }: MarketAnswer,
  real: CheckedFlow,
): CheckedFlow {
  if (tolerancePermille === 0) return fair ? refuse('fair.unexpected', 'fair') : real;
  if (!fair) return refuse('fair.missing', 'fair');
  const checked = checkFlow(market, fair.flows, 'fair.flows');
  checkSums(real.lotUnits, checked.lotUnits, 'lotUnits', 'fair.lot-sum');
  checkSums(fair.lineUnits, checked.lineUnits, 'fair.lineUnits', 'line.sum');
  return checked;
}
