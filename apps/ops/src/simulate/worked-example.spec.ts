import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  certifyNetwork,
  type Network,
  type NetworkAnswer,
  readNetwork,
  shareNetwork,
} from '#core/matching';
import { soonestNearest } from './peers';

const PAGE = readFileSync(join(__dirname, '../../../../docs/matching.md'), 'utf8');

function block(name: string): unknown {
  const found = new RegExp(`\`\`\`json ${name}\\n([^]*?)\`\`\``).exec(PAGE);
  return JSON.parse(found?.[1] ?? '');
}

const network = readNetwork(block('example-network'));
const told = block('example-answer') as NetworkAnswer;

describe('the example that docs/matching.md redoes by hand', () => {
  it('is what the program answers', () => {
    const { potentials: _prices, ...answer } = shareNetwork(network);
    const { potentials: _told, ...byHand } = told;
    expect(answer).toEqual(byHand);
  });

  it('is proved by the price list of the page as well as by the one of the program', () => {
    expect(certifyNetwork(network, told)).toBeNull();
    expect(certifyNetwork(network, shareNetwork(network))).toBeNull();
  });

  it('is a little dearer if El Valle has one sack from Carache', () => {
    const costOf = ({ flows }: NetworkAnswer) =>
      flows.units.reduce((sum, units, nth) => {
        const pair = network.pairs.lot as number[];
        const at = pair.findIndex(
          (lot, p) => lot === flows.lot[nth] && network.pairs.line[p] === flows.line[nth],
        );
        return sum + units * (network.pairs.cost[at] ?? NaN);
      }, 0);
    const flows = { lot: [0, 1, 1, 2, 2], line: [1, 0, 2, 0, 2], units: [3, 5, 1, 3, 3] };
    expect(costOf({ ...told, flows })).toBe(costOf(told) + 10);
    expect(certifyNetwork(network, { ...told, flows })).not.toBeNull();
  });

  it('gives ten sacks to a hundred families and two to two hundred when nearness decides', () => {
    const stock = network.lots.map((lot) => ({ ...lot, product: 0, commune: 0, keeps: 1 }));
    const asks = network.lines.map(({ units, min }, line) => ({ line, units, min, arrival: 0 }));
    const { line, units } = soonestNearest({ network, stock, asks });
    const had = asks.map((_, at) => units.filter((_units, nth) => line[nth] === at));
    expect(had.map((each) => each.reduce((a, b) => a + b, 0))).toEqual([2, 3, 10]);
  });

  it('gives everybody their right over two weeks, once the roads are open', () => {
    const rights = [6, 6, 3];
    const debts = rights.map((right, line) => right - told.lineUnits[line]!);
    expect(debts).toEqual([-2, 3, -1]);
    const everyPair = network.lots.flatMap((_, lot) =>
      network.lines.map((_line, line) => ({ lot, line })),
    );
    const nextWeek: Network = {
      ...network,
      lines: network.lines.map((line, at) => ({ ...line, debt: debts[at]! })),
      pairs: {
        lot: everyPair.map((it) => it.lot),
        line: everyPair.map((it) => it.line),
        cost: everyPair.map(() => 500),
      },
    };
    const { lineUnits } = shareNetwork(nextWeek);
    expect(lineUnits).toEqual([4, 9, 2]);
    expect(lineUnits.map((units, line) => units + told.lineUnits[line]!)).toEqual([12, 12, 6]);
  });
});
