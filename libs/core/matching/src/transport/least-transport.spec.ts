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
});
