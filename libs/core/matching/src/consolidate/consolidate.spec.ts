import { drawConsolidateCase } from '../../spec/consolidate-case';
import { marketOfPairs } from '../../spec/transport-market';
import { leastTransport, type Transport, type TransportTask } from '../transport/least-transport';
import { consolidate, type ConsolidationPart } from './consolidate';
import { laneGrams, truckMetresOf } from './lanes';
import { slopesAfter, withSlopes } from './slopes';

const LORRY = 10_000_000;
const SMALL = { hubs: 6, products: 4, lots: 9, lines: 11 };

/** Units that each end gives or gets. */
function sumsOf({ lot, line, units }: Transport, { lotUnits, low }: TransportTask) {
  const given = new Float64Array(lotUnits.length);
  const got = new Float64Array(low.length);
  units.forEach((moved, nth) => {
    given[lot[nth] ?? -1] = (given[lot[nth] ?? -1] ?? 0) + moved;
    got[line[nth] ?? -1] = (got[line[nth] ?? -1] ?? 0) + moved;
  });
  return { given, got };
}

/** Two lots and two lines, one at each of two hubs, five tonnes each; which ways are a little cheaper. */
function crossing(costs: readonly [number, number, number, number], units = 5): ConsolidationPart {
  const pairs = costs.map((cost, pair) => ({ lot: pair >> 1, line: pair & 1, cost }));
  const market = marketOfPairs(2, 2, pairs);
  const margin = Float64Array.of(units, units);
  const task = { lotUnits: margin, low: margin, high: margin };
  const hubs = Int32Array.of(0, 1);
  const transport = leastTransport(market, task);
  return { market, task, transport, lotHub: hubs, lineHub: hubs, unitGrams: 1_000_000 };
}

describe('consolidate', () => {
  it('fills two lorries instead of sending four half empty', () => {
    const parts = [
      crossing([100, 101, 101, 100]),
      crossing([101, 100, 100, 101], 4),
      crossing([100, 900, 900, 100], 1),
    ];
    const hubs = { origins: 2, destinations: 2, metres: new Float64Array(4).fill(100_000) };
    const { truckMetres, kept, transports } = consolidate(parts, hubs, { capacityGrams: LORRY });
    expect(truckMetres[0]).toBe(400_000);
    expect(truckMetres[kept]).toBe(200_000);
    expect(transports.map((it) => [...it.line])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('keeps what every lot gives and what every line may get, and proves its plan', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const { parts, hubs } = drawConsolidateCase(seed, SMALL);
      const answer = consolidate(parts, hubs, { capacityGrams: LORRY });
      parts.forEach((part, at) => {
        const transport = answer.transports[at]!;
        const { given, got } = sumsOf(transport, part.task);
        expect(given).toEqual(part.task.lotUnits);
        expect(got.every((units, line) => units >= part.task.low[line]!)).toBe(true);
        expect(got.every((units, line) => units <= part.task.high[line]!)).toBe(true);
        expectLeast(transport, withSlopes(part, answer.slopes, hubs));
      });
    }
  });

  it('never drives more than the plan it began with, and says truly what it drives', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const { parts, hubs } = drawConsolidateCase(seed, SMALL);
      const { transports, truckMetres, kept } = consolidate(parts, hubs, { capacityGrams: LORRY });
      const driven = (plans: readonly Transport[]) =>
        truckMetresOf(laneGrams(parts, plans, hubs), hubs, LORRY);
      expect(truckMetres).toHaveLength(4);
      expect(truckMetres[0]).toBe(driven(parts.map((it) => it.transport)));
      expect(truckMetres[kept]).toBe(driven(transports));
      expect(truckMetres[kept]).toBe(Math.min(...truckMetres));
    }
  });

  it('saves a fifth of the lorry metres where many products share the lanes', () => {
    const shape = { hubs: 15, products: 20, lots: 25, lines: 25 };
    const { parts, hubs } = drawConsolidateCase(1, shape);
    const { truckMetres, kept } = consolidate(parts, hubs, { capacityGrams: LORRY });
    expect(truckMetres[kept]! / truckMetres[0]!).toBeLessThan(0.8);
  });

  it('gives the same answer twice', () => {
    const draw = () => {
      const { parts, hubs } = drawConsolidateCase(3, SMALL);
      return consolidate(parts, hubs, { capacityGrams: LORRY });
    };
    expect(draw()).toEqual(draw());
  });

  it('leaves a plan alone whose costs are too high to be multiplied exactly', () => {
    const dear = Math.floor(Number.MAX_SAFE_INTEGER / 5) - 1;
    const part = crossing([dear, dear - 1, dear - 1, dear]);
    const hubs = { origins: 2, destinations: 2, metres: new Float64Array(4).fill(1) };
    const answer = consolidate([part], hubs, { capacityGrams: LORRY });
    expect(answer.kept).toBe(0);
    expect(answer.transports).toEqual([part.transport]);
    expect(answer.slopes).toEqual(new Float64Array(4).fill(1));
  });

  it('has nothing to do where nothing is sent', () => {
    const hubs = { origins: 1, destinations: 1, metres: Float64Array.of(5) };
    const answer = consolidate([], hubs, { capacityGrams: LORRY });
    expect(answer).toMatchObject({ kept: 0, transports: [] });
  });
});

describe('slopesAfter', () => {
  it('spreads the cost of the trips over what was sent, in sixteenths', () => {
    const grams = Float64Array.of(LORRY, LORRY / 4, 1.5 * LORRY, 1, 0);
    const sixteenths = [16, 64, Math.ceil((2 / 1.5) * 16), 1024, 1024];
    expect([...slopesAfter(grams, LORRY, 1024)]).toEqual(sixteenths);
  });
});

/** cost + lot − line is at least 0 on all pairs and 0 where something moves. */
function expectLeast(transport: Transport, { lots, pairs }: ConsolidationPart['market']) {
  const isUsed = new Set(transport.lot.map((lot, nth) => lot * 1_000 + transport.line[nth]!));
  const reduced = (lot: number, pair: number) =>
    pairs.cost[pair]! + transport.lotPotential[lot]! - transport.linePotential[pairs.line[pair]!]!;
  for (let lot = 0; lot < lots.count; lot += 1) {
    for (let pair = pairs.start[lot]!; pair < pairs.start[lot + 1]!; pair += 1) {
      const saved = reduced(lot, pair);
      expect(saved).toBeGreaterThanOrEqual(0);
      if (isUsed.has(lot * 1_000 + pairs.line[pair]!)) expect(saved).toBe(0);
    }
  }
}
