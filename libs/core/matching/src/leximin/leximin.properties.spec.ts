import { isFairest, linesOf, lotsOf } from '../../spec/leximin-judge';
import { aMarket, dice, randomMarket } from '../../spec/leximin-market';
import type { Market } from '../network/market';
import { coverFairly } from './cover-fairly';
import { coverWithMinimums } from './cover-with-minimums';
import { flowOfShares } from './flow-of-shares';
import { placeMost } from './place-most';

const sum = (units: Iterable<number>): number =>
  [...units].reduce((total, each) => total + each, 0);

/** Both sides are the margins of one flow, and nobody could have an earlier unit. */
function expectFairest(market: Market): void {
  const lotUnits = placeMost(market);
  const { lineUnits } = coverFairly(market);
  const flows = flowOfShares(market.pairs, lotUnits, lineUnits);
  expect(isFairest(linesOf(market, lineUnits, flows))).toBe(true);
  expect(isFairest(lotsOf(market, lotUnits, flows))).toBe(true);
}

function withLines(market: Market, change: Partial<Market['lines']>): Market {
  return { ...market, lines: { ...market.lines, ...change } };
}

describe('sharing, however it is asked', () => {
  const rules = { lotsMax: 12, linesMax: 12, unitsMax: 40 };
  const seeds = Array.from({ length: 600 }, (_, seed) => 50_000 + seed);

  it('gives nobody less when a lot has more', () => {
    for (const seed of seeds) {
      const market = randomMarket(seed, rules);
      const { below } = dice(seed);
      const more = market.lots.units.map((units) => units + (below(3) === 0 ? below(20) : 0));
      const before = coverFairly(market).lineUnits;
      const after = coverFairly({ ...market, lots: { ...market.lots, units: more } }).lineUnits;
      expect(before.every((units, line) => units <= (after[line] ?? 0))).toBe(true);
    }
  });

  it('gives nobody less when another line leaves', () => {
    for (const seed of seeds) {
      const market = randomMarket(seed, rules);
      const stays = market.lines.units.map(() => (dice(seed).below(4) === 0 ? 0 : 1));
      stays[0] = 0;
      const before = coverFairly(market).lineUnits;
      const after = coverFairly(market, Uint8Array.from(stays)).lineUnits;
      const hasNotLess = before.every(
        (units, line) => stays[line] === 0 || units <= (after[line] ?? 0),
      );
      expect(hasNotLess).toBe(true);
    }
  });

  it('changes nothing when somebody asks for more who has not all it asked for', () => {
    for (const seed of seeds) {
      const market = randomMarket(seed, rules);
      const { units, wanted } = market.lines;
      const before = coverFairly(market).lineUnits;
      const inflated = withLines(market, {
        wanted: wanted.map((most, line) => ((before[line] ?? 0) < most ? most + 1_000 : most)),
        units: units.map((most, line) => ((before[line] ?? 0) < most ? most + 1_000 : most)),
      });
      expect(coverFairly(inflated).lineUnits).toEqual(before);
    }
  });

  it('does not depend on the order in which lots and lines stand', () => {
    for (const seed of seeds.slice(0, 200)) {
      const market = randomMarket(seed, rules);
      const turned = reversed(market);
      expect([...placeMost(turned)].reverse()).toEqual([...placeMost(market)]);
      expect([...coverFairly(turned).lineUnits].reverse()).toEqual([
        ...coverFairly(market).lineUnits,
      ]);
    }
  });

  it('leaves nobody an earlier unit in middling markets', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      expectFairest(randomMarket(90_000 + seed, { lotsMax: 60, linesMax: 60, unitsMax: 500 }));
    }
  });
});

function reversed(market: Market): Market {
  const { lots, lines, pairs } = market;
  const pairsOf = [...lots.units.keys()].flatMap((lot) =>
    [...pairs.line.slice(pairs.start[lot], pairs.start[lot + 1])].map(
      (line) => [lots.count - 1 - lot, lines.count - 1 - line] as const,
    ),
  );
  const back = (column: ArrayLike<number>): number[] => Array.from(column).reverse();
  return aMarket({
    lots: back(lots.units).map((units, at) => ({ units, urgency: back(lots.urgency)[at] ?? 0 })),
    lines: back(lines.units).map((units, at) => ({
      units,
      wanted: back(lines.wanted)[at] ?? 0,
      floor: back(lines.floor)[at] ?? 0,
      families: back(lines.families)[at] ?? 1,
      debt: back(lines.debt)[at] ?? 0,
    })),
    pairs: pairsOf,
    lotRank: back(lots.rank),
    lineRank: back(lines.rank),
  });
}

describe('sharing in markets of awkward shapes', () => {
  it('shares nothing where there is nothing', () => {
    const empty = aMarket({ lots: [], lines: [], pairs: [] });
    expect([placeMost(empty), coverFairly(empty).lineUnits]).toEqual([
      new Float64Array(0),
      new Float64Array(0),
    ]);
    const apart = aMarket({ lots: [{ units: 5 }], lines: [{ units: 5, min: 1 }], pairs: [] });
    expect([...placeMost(apart), ...coverFairly(apart).lineUnits]).toEqual([0, 0]);
    expect([...coverWithMinimums(apart).admitted]).toEqual([0]);
    const zero = aMarket({
      lots: [{ units: 0 }, { units: 3 }],
      lines: [{ units: 0 }, { units: 9 }],
      pairs: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
    });
    expect([...placeMost(zero), ...coverFairly(zero).lineUnits]).toEqual([0, 3, 0, 3]);
  });

  it('divides one giant lot among many equals, the first ranks first', () => {
    const count = 5_000;
    const lines = Array.from({ length: count }, () => ({ units: 1_000 }));
    const market = aMarket({
      lots: [{ units: 123_456 }],
      lines,
      pairs: lines.map((_, line) => [0, line] as const),
    });
    const expected = lines.map((_, line) => (line < 123_456 % count ? 25 : 24));
    expect([...coverFairly(market).lineUnits]).toEqual(expected);
  });

  it('takes from every ray of a star in proportion', () => {
    const lots = Array.from({ length: 20_000 }, () => ({ units: 10 }));
    const market = aMarket({
      lots,
      lines: [{ units: 100_007 }],
      pairs: lots.map((_, lot) => [lot, 0] as const),
    });
    const placed = placeMost(market);
    expect(sum(placed)).toBe(100_007);
    expect(placed.filter((units) => units === 6)).toHaveLength(7);
    expect(placed.subarray(0, 7).every((units) => units === 6)).toBe(true);
  });

  it('finds ten thousand segments in a chain', () => {
    const count = 10_000;
    const all = Array.from({ length: count }, (_, at) => at);
    const market = aMarket({
      lots: all.map((at) => ({ units: at + 1 })),
      lines: all.map(() => ({ units: 1_000_000 })),
      pairs: all.flatMap((at) => [[at, at] as const, ...(at > 0 ? [[at - 1, at] as const] : [])]),
    });
    expect([...coverFairly(market).lineUnits]).toEqual(all.map((at) => at + 1));
  });

  it('passes a surplus along a chain from one end to the other', () => {
    const count = 3_000;
    const all = Array.from({ length: count }, (_, at) => at);
    const market = aMarket({
      lots: all.map((at) => ({ units: at + 1 < count ? 10_000 : 10_000 + count })),
      lines: all.map(() => ({ units: 1_000_000 })),
      pairs: all.flatMap((at) => [[at, at] as const, ...(at > 0 ? [[at, at - 1] as const] : [])]),
    });
    expect(new Set(coverFairly(market).lineUnits)).toEqual(new Set([10_001]));
  });

  it('is exact for quantities near the largest that there are', () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const { below } = dice(seed);
      const small = randomMarket(seed, { lotsMax: 6, linesMax: 6, unitsMax: 60 });
      const scale = 2 ** 44 + below(2 ** 20);
      const noise = (units: number, most: number): number =>
        Math.max(0, Math.min(most, units * scale - below(97)));
      const units = small.lines.units.map((each) => noise(each, Infinity));
      const wanted = small.lines.wanted.map((each, line) => noise(each, units[line] ?? 0));
      const market: Market = {
        ...withLines(small, {
          units,
          wanted,
          floor: small.lines.floor.map((each, line) => noise(each, wanted[line] ?? 0)),
          families: small.lines.families.map((each) =>
            below(2) === 0 ? each : each * 2 ** 40 + 1,
          ),
          debt: small.lines.debt.map((each) => each * scale),
        }),
        lots: { ...small.lots, units: small.lots.units.map((each) => noise(each, Infinity)) },
      };
      expectFairest(market);
    }
  });

  it('keeps all who share equally at their minimum or above', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const market = randomMarket(70_000 + seed, {
        lotsMax: 12,
        linesMax: 14,
        unitsMax: 30,
        hasMinimums: true,
        hasCommunes: seed % 2 === 0,
      });
      const { lineUnits, admitted } = coverWithMinimums(market);
      lineUnits.forEach((units, line) => {
        expect(units >= (market.lines.min[line] ?? 0) || units === 0).toBe(true);
        if (admitted[line] === 0) expect(units).toBe(0);
      });
      expect(coverFairly(market, admitted).lineUnits).toEqual(lineUnits);
    }
  });
});
