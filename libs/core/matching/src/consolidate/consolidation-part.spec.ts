import { randomNetwork } from '../../spec/network-random';
import { certifyMarket } from '../certify/certify-market';
import { marketsOf, type NetworkMarket } from '../network/markets-of';
import type { MarketTerms } from '../network/market-answer';
import { shareMarket } from '../network/share-market';
import { leastTransport, type Transport } from '../transport/least-transport';
import { consolidate } from './consolidate';
import { consolidationPart, type SharedMarket, withTransport } from './consolidation-part';
import type { HubRoads } from './lanes';
import { withSlopes } from './slopes';

const RULES = { lotsMax: 8, linesMax: 8, unitsMax: 9 };
const HUBS: HubRoads = {
  origins: 2,
  destinations: 3,
  metres: Float64Array.of(10, 70, 40, 60, 20, 30),
};

function sharedMarkets(seed: number, hasClaims: boolean): SharedMarket[] {
  const network = randomNetwork(seed, { ...RULES, hasClaims });
  return marketsOf(network).map(({ market, claim }: NetworkMarket) => {
    const terms: MarketTerms = {
      tolerancePermille: network.tolerancePermille,
      ...(claim ? { claim } : {}),
    };
    return {
      market,
      terms,
      answer: shareMarket(market, terms),
      unitGrams: 1_000,
      lotHub: Int32Array.from({ length: market.lots.count }, (_, lot) => lot % HUBS.origins),
      lineHub: Int32Array.from({ length: market.lines.count }, (_, at) => at % HUBS.destinations),
    };
  });
}

function costOf({ pairs }: SharedMarket['market'], { lot, line, units }: Transport): number {
  return units.reduce((sum, moved, nth) => {
    const row = pairs.line.subarray(pairs.start[lot[nth]!], pairs.start[lot[nth]! + 1]);
    return sum + moved * pairs.cost[pairs.start[lot[nth]!]! + row.indexOf(line[nth]!)]!;
  }, 0);
}

describe('consolidationPart', () => {
  it('asks again what S3 was asked, without what is claimed', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      for (const shared of sharedMarkets(seed, seed % 2 === 0)) {
        const part = consolidationPart(shared);
        const again = leastTransport(part.market, part.task);
        expect(costOf(part.market, part.transport)).toBe(costOf(part.market, again));
      }
    }
  });

  it('gives the answer back as it was when S3 stands', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      for (const shared of sharedMarkets(seed, seed % 2 === 0)) {
        expect(withTransport(shared, consolidationPart(shared).transport)).toEqual(shared.answer);
      }
    }
  });

  it('keeps an answer that its certificate accepts, under the costs that S4 used', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const markets = sharedMarkets(seed, false);
      const parts = markets.map(consolidationPart);
      const { transports, slopes } = consolidate(parts, HUBS, { capacityGrams: 7_000 });
      markets.forEach((shared, at) => {
        const answer = withTransport(shared, transports[at]!);
        expect(certifyMarket(withSlopes(shared, slopes, HUBS), shared.terms, answer)).toBeNull();
        expect(answer.lotUnits).toEqual(shared.answer.lotUnits);
      });
    }
  });
});
