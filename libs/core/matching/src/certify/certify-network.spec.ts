import { aLine, aLot, EXAMPLE_NETWORK, pairsOf } from '../../spec/network-example';
import type { Network, NetworkAnswer } from '../network/network';
import { readNetwork } from '../network/read-network';
import { shareNetwork } from '../network/share-network';
import { certifyNetwork } from './certify-network';
import { VIOLATION_TEXTS } from './violation';

/** Two lots, three lines, one of them with a minimum out of reach; the second lot serves b alone. */
const NETWORK: Network = {
  seed: 1,
  tolerancePermille: 0,
  lots: [aLot('l', 10, { urgency: 1 }), aLot('m', 6)],
  lines: [aLine('a', 8), aLine('b', 5), aLine('large', 40, { min: 40 })],
  pairs: pairsOf([0, 0, 4], [0, 1, 2], [1, 1, 3], [0, 2, 1]),
};
const RIGHT = shareNetwork(NETWORK);
const TOLERANT = { ...NETWORK, tolerancePermille: 500 };
const TOLERANT_RIGHT = shareNetwork(TOLERANT);

const EXAMPLE = readNetwork(EXAMPLE_NETWORK);
const EXAMPLE_RIGHT = shareNetwork(EXAMPLE);

/** Two lots that could each serve one line, and the line has room for one of them. */
const RIVALS: Network = {
  ...NETWORK,
  lots: [aLot('soon', 5), aLot('late', 5, { urgency: 2 })],
  lines: [aLine('a', 5)],
  pairs: pairsOf([0, 0], [1, 0]),
};
/** One lot, two lines with equal rights, of one commune or of two. */
const SISTERS: Network = {
  ...NETWORK,
  lots: [aLot('l', 4)],
  lines: [aLine('a', 4, { commune: 'c' }), aLine('b', 4, { commune: 'c' })],
  pairs: pairsOf([0, 0], [0, 1]),
};
const CLAIMING: Network = {
  ...SISTERS,
  pairs: pairsOf([0, 0, 1, 3], [0, 1]),
};

function codeOf(network: Network, answer: NetworkAnswer): string | undefined {
  return certifyNetwork(network, answer)?.code;
}

function toOneLine(line: 0 | 1, network: Network): NetworkAnswer {
  const lineUnits = [line === 0 ? 4 : 1, line === 0 ? 0 : 3];
  return {
    ...shareNetwork(network),
    lineUnits,
    flows: line === 0 ? oneFlow(0, 0, 4) : { lot: [0, 0], line: [0, 1], units: [1, 3] },
  };
}

function oneFlow(lot: number, line: number, units: number): NetworkAnswer['flows'] {
  return { lot: [lot], line: [line], units: [units] };
}

describe('certifyNetwork', () => {
  it('accepts what is right', () => {
    expect(certifyNetwork(NETWORK, RIGHT)).toBeNull();
    expect(certifyNetwork(TOLERANT, TOLERANT_RIGHT)).toBeNull();
    expect(RIGHT.lineUnits).toEqual([8, 5, 0]);
  });

  it('says what is wrong and where, with a text for every code', () => {
    const answer = { ...EXAMPLE_RIGHT, lineUnits: [29] };
    const violation = certifyNetwork(EXAMPLE, answer);
    expect(violation).toEqual({
      code: 'line.sum',
      place: 'lineUnits[0]',
      details: { told: 29, flows: 30 },
    });
    expect(VIOLATION_TEXTS['line.sum']).toBe('what a line gets is not what flows to it');
  });

  it.each<[string, Network, NetworkAnswer]>([
    ['answer.length', NETWORK, { ...RIGHT, lotUnits: [8] }],
    ['answer.length', NETWORK, { ...RIGHT, flows: { ...RIGHT.flows, units: [8] } }],
    ['answer.length', EXAMPLE, { ...EXAMPLE_RIGHT, potentials: { lot: [0], line: [] } }],
    ['answer.number', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, 0, 29.5) }],
    ['answer.number', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, 0, -1) }],
    ['answer.number', EXAMPLE, { ...EXAMPLE_RIGHT, potentials: { lot: [0.5], line: [123.5] } }],
    ['answer.order', NETWORK, { ...RIGHT, flows: { lot: [1, 0], line: [1, 0], units: [5, 8] } }],
    [
      'answer.order',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, flows: { lot: [0, 0], line: [0, 0], units: [15, 15] } },
    ],
    ['answer.place', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(1, 0, 30) }],
    ['answer.place', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, -1, 30) }],
    ['answer.place', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, 2 ** 32, 30) }],
    ['flow.empty', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, 0, 0) }],
    ['flow.illegal', NETWORK, { ...RIGHT, flows: { lot: [0, 1], line: [0, 0], units: [4, 4] } }],
    ['lot.over', RIVALS, { ...shareNetwork(RIVALS), flows: oneFlow(0, 0, 6) }],
    ['line.over', EXAMPLE, { ...EXAMPLE_RIGHT, flows: oneFlow(0, 0, 31) }],
    ['lot.sum', EXAMPLE, { ...EXAMPLE_RIGHT, lotUnits: [31] }],
    ['line.sum', EXAMPLE, { ...EXAMPLE_RIGHT, lineUnits: [31] }],
    [
      'line.below-minimum',
      NETWORK,
      {
        ...RIGHT,
        lotUnits: [9, 5],
        lineUnits: [8, 5, 1],
        flows: { lot: [0, 0, 1], line: [0, 2, 1], units: [8, 1, 5] },
      },
    ],
    ['fair.unexpected', EXAMPLE, { ...EXAMPLE_RIGHT, fair: EXAMPLE_RIGHT }],
    ['fair.missing', TOLERANT, RIGHT],
    [
      'fair.lot-sum',
      TOLERANT,
      {
        ...TOLERANT_RIGHT,
        fair: {
          lineUnits: [8, 4, 0],
          flows: { lot: [0, 1], line: [0, 1], units: [8, 4] },
        },
      },
    ],
    [
      'line.outside-tolerance',
      { ...SISTERS, tolerancePermille: 100 },
      { ...toOneLine(1, SISTERS), fair: shareNetwork(SISTERS) },
    ],
    ['claim.broken', CLAIMING, shareNetwork(SISTERS)],
    [
      'claim.broken',
      CLAIMING,
      { ...shareNetwork(SISTERS), lineUnits: [0, 4], flows: oneFlow(0, 1, 4) },
    ],
    ['claim.fallen', CLAIMING, { ...shareNetwork(SISTERS), fallenClaims: [0] }],
    [
      'lot.left-over',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, lotUnits: [29], lineUnits: [29], flows: oneFlow(0, 0, 29) },
    ],
    [
      'lot.passed-over',
      RIVALS,
      { ...shareNetwork(RIVALS), lotUnits: [0, 5], flows: oneFlow(1, 0, 5) },
    ],
    ['cover.unfair-within', SISTERS, toOneLine(1, SISTERS)],
    ['cover.unfair', { ...SISTERS, lines: [aLine('a', 4), aLine('b', 4)] }, toOneLine(0, SISTERS)],
    ['potential.below-zero', EXAMPLE, { ...EXAMPLE_RIGHT, potentials: { lot: [0], line: [124] } }],
    ['potential.slack', EXAMPLE, { ...EXAMPLE_RIGHT, potentials: { lot: [0], line: [122] } }],
    [
      'potential.tolerance',
      { ...SISTERS, tolerancePermille: 500, pairs: pairsOf([0, 0, 9], [0, 1, 1]) },
      {
        ...shareNetwork({ ...SISTERS, pairs: pairsOf([0, 0, 9], [0, 1, 1]) }),
        fair: shareNetwork(SISTERS),
      },
    ],
    [
      'segment.level',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, segments: [{ level: '30', lots: [0], lines: [0] }] },
    ],
    [
      'segment.level',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, segments: [{ level: '31/250', lots: [0], lines: [0] }] },
    ],
    ['segment.members', EXAMPLE, { ...EXAMPLE_RIGHT, segments: [] }],
    [
      'segment.members',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, segments: [{ level: '0/1', lots: [0], lines: [] }] },
    ],
    [
      'segment.mixed',
      NETWORK,
      { ...RIGHT, segments: [{ level: '8/1', lots: [0, 1], lines: [0, 1, 2] }] },
    ],
    [
      'segment.parted',
      SISTERS,
      {
        ...shareNetwork(SISTERS),
        segments: [
          { level: '4/2', lots: [0], lines: [0] },
          { level: '4/2', lots: [], lines: [1] },
        ],
      },
    ],
    ['unplaced.wrong', EXAMPLE, { ...EXAMPLE_RIGHT, unplaced: [] }],
    [
      'unmet.wrong',
      EXAMPLE,
      { ...EXAMPLE_RIGHT, unmet: [{ line: 0, units: 1, reason: 'shared' }] },
    ],
  ])('refuses with %s', (code, network, answer) => {
    expect(codeOf(network, answer)).toBe(code);
  });
});
