import loadHighs, { type Highs } from 'highs';
import { cheapestByPaths, costOfPlan, faultOfPlan } from '../../spec/transport-oracle';
import { drawTransportCase, marketOfPairs, type TransportCase } from '../../spec/transport-market';
import { leastTransport } from './least-transport';

const solve = ({ market, task }: TransportCase): ReturnType<typeof leastTransport> =>
  leastTransport(market, task);

function expectCheapest(each: TransportCase, name: string): void {
  const plan = solve(each);
  expect({ name, fault: faultOfPlan(each, plan) }).toEqual({ name, fault: null });
  expect({ name, cost: costOfPlan(each, plan) }).toEqual({ name, cost: cheapestByPaths(each) });
}

describe('leastTransport', () => {
  it('gives the example of the file format', () => {
    const market = marketOfPairs(1, 1, [{ lot: 0, line: 0, cost: 123 }]);
    const thirty = Float64Array.of(30);
    const plan = leastTransport(market, { lotUnits: thirty, low: thirty, high: thirty });
    expect(plan).toEqual({
      lot: Int32Array.of(0),
      line: Int32Array.of(0),
      units: Float64Array.of(30),
      lotPotential: Float64Array.of(0),
      linePotential: Float64Array.of(123),
    });
  });

  it('costs what cheapest paths cost, on thousands of small markets', () => {
    for (let seed = 1; seed <= 6_000; seed += 1) expectCheapest(drawTransportCase(seed), `${seed}`);
  });

  it('costs what cheapest paths cost, on middling markets', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      expectCheapest(drawTransportCase(seed, 20), `${seed}`);
    }
  });

  it('gives the same bytes when asked again', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const each = drawTransportCase(seed, 12);
      expect(solve(each)).toEqual(solve(each));
    }
  });

  it('finds the cost that HiGHS finds', async () => {
    const highs = await loadHighs();
    for (let seed = 1; seed <= 300; seed += 1) {
      const each = drawTransportCase(seed * 7, 10);
      if (each.task.lotUnits.some((units) => units > 1e9)) continue;
      const cost = Number(costOfPlan(each, solve(each)));
      expect({ seed, cost }).toEqual({ seed, cost: costByHighs(highs, each) });
    }
  });

  it('adds up exactly near the largest numbers', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const market = marketOfPairs(2, 2, [
      { lot: 0, line: 0, cost: 1e15 },
      { lot: 0, line: 1, cost: 1e15 - 1 },
      { lot: 1, line: 0, cost: 3 },
      { lot: 1, line: 1, cost: 1 },
    ]);
    const lotUnits = Float64Array.of(most - 5, 5);
    const lineUnits = Float64Array.of(most - 6, 6);
    const each = { market, task: { lotUnits, low: lineUnits, high: lineUnits } };
    expectCheapest(each, 'large');
  });

  it('leaves lots and lines without units and without pairs at rest', () => {
    const market = marketOfPairs(3, 3, [
      { lot: 0, line: 0, cost: 5 },
      { lot: 1, line: 0, cost: 2 },
      { lot: 1, line: 1, cost: 9 },
    ]);
    const lineUnits = Float64Array.of(4, 0, 0);
    const plan = leastTransport(market, {
      lotUnits: Float64Array.of(4, 0, 0),
      low: lineUnits,
      high: lineUnits,
    });
    expect(plan).toEqual({
      lot: Int32Array.of(0),
      line: Int32Array.of(0),
      units: Float64Array.of(4),
      lotPotential: Float64Array.of(0, 3, 0),
      linePotential: Float64Array.of(5, 12, 0),
    });
  });

  it.each([
    ['a pair is missing', [1, 1], [1, 1], [1, 1]],
    ['lots give more than lines take', [2, 1], [1, 1], [1, 1]],
    ['lots give less than lines must have', [1, 0], [1, 1], [1, 1]],
    ['a bound is above another', [1, 1], [2, 0], [1, 1]],
    ['units are not whole', [0.5, 1.5], [1, 1], [1, 1]],
    ['units are below zero', [-1, 3], [1, 1], [1, 1]],
    ['a lot is not named', [2], [1, 1], [1, 1]],
  ])('refuses a task where %s', (_, lotUnits, low, high) => {
    const market = marketOfPairs(2, 2, [
      { lot: 0, line: 0, cost: 1 },
      { lot: 1, line: 0, cost: 1 },
    ]);
    const task = {
      lotUnits: Float64Array.from(lotUnits),
      low: Float64Array.from(low),
      high: Float64Array.from(high),
    };
    expect(() => leastTransport(market, task)).toThrow(RangeError);
  });

  it('can be stopped by its signal', () => {
    const count = 700;
    const pairs = Array.from({ length: count * count }, (_, nth) => ({
      lot: Math.floor(nth / count),
      line: nth % count,
      cost: (Math.imul(nth, 2_654_435_761) >>> 0) % 10_007,
    }));
    const market = marketOfPairs(count, count, pairs);
    const units = new Float64Array(count).map((_, at) => 1 + ((at * 31) % 97));
    const stopped = new Error('stopped');
    const stop = (): void => {
      throw stopped;
    };
    const task = { lotUnits: units, low: units, high: units, signal: stop };
    expect(() => leastTransport(market, task)).toThrow(stopped);
  });
});

/** The same question as a linear program, lines within their bounds. */
function costByHighs(highs: Highs, { market, task }: TransportCase): number {
  const { start, line, cost } = market.pairs;
  const [lots, lines] = [market.lots.count, market.lines.count];
  const indices: number[] = [];
  for (let lot = 0; lot < lots; lot += 1) {
    for (let pair = start[lot]!; pair < start[lot + 1]!; pair += 1) {
      indices.push(lot, lots + line[pair]!);
    }
  }
  if (line.length === 0) return 0;
  return highs.withModel(
    {
      numCols: line.length,
      numRows: lots + lines,
      colCost: cost,
      colLower: new Float64Array(line.length),
      colUpper: new Float64Array(line.length).fill(Infinity),
      rowLower: [...task.lotUnits, ...task.low],
      rowUpper: [...task.lotUnits, ...task.high],
      matrix: {
        format: 'csc',
        numRows: lots + lines,
        numCols: line.length,
        starts: Int32Array.from({ length: line.length + 1 }, (_, pair) => 2 * pair),
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return Math.round(model.getObjectiveValue());
    },
  );
}
