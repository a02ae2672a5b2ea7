import type { Network, NetworkAnswer } from '../src/network/network';
import { dice } from './leximin-market';

/** A network in another order: new place n holds what stood at order[n]. */
export interface ShuffledNetwork {
  readonly network: Network;
  readonly lotOrder: readonly number[];
  readonly lineOrder: readonly number[];
}

export function shuffled(network: Network, seed: number): ShuffledNetwork {
  const { below } = dice(seed);
  const drawOrder = (count: number): number[] => {
    const order = Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    return order;
  };
  const { lots, lines, pairs } = network;
  const [lotOrder, lineOrder] = [drawOrder(lots.length), drawOrder(lines.length)];
  const pairOrder = drawOrder(pairs.lot.length);
  const inOrder = (column: ArrayLike<number>): number[] =>
    pairOrder.map((pair) => column[pair] as number);
  return {
    lotOrder,
    lineOrder,
    network: {
      ...network,
      lots: lotOrder.map((lot) => lots[lot] as (typeof lots)[number]),
      lines: lineOrder.map((line) => lines[line] as (typeof lines)[number]),
      pairs: {
        lot: inOrder(pairs.lot).map((lot) => lotOrder.indexOf(lot)),
        line: inOrder(pairs.line).map((line) => lineOrder.indexOf(line)),
        cost: inOrder(pairs.cost),
        ...(pairs.claim && { claim: inOrder(pairs.claim) }),
      },
    },
  };
}

/** The answer of a shuffled network by the places of the network it was made from. */
export function mappedBack(answer: NetworkAnswer, orders: ShuffledNetwork): NetworkAnswer {
  const { lotOrder, lineOrder } = orders;
  const back = (column: readonly number[], order: readonly number[]): number[] =>
    order.map((_, place) => column[order.indexOf(place)] as number);
  const ascending = (places: readonly number[], order: readonly number[]): number[] =>
    places.map((place) => order[place] as number).sort((a, b) => a - b);
  const flowsBack = ({ lot, line, units }: NetworkAnswer['flows']): NetworkAnswer['flows'] => {
    const rows = lot
      .map((from, nth) => [lotOrder[from], lineOrder[line[nth] as number], units[nth]] as number[])
      .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
    const column = (at: number): number[] => rows.map((row) => row[at] as number);
    return { lot: column(0), line: column(1), units: column(2) };
  };
  const { potentials, fair, fallenClaims } = answer;
  return {
    lotUnits: back(answer.lotUnits, lotOrder),
    lineUnits: back(answer.lineUnits, lineOrder),
    flows: flowsBack(answer.flows),
    segments: answer.segments.map(({ level, lots, lines }) => ({
      level,
      lots: ascending(lots, lotOrder),
      lines: ascending(lines, lineOrder),
    })),
    potentials: { lot: back(potentials.lot, lotOrder), line: back(potentials.line, lineOrder) },
    unplaced: answer.unplaced
      .map((it) => ({ ...it, lot: lotOrder[it.lot] as number }))
      .sort((a, b) => a.lot - b.lot),
    unmet: answer.unmet
      .map((it) => ({ ...it, line: lineOrder[it.line] as number }))
      .sort((a, b) => a.line - b.line),
    ...(fair && {
      fair: { lineUnits: back(fair.lineUnits, lineOrder), flows: flowsBack(fair.flows) },
    }),
    ...(fallenClaims && { fallenClaims: ascending(fallenClaims, lineOrder) }),
  };
}
