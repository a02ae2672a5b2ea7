import { dice, randomMarket } from '../../spec/leximin-market';
import { coverFairly } from '../leximin/cover-fairly';
import { placeMost } from '../leximin/place-most';
import type { Market } from '../network/market';
import type { MarketAnswer } from '../network/market-answer';
import { segmentsOf } from '../network/segments';
import { shareMarket } from '../network/share-market';
import { leastTransport } from '../transport/least-transport';
import { certifyMarket } from './certify-market';

// On a crowded machine thousands of markets take longer than a test is given.
jest.setTimeout(300_000);

const TERMS = { tolerancePermille: 0 };

/** An answer of the market with these shares, flawless but perhaps for the shares. */
function answerWith(market: Market, lotUnits: Float64Array, lineUnits: Float64Array): MarketAnswer {
  const flows = leastTransport(market, { lotUnits, low: lineUnits, high: lineUnits });
  const admitted = new Uint8Array(market.lines.count).fill(1);
  return {
    lotUnits,
    lineUnits,
    flows,
    segments: segmentsOf({ market, admitted, lineUnits, flows }),
    lotPotential: flows.lotPotential,
    linePotential: flows.linePotential,
    fair: null,
    fallen: new Int32Array(),
  };
}

/** The same market, where others come first. */
function withOtherKeys(market: Market, seed: number): Market {
  const { below } = dice(seed);
  const { lots, lines } = market;
  const either = (column: Float64Array, draw: () => number): Float64Array =>
    column.map((value) => (below(3) === 0 ? draw() : value));
  const urgency = lots.urgency.map((value) => (below(3) === 0 ? below(3) : value));
  const floor = lines.floor.map((units, line) =>
    below(3) === 0 ? below((lines.wanted[line] as number) + 1) : units,
  );
  return {
    ...market,
    lots: { ...lots, urgency, rank: below(2) === 0 ? lots.rank : lots.rank.toReversed() },
    lines: {
      ...lines,
      floor,
      families: either(lines.families, () => 1 + below(5)),
      debt: either(lines.debt, () => below(7) - 3),
      rank: below(2) === 0 ? lines.rank : lines.rank.toReversed(),
    },
  };
}

describe('certificates of shares that belong to another market', () => {
  it.each([
    ['lines that stand alone', false, []],
    ['lines in communes', true, ['cover.unfair-within']],
  ])('accept those of %s exactly when they are the same', (_, hasCommunes, within) => {
    const verdicts: Record<string, number> = {};
    for (let seed = 1; seed <= 4_000; seed += 1) {
      const market = randomMarket(seed, { lotsMax: 5, linesMax: 6, unitsMax: 6, hasCommunes });
      const right = shareMarket(market, TERMS);
      const other = withOtherKeys(market, seed);
      const answer = answerWith(market, placeMost(other), coverFairly(other).lineUnits);
      const isSame =
        answer.lotUnits.join() === right.lotUnits.join() &&
        answer.lineUnits.join() === right.lineUnits.join();
      const verdict = certifyMarket(market, TERMS, answer)?.code ?? 'accepted';
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if ((verdict === 'accepted') !== isSame) throw new Error(`${verdict} with seed ${seed}`);
    }
    expect(Object.keys(verdicts).sort()).toEqual(
      ['accepted', 'cover.unfair', ...within, 'lot.passed-over'].sort(),
    );
  });
});
