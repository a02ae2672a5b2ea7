import { coverWithMinimums } from '../leximin/cover-with-minimums';
import { flowOfShares } from '../leximin/flow-of-shares';
import { placeMost } from '../leximin/place-most';
import { leastTransport } from '../transport/least-transport';
import { type RestMarket, withoutClaims } from './claims';
import { withDroppedPotentials, withoutDropped } from './dropped-lines';
import type { Market } from './market';
import type { MarketAnswer, MarketFlows, MarketTerms } from './market-answer';
import { segmentsOf } from './segments';
import { boundsOf } from './tolerance-bounds';

/** The stages of a market in the order of their work. */
export const SHARING_STAGES = ['cover', 'place', 'transport', 'done'] as const;
export type SharingStage = (typeof SHARING_STAGES)[number];

/** Lets the caller follow the work and stop it. */
export interface ShareHooks {
  /** Told when a stage of a product begins, and when all is done. */
  readonly progress?: (product: string, stage: SharingStage) => void;
  /** Called between stages and every few thousand steps; it may throw to stop the work. */
  readonly signal?: () => void;
}

/**
 * Shares one market: claims first, then nothing lost (S1), fair coverage with minimums (S2, S5), and
 * least transport within the tolerance (S3).
 *
 * Promises: the same market and terms always give the same answer; `certifyMarket` accepts it.
 */
export function shareMarket(
  market: Market,
  terms: MarketTerms,
  hooks: ShareHooks = {},
): MarketAnswer {
  const enter = (stage: SharingStage): void => {
    hooks.signal?.();
    hooks.progress?.(market.product, stage);
  };
  enter('cover');
  const { rest, coverage, fallen } = coverAfterClaims(market, terms.claim);
  enter('place');
  const served = withoutDropped(rest.market, coverage.admitted);
  const lotUnits = placeMost(served);
  enter('transport');
  const fairUnits = coverage.lineUnits;
  const bounds = boundsOf(served.lines, fairUnits, terms.tolerancePermille);
  const signal = hooks.signal ? { signal: hooks.signal } : {};
  const plan = leastTransport(served, { lotUnits, ...bounds, ...signal });
  const fairPlan =
    terms.tolerancePermille === 0 ? null : flowOfShares(served.pairs, lotUnits, fairUnits);
  enter('done');
  const flows = withClaims(market, plan, rest.claimed);
  const fairFlows = fairPlan && withClaims(market, fairPlan, rest.claimed);
  const potentials = { lot: plan.lotPotential, line: plan.linePotential };
  return {
    lotUnits: sumsBy(flows, 'lot', market),
    lineUnits: sumsBy(flows, 'line', market),
    flows,
    segments: segmentsOf({ ...coverage, market: served, flows: fairPlan ?? plan }),
    lotPotential: plan.lotPotential,
    linePotential: withDroppedPotentials(rest.market, coverage.admitted, potentials),
    fair: fairFlows && { lineUnits: sumsBy(fairFlows, 'line', market), flows: fairFlows },
    fallen,
  };
}

/** Covers what the claims leave; the claims of lines that cannot reach their minimum fall. */
export function coverAfterClaims(market: Market, claim: Float64Array | undefined) {
  const fallen = new Uint8Array(market.lines.count);
  for (;;) {
    const rest = withoutClaims(market, claim, fallen);
    const coverage = coverWithMinimums(rest.market);
    const falls = claimantsLeftOut(rest, coverage.admitted);
    for (const line of falls) fallen[line] = 1;
    if (falls.length === 0) return { rest, coverage, fallen: placesOf(fallen) };
  }
}

function claimantsLeftOut({ market, claimed }: RestMarket, admitted: Uint8Array): number[] {
  if (!claimed) return [];
  const claimants = new Set<number>();
  claimed.forEach((units, pair) => {
    const line = market.pairs.line[pair] as number;
    if (units > 0 && !admitted[line]) claimants.add(line);
  });
  return [...claimants];
}

function placesOf(marked: Uint8Array): Int32Array {
  return Int32Array.from([...marked.keys()].filter((place) => marked[place] === 1));
}

/** What moves together with what was set aside, sorted by lot and line. */
function withClaims(
  { lots, lines, pairs }: Market,
  plan: MarketFlows,
  claimed: Float64Array | null,
): MarketFlows {
  if (!claimed) return { lot: plan.lot, line: plan.line, units: plan.units };
  const [lot, line, units]: [number[], number[], number[]] = [[], [], []];
  const ofLine = new Float64Array(lines.count);
  for (let from = 0, flow = 0; from < lots.count; from += 1) {
    for (; plan.lot[flow] === from; flow += 1)
      ofLine[plan.line[flow] as number] = plan.units[flow] as number;
    const end = pairs.start[from + 1] as number;
    for (let pair = pairs.start[from] as number; pair < end; pair += 1) {
      const to = pairs.line[pair] as number;
      const moved = (ofLine[to] as number) + (claimed[pair] as number);
      ofLine[to] = 0;
      if (moved === 0) continue;
      lot.push(from);
      line.push(to);
      units.push(moved);
    }
  }
  return {
    lot: Int32Array.from(lot),
    line: Int32Array.from(line),
    units: Float64Array.from(units),
  };
}

function sumsBy(flows: MarketFlows, end: 'lot' | 'line', market: Market): Float64Array {
  const sums = new Float64Array(end === 'lot' ? market.lots.count : market.lines.count);
  flows[end].forEach((place, flow) => {
    sums[place] = (sums[place] as number) + (flows.units[flow] as number);
  });
  return sums;
}
