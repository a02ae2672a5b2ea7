import { randomMarket } from '../../spec/leximin-market';
import { unitsCovered, unitsPlaced, unitsWithMinimums } from '../../spec/leximin-oracle';
import type { Market } from '../network/market';
import { coverFairly } from './cover-fairly';
import { coverWithMinimums } from './cover-with-minimums';
import { placeMost } from './place-most';

const everyone = (market: Market): Uint8Array => new Uint8Array(market.lines.count).fill(1);

describe('sharing against the plain way, unit by unit', () => {
  it('places the same units of every lot', () => {
    for (let seed = 0; seed < 4000; seed += 1) {
      const market = randomMarket(seed, { lotsMax: 5, linesMax: 5, unitsMax: 6 });
      const expected = unitsPlaced(market, everyone(market));
      expect([seed, ...placeMost(market)]).toEqual([seed, ...expected]);
    }
  });

  it('covers every line the same when lines stand alone', () => {
    for (let seed = 0; seed < 4000; seed += 1) {
      const market = randomMarket(seed, { lotsMax: 5, linesMax: 5, unitsMax: 6 });
      const expected = unitsCovered(market, everyone(market));
      expect([seed, ...coverFairly(market).lineUnits]).toEqual([seed, ...expected]);
    }
  });

  it('covers every line the same when communes have several', () => {
    for (let seed = 0; seed < 4000; seed += 1) {
      const market = randomMarket(seed, {
        lotsMax: 4,
        linesMax: 6,
        unitsMax: 5,
        hasCommunes: true,
      });
      const expected = unitsCovered(market, everyone(market));
      expect([seed, ...coverFairly(market).lineUnits]).toEqual([seed, ...expected]);
    }
  });

  it('leaves out and lets in the same lines as one by one', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const market = randomMarket(seed, {
        lotsMax: 5,
        linesMax: 6,
        unitsMax: 5,
        hasMinimums: true,
      });
      const expected = unitsWithMinimums(market);
      const { lineUnits, admitted } = coverWithMinimums(market);
      expect([seed, ...admitted]).toEqual([seed, ...expected.admitted]);
      expect([seed, ...lineUnits]).toEqual([seed, ...expected.units]);
    }
  });
});
