import { aLine, aLot, EXAMPLE_ANSWER, EXAMPLE_NETWORK, pairsOf } from '../../spec/network-example';
import { randomNetwork } from '../../spec/network-random';
import { mappedBack, shuffled } from '../../spec/network-shuffled';
import { certifyNetwork } from '../certify/certify-network';
import type { Network } from './network';
import { readNetwork } from './read-network';
import { shareNetwork } from './share-network';

function aNetwork(parts: Pick<Network, 'lots' | 'lines' | 'pairs'> & Partial<Network>): Network {
  return { seed: 1, tolerancePermille: 0, ...parts };
}

/** Shares a network and has the answer certified. */
function shared(network: Network) {
  const answer = shareNetwork(network);
  expect(certifyNetwork(network, answer)).toBeNull();
  return answer;
}

describe('shareNetwork', () => {
  it('answers the example of the design page word for word', () => {
    expect(JSON.stringify(shared(readNetwork(EXAMPLE_NETWORK)))).toBe(EXAMPLE_ANSWER);
  });

  it('answers an empty network with nothing', () => {
    const { flows, segments } = shared(aNetwork({ lots: [], lines: [], pairs: pairsOf() }));
    expect({ flows, segments }).toEqual({ flows: { lot: [], line: [], units: [] }, segments: [] });
  });

  it('gives the same answer again, byte for byte, in whatever order the network is written', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const network = randomNetwork(seed, { lotsMax: 7, linesMax: 8, unitsMax: 9 });
      const answer = JSON.stringify(shareNetwork(network));
      const other = shuffled(network, seed);
      const there = JSON.stringify(mappedBack(shareNetwork(other.network), other));
      if (there !== answer) throw new Error(`another order, another answer with seed ${seed}`);
      if (seed % 10 === 0) expect(JSON.stringify(shareNetwork(network))).toBe(answer);
    }
  });

  it('tells why something is left over or missing', () => {
    const { unplaced, unmet } = shared(
      aNetwork({
        lots: [aLot('a', 9), aLot('b', 4), aLot('c', 5)],
        lines: [
          aLine('full', 6),
          aLine('too-large', 20, { min: 20 }),
          aLine('far', 3),
          aLine('wanting', 9, { wanted: 4 }),
        ],
        pairs: pairsOf([0, 0], [0, 1], [2, 3]),
      }),
    );
    expect(unplaced).toEqual([
      { lot: 0, units: 3, reason: 'minimums' },
      { lot: 1, units: 4, reason: 'no-legal-line' },
    ]);
    expect(unmet).toEqual([
      { line: 1, units: 20, reason: 'below-minimum' },
      { line: 2, units: 3, reason: 'no-legal-lot' },
    ]);
  });

  it('moves less within the tolerance, and tells the fair shares from which it was measured', () => {
    const network = aNetwork({
      tolerancePermille: 200,
      lots: [aLot('l', 20)],
      lines: [aLine('far', 20), aLine('near', 20)],
      pairs: pairsOf([0, 0, 9], [0, 1, 1]),
    });
    const { lineUnits, fair, unmet } = shared(network);
    expect({ lineUnits, fair: fair?.lineUnits }).toEqual({ lineUnits: [8, 12], fair: [10, 10] });
    expect(unmet.map(({ reason }) => reason)).toEqual(['tolerance', 'shared']);
  });

  it('serves claims first and counts them as had', () => {
    const { flows, lineUnits } = shared(
      aNetwork({
        lots: [aLot('l', 10), aLot('m', 2)],
        lines: [aLine('sister', 10), aLine('other', 10)],
        pairs: pairsOf([0, 0, 5, 4], [0, 1, 1], [1, 0, 1]),
      }),
    );
    expect(lineUnits).toEqual([6, 6]);
    expect(flows).toEqual({ lot: [0, 0, 1], line: [0, 1, 0], units: [4, 6, 2] });
  });

  it('lets claims fall of a line that cannot reach its minimum with them', () => {
    const { lineUnits, fallenClaims } = shared(
      aNetwork({
        lots: [aLot('l', 4)],
        lines: [aLine('large', 9, { min: 9 }), aLine('small', 4)],
        pairs: pairsOf([0, 0, 1, 4], [0, 1]),
      }),
    );
    expect({ lineUnits, fallenClaims }).toEqual({ lineUnits: [0, 4], fallenClaims: [0] });
  });

  it('shares quantities near 2^53 exactly', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const { lineUnits } = shared(
      aNetwork({
        lots: [aLot('l', most)],
        lines: [aLine('a', (most - 1) / 2, { families: 3 }), aLine('b', (most + 1) / 2)],
        pairs: pairsOf([0, 0], [0, 1]),
      }),
    );
    expect(lineUnits).toEqual([(most - 1) / 2, (most + 1) / 2]);
  });

  it('tells its progress, the product with most pairs first', () => {
    const told: string[] = [];
    const network = aNetwork({
      lots: [aLot('l', 1, { product: 'ajo' }), aLot('m', 2)],
      lines: [aLine('a', 1, { product: 'ajo' }), aLine('b', 1), aLine('c', 1)],
      pairs: pairsOf([0, 0], [1, 1], [1, 2]),
    });
    shareNetwork(network, { progress: (product, stage) => told.push(`${product} ${stage}`) });
    const stages = ['cover', 'place', 'transport', 'done'];
    expect(told).toEqual(['papa', 'ajo'].flatMap((it) => stages.map((stage) => `${it} ${stage}`)));
  });

  it('stops when it is told to', () => {
    const stop = (): void => {
      throw new RangeError('stopped');
    };
    const share = (): unknown => shareNetwork(readNetwork(EXAMPLE_NETWORK), { signal: stop });
    expect(share).toThrow('stopped');
  });
});
