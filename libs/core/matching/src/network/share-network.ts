import { leftOver } from './left-over';
import type { MarketAnswer, MarketFlows, MarketSegment } from './market-answer';
import { marketsOf, type NetworkMarket } from './markets-of';
import type { Network, NetworkAnswer, NetworkSegment } from './network';
import { type ShareHooks, shareMarket } from './share-market';

/**
 * Shares a network product by product, those with the most pairs first.
 *
 * Promises: nothing lost, fairly shared, moved least; `certifyNetwork` accepts the answer; the order in
 * which lots, lines and pairs stand in the network means nothing: the same answer, place by place.
 */
export function shareNetwork(network: Network, hooks: ShareHooks = {}): NetworkAnswer {
  const markets = marketsOf(network);
  const answers = new Map<NetworkMarket, MarketAnswer>();
  for (const each of largestFirst(markets)) {
    const { tolerancePermille } = network;
    const terms = each.claim ? { tolerancePermille, claim: each.claim } : { tolerancePermille };
    answers.set(each, shareMarket(each.market, terms, hooks));
  }
  return gathered(
    network,
    markets.map((each) => ({ ...each, answer: answers.get(each) as MarketAnswer })),
  );
}

function largestFirst(markets: readonly NetworkMarket[]): NetworkMarket[] {
  const pairsOf = ({ market }: NetworkMarket): number => market.pairs.line.length;
  return [...markets].sort((a, b) => pairsOf(b) - pairsOf(a));
}

interface SharedMarket extends NetworkMarket {
  readonly answer: MarketAnswer;
}

/** Puts the answers of the products together, by the places that lots and lines have in the network. */
function gathered(network: Network, shared: readonly SharedMarket[]): NetworkAnswer {
  const lotColumn = (columnOf: (answer: MarketAnswer) => Float64Array): number[] =>
    column(network.lots.length, shared, ({ lotAt, answer }) => [lotAt, columnOf(answer)]);
  const lineColumn = (columnOf: (answer: MarketAnswer) => Float64Array): number[] =>
    column(network.lines.length, shared, ({ lineAt, answer }) => [lineAt, columnOf(answer)]);
  const shares = {
    lotUnits: lotColumn(({ lotUnits }) => lotUnits),
    lineUnits: lineColumn(({ lineUnits }) => lineUnits),
  };
  const fair = network.tolerancePermille > 0 && {
    fair: {
      lineUnits: lineColumn((answer) => (answer.fair ?? answer).lineUnits),
      flows: flowsOf(shared, ({ answer }) => (answer.fair ?? answer).flows),
    },
  };
  const fallenClaims = shared
    .flatMap(({ answer, lineAt }) => placesIn(lineAt, answer.fallen))
    .sort((a, b) => a - b);
  return {
    ...shares,
    flows: flowsOf(shared, ({ answer }) => answer.flows),
    segments: shared.flatMap((each) =>
      each.answer.segments.map((segment) => segmentOf(segment, each)),
    ),
    potentials: {
      lot: lotColumn(({ lotPotential }) => lotPotential),
      line: lineColumn(({ linePotential }) => linePotential),
    },
    ...leftOver(network, { ...shares, ...fair }),
    ...fair,
    ...(fallenClaims.length > 0 && { fallenClaims }),
  };
}

function column(
  length: number,
  shared: readonly SharedMarket[],
  partOf: (each: SharedMarket) => readonly [Int32Array, Float64Array],
): number[] {
  const whole = new Array<number>(length).fill(0);
  for (const each of shared) {
    const [places, values] = partOf(each);
    places.forEach((place, at) => {
      whole[place] = values[at] as number;
    });
  }
  return whole;
}

/** The flows of all products by the places of the network, sorted by lot, then line. */
function flowsOf(
  shared: readonly SharedMarket[],
  partOf: (each: SharedMarket) => MarketFlows,
): NetworkAnswer['flows'] {
  const flows = shared.flatMap((each) => {
    const { lot, line, units } = partOf(each);
    return Array.from(lot, (from, flow) => ({
      lot: each.lotAt[from] as number,
      line: each.lineAt[line[flow] as number] as number,
      units: units[flow] as number,
    }));
  });
  flows.sort((a, b) => a.lot - b.lot || a.line - b.line);
  return {
    lot: flows.map(({ lot }) => lot),
    line: flows.map(({ line }) => line),
    units: flows.map(({ units }) => units),
  };
}

function segmentOf(
  { levelUnits, levelFamilies, lots, lines }: MarketSegment,
  { lotAt, lineAt }: NetworkMarket,
): NetworkSegment {
  return {
    level: `${levelUnits}/${levelFamilies}`,
    lots: placesIn(lotAt, lots).sort((a, b) => a - b),
    lines: placesIn(lineAt, lines).sort((a, b) => a - b),
  };
}

function placesIn(at: Int32Array, members: Int32Array): number[] {
  return Array.from(members, (member) => at[member] as number);
}
