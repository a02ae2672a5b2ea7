import { aLine, aLot } from '../../spec/network-example';
import { randomNetwork } from '../../spec/network-random';
import { certifyNetwork } from '../certify/certify-network';
import type { Network } from './network';
import { shareNetwork } from './share-network';

const COUNT = 2_000;
const MOST = Number.MAX_SAFE_INTEGER;

function times<Thing>(count: number, make: (nth: number) => Thing): Thing[] {
  return Array.from({ length: count }, (_, nth) => make(nth));
}

function aNetwork(
  lots: Network['lots'],
  lines: Network['lines'],
  rows: readonly (readonly [number, number])[],
  more: Partial<Network> = {},
): Network {
  const pairs = {
    lot: rows.map(([lot]) => lot),
    line: rows.map(([, line]) => line),
    cost: rows.map((_, nth) => (nth * 7) % 11),
  };
  return { seed: 3, tolerancePermille: 0, lots, lines, pairs, ...more };
}

/** Lot n may serve lines n and n + 1: whoever has too much passes it on, line by line. */
const chain = (tolerancePermille: number): Network =>
  aNetwork(
    times(COUNT, (nth) => aLot(`l${nth}`, nth % 50)),
    times(COUNT + 1, (nth) => aLine(`o${nth}`, 60, { families: 1 + (nth % 3) })),
    times(COUNT, (nth) => [[nth, nth] as const, [nth, nth + 1] as const]).flat(),
    { tolerancePermille },
  );

const SHAPES: readonly (readonly [string, Network])[] = [
  ['a chain', chain(0)],
  ['a chain with a tolerance', chain(250)],
  [
    'a staircase of segments, each its own level',
    aNetwork(
      times(COUNT, (nth) => aLot(`l${nth}`, nth + 1)),
      times(COUNT, (nth) => aLine(`o${nth}`, COUNT)),
      times(COUNT, (nth) => [[nth, nth], ...(nth > 0 ? [[nth - 1, nth]] : [])]).flat() as never,
    ),
  ],
  [
    'a star: one lot for all lines',
    aNetwork(
      [aLot('l', 1_000_000)],
      times(COUNT, (nth) => aLine(`o${nth}`, nth, { families: 1 + nth })),
      times(COUNT, (nth) => [0, nth] as const),
    ),
  ],
  [
    'a star: one line for all lots',
    aNetwork(
      times(COUNT, (nth) => aLot(`l${nth}`, nth, { urgency: nth % 4 })),
      [aLine('o', 1_000_000)],
      times(COUNT, (nth) => [nth, 0] as const),
    ),
  ],
  [
    'all ties',
    aNetwork(
      times(60, (nth) => aLot(`l${nth}`, 7)),
      times(60, (nth) => aLine(`o${nth}`, 8)),
      times(3_600, (nth) => [nth % 60, Math.floor(nth / 60)] as const),
    ),
  ],
  [
    'one commune of all lines',
    aNetwork(
      times(60, (nth) => aLot(`l${nth}`, nth)),
      times(60, (nth) => aLine(`o${nth}`, 40, { commune: 'c', floor: nth % 5 })),
      times(600, (nth) => [nth % 60, (nth * 13 + Math.floor(nth / 60)) % 60] as const),
    ),
  ],
  ['no lines', aNetwork([aLot('l', 5)], [], [])],
  ['no lots', aNetwork([], [aLine('o', 5)], [])],
  ['no pairs', aNetwork([aLot('l', 5)], [aLine('o', 5)], [])],
  ['nothing asked and nothing there', aNetwork([aLot('l', 0)], [aLine('o', 0)], [[0, 0]])],
  [
    'quantities near 2^53, levels that differ in the last place',
    aNetwork(
      [aLot('l', (MOST - 1) / 2), aLot('m', (MOST - 1) / 2)],
      times(3, (nth) =>
        aLine(`o${nth}`, Math.floor(MOST / 3) - 1, { families: 2 ** 51 - 2 + nth, debt: nth - 1 }),
      ),
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 2],
      ],
      { tolerancePermille: 333 },
    ),
  ],
];

describe('shareNetwork', () => {
  it.each(SHAPES)('certifies %s', (_, network) => {
    expect(certifyNetwork(network, shareNetwork(network))).toBeNull();
  });

  it('certifies networks of a few dozen lots and lines with large quantities', () => {
    for (let seed = 40_001; seed <= 40_400; seed += 1) {
      const rules = { lotsMax: 25, linesMax: 30, unitsMax: 1_000_000 };
      const network = randomNetwork(seed, rules);
      const violation = certifyNetwork(network, shareNetwork(network));
      if (violation) throw new Error(`${JSON.stringify(violation)} with seed ${seed}`);
    }
  });
});
