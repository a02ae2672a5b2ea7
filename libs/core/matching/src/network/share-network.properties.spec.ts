import loadHighs from 'highs';
import { claimedUnits, costOf, shareBounds } from '../../spec/certify-judge';
import { unitsPlaced, unitsWithMinimums } from '../../spec/leximin-oracle';
import { randomNetwork } from '../../spec/network-random';
import { certifyNetwork } from '../certify/certify-network';
import type { Market } from './market';
import { marketsOf } from './markets-of';
import type { Network, NetworkAnswer } from './network';
import { shareNetwork } from './share-network';

// On a crowded machine ten thousand networks take longer than a test is given.
jest.setTimeout(300_000);

const SMALL = { lotsMax: 5, linesMax: 6, unitsMax: 7 };

describe('shareNetwork', () => {
  it('certifies 10,000 random networks and shares them as unit after unit in the order of keys', () => {
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const network = randomNetwork(seed, SMALL);
      const answer = shareNetwork(network);
      const found = { seed, violation: certifyNetwork(network, answer), ...sharesOf(answer) };
      const plain = { seed, violation: null, ...plainShares(network, answer) };
      // Comparing texts first: an expectation costs more than the rest.
      if (JSON.stringify(found) !== JSON.stringify(plain)) expect(found).toEqual(plain);
    }
  });

  it('moves what it moves at the cost that HiGHS finds', async () => {
    const highs = await loadHighs();
    for (let seed = 30_001; seed <= 30_400; seed += 1) {
      const network = randomNetwork(seed, { lotsMax: 9, linesMax: 9, unitsMax: 30 });
      const answer = shareNetwork(network);
      const least = highs.withModel(transportModel(network, answer), (model) => {
        model.options.set({ output_flag: false });
        model.run();
        return Math.round(model.getObjectiveValue());
      });
      expect({ seed, cost: costOf(network, answer) }).toEqual({ seed, cost: least });
    }
  });
});

/** A column for each pair, a row for each lot and line; of claims, only what is beyond them is free. */
function transportModel(network: Network, answer: NetworkAnswer) {
  const { pairs, lots, lines } = network;
  const claimed = claimedUnits(network, answer);
  const had = lines.map(() => 0);
  claimed.forEach((units, pair) => {
    const line = pairs.line[pair] as number;
    had[line] = (had[line] as number) + units;
  });
  const shares = shareBounds(network, answer, had);
  const rowsOf = (side: 'low' | 'high'): Float64Array =>
    Float64Array.of(
      ...answer.lotUnits,
      ...shares.map((it, line) => it[side] + (had[line] as number)),
    );
  const count = pairs.lot.length;
  const indices = Array.from(pairs.lot).flatMap((lot, pair) => [
    lot,
    lots.length + (pairs.line[pair] as number),
  ]);
  const numRows = lots.length + lines.length;
  return {
    numCols: count,
    numRows,
    colCost: Float64Array.from(pairs.cost),
    colLower: Float64Array.from(claimed),
    colUpper: new Float64Array(count).fill(Infinity),
    rowLower: rowsOf('low'),
    rowUpper: rowsOf('high'),
    matrix: {
      format: 'csc' as const,
      numRows,
      numCols: count,
      starts: Int32Array.from({ length: count + 1 }, (_, pair) => 2 * pair),
      indices: Int32Array.from(indices),
      values: new Float64Array(2 * count).fill(1),
    },
  };
}

function sharesOf({ lotUnits, lineUnits, fair }: NetworkAnswer) {
  return { lotUnits, lineUnits: fair?.lineUnits ?? lineUnits };
}

/** Claims set aside, and the rest shared by the plain way, product by product. */
function plainShares(network: Network, answer: NetworkAnswer) {
  const lotUnits = network.lots.map(() => 0);
  const lineUnits = network.lines.map(() => 0);
  claimedUnits(network, answer).forEach((units, pair) => {
    const [lot, line] = [network.pairs.lot[pair] as number, network.pairs.line[pair] as number];
    lotUnits[lot] = (lotUnits[lot] as number) + units;
    lineUnits[line] = (lineUnits[line] as number) + units;
  });
  for (const { market, lotAt, lineAt } of marketsOf(network)) {
    const rest = withoutHad(
      market,
      lotAt.map((lot) => lotUnits[lot] as number),
      lineAt.map((line) => lineUnits[line] as number),
    );
    const { units, admitted } = unitsWithMinimums(rest);
    const placed = unitsPlaced(rest, Uint8Array.from(admitted));
    lotAt.forEach((lot, at) => {
      lotUnits[lot] = (lotUnits[lot] as number) + (placed[at] as number);
    });
    lineAt.forEach((line, at) => {
      lineUnits[line] = (lineUnits[line] as number) + (units[at] as number);
    });
  }
  return { lotUnits, lineUnits };
}

function withoutHad(market: Market, given: Int32Array, had: Int32Array): Market {
  const less = (column: Float64Array): Float64Array =>
    column.map((units, line) => Math.max(0, units - (had[line] as number)));
  const { lots, lines } = market;
  return {
    ...market,
    lots: { ...lots, units: lots.units.map((units, lot) => units - (given[lot] as number)) },
    lines: {
      ...lines,
      units: less(lines.units),
      wanted: less(lines.wanted),
      floor: less(lines.floor),
      min: less(lines.min),
      debt: lines.debt.map((debt, line) => debt - (had[line] as number)),
    },
  };
}
