import type { NetworkLine, NetworkLot } from '../src/network/network';

/** The network of the design page, as JSON.parse gives it. */
export const EXAMPLE_NETWORK = {
  seed: 1,
  tolerancePermille: 0,
  lots: [{ id: 'l1', product: 'papa', units: 40, urgency: 0 }],
  lines: [{ id: 'o1', product: 'papa', units: 30, min: 0, families: 250, debt: 0, floor: 0 }],
  pairs: { lot: [0], line: [0], cost: [123] },
};

/** Its answer, word for word. */
export const EXAMPLE_ANSWER =
  '{"lotUnits":[30],"lineUnits":[30],' +
  '"flows":{"lot":[0],"line":[0],"units":[30]},' +
  '"segments":[{"level":"30/250","lots":[0],"lines":[0]}],' +
  '"potentials":{"lot":[0],"line":[123]},' +
  '"unplaced":[{"lot":0,"units":10,"reason":"demand-met"}],' +
  '"unmet":[]}';

export function aLot(id: string, units: number, more: Partial<NetworkLot> = {}): NetworkLot {
  return { id, product: 'papa', units, urgency: 0, ...more };
}

export function aLine(id: string, units: number, more: Partial<NetworkLine> = {}): NetworkLine {
  return { id, product: 'papa', units, min: 0, families: 1, debt: 0, floor: 0, ...more };
}

/** Pairs from rows of lot, line, cost and claim. */
export function pairsOf(...rows: readonly (readonly [number, number, number?, number?])[]) {
  return {
    lot: rows.map(([lot]) => lot),
    line: rows.map(([, line]) => line),
    cost: rows.map(([, , cost]) => cost ?? 1),
    claim: rows.map(([, , , claim]) => claim ?? 0),
  };
}
