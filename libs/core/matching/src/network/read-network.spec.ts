import { EXAMPLE_NETWORK } from '../../spec/network-example';
import { NetworkFault } from './network-fault';
import { readAnswer } from './read-answer';
import { readNetwork } from './read-network';

const LOT = { id: 'l', product: 'p', units: 9, urgency: 0 };
const LINE = { id: 'o', product: 'p', units: 9, min: 0, families: 1, debt: 0, floor: 0 };
const PAIRS = { lot: [0], line: [0], cost: [1] };
const NETWORK = { seed: 1, tolerancePermille: 0, lots: [LOT], lines: [LINE], pairs: PAIRS };

const withLot = (...changes: object[]) => ({
  ...NETWORK,
  lots: changes.map((change, at) => ({ ...LOT, id: `l${at}`, ...change })),
});
const withLine = (...changes: object[]) => ({
  ...NETWORK,
  lines: changes.map((change, at) => ({ ...LINE, id: `o${at}`, ...change })),
});
const withPairs = (change: object) => ({ ...NETWORK, pairs: { ...PAIRS, ...change } });
const without = (object: object, field: string) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== field));

function faultOf(read: () => unknown): { code: string; place: string } {
  try {
    read();
  } catch (fault) {
    if (fault instanceof NetworkFault) return { code: fault.code, place: fault.place };
    throw fault;
  }
  throw new Error('it was read');
}

describe('readNetwork', () => {
  it('reads the example of the design page', () => {
    const { pairs, ...network } = readNetwork(EXAMPLE_NETWORK);
    expect(network).toEqual({
      seed: 1,
      tolerancePermille: 0,
      lots: EXAMPLE_NETWORK.lots,
      lines: EXAMPLE_NETWORK.lines,
    });
    expect([...Array.from(pairs.cost)]).toEqual([123]);
  });

  it('counts what is not said as 0', () => {
    const { lots, lines } = readNetwork({
      ...NETWORK,
      lots: [{ id: 'l', product: 'p', units: 9 }],
      lines: [{ id: 'o', product: 'p', units: 9, families: 1 }],
    });
    expect({ lots, lines }).toEqual({ lots: [LOT], lines: [LINE] });
  });

  it.each<[string, unknown, string, string]>([
    ['no object', [], 'not-an-object', ''],
    ['no object at all', null, 'not-an-object', ''],
    ['an unknown field', { ...NETWORK, note: 1 }, 'unknown-field', 'note'],
    ['no seed', without(NETWORK, 'seed'), 'missing-field', 'seed'],
    ['a seed that is no number', { ...NETWORK, seed: '1' }, 'not-a-number', 'seed'],
    ['a seed with a fraction', { ...NETWORK, seed: 0.5 }, 'fractional', 'seed'],
    ['no tolerance', without(NETWORK, 'tolerancePermille'), 'missing-field', 'tolerancePermille'],
    ['a tolerance below 0', { ...NETWORK, tolerancePermille: -1 }, 'negative', 'tolerancePermille'],
    [
      'a tolerance above 1000',
      { ...NETWORK, tolerancePermille: 1001 },
      'tolerance-above-1000',
      'tolerancePermille',
    ],
    ['no lots', without(NETWORK, 'lots'), 'missing-field', 'lots'],
    ['lots that are no list', { ...NETWORK, lots: {} }, 'not-a-list', 'lots'],
    ['no lines', without(NETWORK, 'lines'), 'missing-field', 'lines'],
    ['no pairs', without(NETWORK, 'pairs'), 'missing-field', 'pairs'],
    ['pairs that are a list', { ...NETWORK, pairs: [] }, 'not-an-object', 'pairs'],
    ['a lot that is no object', { ...NETWORK, lots: [7] }, 'not-an-object', 'lots[0]'],
    ['an unknown field of a lot', withLot({}, { weight: 3 }), 'unknown-field', 'lots[1].weight'],
    [
      'a lot without an id',
      { ...NETWORK, lots: [without(LOT, 'id')] },
      'missing-field',
      'lots[0].id',
    ],
    ['an id that is no text', withLot({ id: 7 }), 'not-text', 'lots[0].id'],
    ['an empty id', withLot({ id: '' }), 'empty-text', 'lots[0].id'],
    ['a product that is no text', withLot({ product: null }), 'not-text', 'lots[0].product'],
    [
      'a lot without units',
      { ...NETWORK, lots: [without(LOT, 'units')] },
      'missing-field',
      'lots[0].units',
    ],
    ['negative units', withLot({ units: -1 }), 'negative', 'lots[0].units'],
    ['units with a fraction', withLot({ units: 1.5 }), 'fractional', 'lots[0].units'],
    ['units as text', withLot({ units: '9' }), 'not-a-number', 'lots[0].units'],
    ['no units but null', withLot({ units: null }), 'not-a-number', 'lots[0].units'],
    ['unsafe units', withLot({ units: 2 ** 53 }), 'unsafe', 'lots[0].units'],
    ['endless units', withLot({ units: Infinity }), 'fractional', 'lots[0].units'],
    ['an urgency above 3', withLot({ urgency: 4 }), 'urgency-above-3', 'lots[0].urgency'],
    ['lots of the same id', withLot({}, { id: 'l0' }), 'duplicate-id', 'lots[1].id'],
    ['lines of the same id', withLine({}, {}, { id: 'o0' }), 'duplicate-id', 'lines[2].id'],
    ['no families', withLine({ families: 0 }), 'no-family', 'lines[0].families'],
    [
      'families not said',
      { ...NETWORK, lines: [without(LINE, 'families')] },
      'missing-field',
      'lines[0].families',
    ],
    ['a debt with a fraction', withLine({ debt: -0.5 }), 'fractional', 'lines[0].debt'],
    ['a minimum above the units', withLine({}, { min: 10 }), 'min-above-units', 'lines[1].min'],
    ['wants above the units', withLine({ wanted: 10 }), 'wanted-above-units', 'lines[0].wanted'],
    ['a floor above the units', withLine({ floor: 10 }), 'floor-above-units', 'lines[0].floor'],
    [
      'a floor above the wants',
      withLine({ wanted: 3, floor: 4 }),
      'floor-above-wanted',
      'lines[0].floor',
    ],
    ['a commune that is no text', withLine({ commune: 3 }), 'not-text', 'lines[0].commune'],
    ['an unknown field of a line', withLine({ mininum: 3 }), 'unknown-field', 'lines[0].mininum'],
    [
      'lots of 2^53 together',
      withLot({ units: 2 ** 52 }, { units: 2 ** 52 }),
      'sum-too-large',
      'lots[1].units',
    ],
    [
      'asks of 2^53 together',
      withLine({ units: 2 ** 52 }, { units: 2 ** 52 }),
      'sum-too-large',
      'lines[1].units',
    ],
    [
      'debts of 2^53 with the asks',
      withLine({ debt: 1 - 2 ** 53 }),
      'sum-too-large',
      'lines[0].units',
    ],
    [
      'families of 2^53 together',
      withLine({ families: 2 ** 52 }, { families: 2 ** 52 }),
      'sum-too-large',
      'lines[1].families',
    ],
    ['an unknown field of the pairs', withPairs({ price: [1] }), 'unknown-field', 'pairs.price'],
    ['no column of costs', withPairs({ cost: undefined }), 'missing-field', 'pairs.cost'],
    ['a column that is no list', withPairs({ line: 0 }), 'not-a-list', 'pairs.line'],
    ['a column of another length', withPairs({ cost: [1, 2] }), 'unequal-columns', 'pairs.cost'],
    ['claims of another length', withPairs({ claim: [] }), 'unequal-columns', 'pairs.claim'],
    ['a pair of no lot', withPairs({ lot: [1] }), 'unknown-lot', 'pairs.lot[0]'],
    ['a pair of no line', withPairs({ line: [1] }), 'unknown-line', 'pairs.line[0]'],
    ['a place below 0', withPairs({ lot: [-1] }), 'negative', 'pairs.lot[0]'],
    ['a place with a fraction', withPairs({ line: [0.5] }), 'fractional', 'pairs.line[0]'],
    ['a negative cost', withPairs({ cost: [-3] }), 'negative', 'pairs.cost[0]'],
    ['a claim as text', withPairs({ claim: ['1'] }), 'not-a-number', 'pairs.claim[0]'],
    [
      'a cost that adds up to 2^53',
      withPairs({ cost: [2 ** 52] }),
      'cost-too-large',
      'pairs.cost[0]',
    ],
    [
      'a pair across products',
      { ...NETWORK, lines: [{ ...LINE, product: 'q' }] },
      'pair-across-products',
      'pairs.line[0]',
    ],
    [
      'a pair said twice',
      { ...withLine({}, {}), pairs: { lot: [0, 0, 0, 0], line: [0, 1, 1, 0], cost: [1, 2, 3, 4] } },
      'duplicate-pair',
      'pairs.line[2]',
    ],
  ])('refuses %s', (_, json, code, place) => {
    expect(faultOf(() => readNetwork(json))).toEqual({ code: `network.${code}`, place });
  });

  it('says in one line what is wrong where', () => {
    const read = () => readNetwork(withLine({ wanted: 3, floor: 4 }));
    expect(read).toThrow('lines[0].floor must not be above wanted');
    expect(() => readNetwork([])).toThrow('the file must be an object');
  });
});

describe('readAnswer', () => {
  const ANSWER = {
    lotUnits: [9],
    lineUnits: [9],
    flows: { lot: [0], line: [0], units: [9] },
    segments: [{ level: '9/1', lots: [0], lines: [0] }],
    potentials: { lot: [0], line: [1] },
    unplaced: [{ lot: 0, units: 1, reason: 'demand-met' }],
    unmet: [{ line: 0, units: 1, reason: 'shared' }],
    fair: { lineUnits: [9], flows: { lot: [0], line: [0], units: [9] } },
    fallenClaims: [0],
  };

  it('reads what has the form of an answer, right or wrong', () => {
    expect(readAnswer(ANSWER)).toEqual(ANSWER);
  });

  it.each<[string, unknown, string, string]>([
    ['no object', 'right', 'not-an-object', ''],
    ['an unknown field', { ...ANSWER, cost: 3 }, 'unknown-field', 'cost'],
    ['no flows', without(ANSWER, 'flows'), 'missing-field', 'flows'],
    ['units as text', { ...ANSWER, lotUnits: [9, '9'] }, 'not-a-number', 'lotUnits[1]'],
    [
      'a reason that nobody gives',
      { ...ANSWER, unmet: [{ line: 0, units: 1, reason: 'luck' }] },
      'unknown-reason',
      'unmet[0].reason',
    ],
    [
      'a level as number',
      { ...ANSWER, segments: [{ level: 9, lots: [], lines: [] }] },
      'not-text',
      'segments[0].level',
    ],
    [
      'a fair flow of one column',
      { ...ANSWER, fair: { lineUnits: [9], flows: { lot: [0] } } },
      'missing-field',
      'fair.flows.line',
    ],
  ])('refuses %s', (_, json, code, place) => {
    expect(faultOf(() => readAnswer(json))).toEqual({ code: `network.${code}`, place });
  });
});
