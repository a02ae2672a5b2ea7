import { withoutClaims } from '../network/claims';
import type { Market } from '../network/market';
import type { MarketAnswer, MarketFlows, MarketTerms } from '../network/market-answer';
import { boundsOf } from '../network/tolerance-bounds';
import type { Transport } from '../transport/least-transport';
import type { ConsolidationPart } from './consolidate';
import type { HubSites } from './lanes';

/** A market that has been shared, and where its lots and lines are loaded and emptied. */
export interface SharedMarket extends HubSites {
  readonly terms: MarketTerms;
  readonly answer: MarketAnswer;
}

/**
 * What S4 may change of a shared market: all that moves but for what is claimed, within the same bounds
 * as S3.
 */
export function consolidationPart(shared: SharedMarket): ConsolidationPart {
  const { market, terms, answer, unitGrams, lotHub, lineHub } = shared;
  const rest = withoutClaims(market, terms.claim, marked(answer.fallen, market.lines.count));
  const claims = rest.claimed ? flowsOf(market, rest.claimed) : NOTHING;
  const fairUnits = answer.fair?.lineUnits ?? answer.lineUnits;
  return {
    market: rest.market,
    unitGrams,
    lotHub,
    lineHub,
    task: {
      lotUnits: lessSums(answer.lotUnits, claims.lot, claims),
      ...boundsOf(
        rest.market.lines,
        lessSums(fairUnits, claims.line, claims),
        terms.tolerancePermille,
      ),
    },
    transport: {
      ...added(market, [answer.flows, { ...claims, units: claims.units.map((it) => -it) }]),
      lotPotential: answer.lotPotential,
      linePotential: answer.linePotential,
    },
  };
}

/** The answer of a market when what moves is what S4 has chosen; its potentials belong to S4's costs. */
export function withTransport(shared: SharedMarket, transport: Transport): MarketAnswer {
  const { market, terms, answer } = shared;
  const { claimed } = withoutClaims(market, terms.claim, marked(answer.fallen, market.lines.count));
  const flows = claimed ? added(market, [transport, flowsOf(market, claimed)]) : transport;
  const lineUnits = new Float64Array(market.lines.count);
  flows.units.forEach((units, nth) => {
    const line = flows.line[nth] as number;
    lineUnits[line] = (lineUnits[line] as number) + units;
  });
  return {
    ...answer,
    lineUnits,
    flows: { lot: flows.lot, line: flows.line, units: flows.units },
    lotPotential: transport.lotPotential,
    linePotential: transport.linePotential,
  };
}

const NOTHING: MarketFlows = {
  lot: new Int32Array(0),
  line: new Int32Array(0),
  units: new Float64Array(0),
};

function marked(places: Int32Array, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const place of places) marks[place] = 1;
  return marks;
}

/** Units told pair by pair, as flows. */
function flowsOf({ lots, pairs }: Market, units: Float64Array): MarketFlows {
  const used: number[] = [];
  const lot: number[] = [];
  for (let from = 0; from < lots.count; from += 1) {
    const end = pairs.start[from + 1] as number;
    for (let pair = pairs.start[from] as number; pair < end; pair += 1) {
      if (units[pair] === 0) continue;
      used.push(pair);
      lot.push(from);
    }
  }
  return {
    lot: Int32Array.from(lot),
    line: Int32Array.from(used, (pair) => pairs.line[pair] as number),
    units: Float64Array.from(used, (pair) => units[pair] as number),
  };
}

/** The sums of flows, as flows; what comes to nothing is left out. */
function added(market: Market, flows: readonly MarketFlows[]): MarketFlows {
  const { start, line } = market.pairs;
  const units = new Float64Array(line.length);
  for (const { lot, line: to, units: moved } of flows) {
    for (let nth = 0; nth < moved.length; nth += 1) {
      const from = lot[nth] as number;
      const pair = pairOf(line, to[nth] as number, {
        first: start[from] as number,
        end: start[from + 1] as number,
      });
      units[pair] = (units[pair] as number) + (moved[nth] as number);
    }
  }
  return flowsOf(market, units);
}

/** Where a line stands in the row of a lot; rows ascend. */
function pairOf(
  lines: Int32Array,
  line: number,
  { first, end }: { readonly first: number; readonly end: number },
): number {
  let [low, high] = [first, end - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lessSums(units: Float64Array, places: Int32Array, taken: MarketFlows): Float64Array {
  const left = units.slice();
  places.forEach((place, nth) => {
    left[place] = (left[place] as number) - (taken.units[nth] as number);
  });
  return left;
}
