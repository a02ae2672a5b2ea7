import type { Market } from '../src/network/market';
import type { TransportTask } from '../src/transport/least-transport';

/** The same numbers for the same seed: enough for tests (a linear congruence, upper bits). */
export class TransportDice {
  constructor(private state: number) {}

  upTo(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 4_294_967_296) * (most + 1));
  }
}

/** A market of legal pairs with their costs; whatever transport does not read is left at rest. */
export function marketOfPairs(
  lots: number,
  lines: number,
  pairs: readonly { lot: number; line: number; cost: number }[],
): Market {
  const sorted = [...pairs].sort((a, b) => a.lot - b.lot || a.line - b.line);
  const start = new Int32Array(lots + 1);
  for (const { lot } of sorted) start[lot + 1] = (start[lot + 1] ?? 0) + 1;
  for (let lot = 0; lot < lots; lot += 1)
    start[lot + 1] = (start[lot + 1] ?? 0) + (start[lot] ?? 0);
  const places = Int32Array.from({ length: lines }, (_, line) => line);
  return {
    product: 'papa',
    lots: {
      count: lots,
      units: new Float64Array(lots),
      urgency: new Uint8Array(lots),
      rank: Int32Array.from({ length: lots }, (_, lot) => lot),
    },
    lines: {
      count: lines,
      units: new Float64Array(lines),
      wanted: new Float64Array(lines),
      floor: new Float64Array(lines),
      min: new Float64Array(lines),
      families: new Float64Array(lines).fill(1),
      debt: new Float64Array(lines),
      rank: places,
      commune: places,
      communes: lines,
    },
    pairs: {
      start,
      line: Int32Array.from(sorted, (pair) => pair.line),
      cost: Float64Array.from(sorted, (pair) => pair.cost),
    },
  };
}

export interface TransportCase {
  readonly market: Market;
  readonly task: TransportTask;
}

/**
 * A small problem that can be solved: a hidden flow gives the margins. Some lots and lines
 * stay empty or alone, costs repeat, bounds are tight or wide, units may be huge.
 */
export function drawTransportCase(seed: number, size = 6): TransportCase {
  const dice = new TransportDice(seed * 2_654_435_761);
  const lots = 1 + dice.upTo(size - 1);
  const lines = 1 + dice.upTo(size - 1);
  const dearest = [0, 2, 9, 1_000][dice.upTo(3)] ?? 0;
  const density = 1 + dice.upTo(9);
  const most = [1, 3, 50, 2 ** 44][dice.upTo(3)] ?? 1;
  const pairs: { lot: number; line: number; cost: number }[] = [];
  const lotUnits = new Float64Array(lots);
  const got = new Float64Array(lines);
  for (let lot = 0; lot < lots; lot += 1) {
    for (let line = 0; line < lines; line += 1) {
      if (dice.upTo(9) >= density) continue;
      pairs.push({ lot, line, cost: dice.upTo(dearest) });
      const units = dice.upTo(2) === 0 ? dice.upTo(most) : 0;
      lotUnits[lot] = (lotUnits[lot] ?? 0) + units;
      got[line] = (got[line] ?? 0) + units;
    }
  }
  const slack = [0, 0, 1, 4][dice.upTo(3)] ?? 0;
  const low = got.map((units) => Math.max(0, units - dice.upTo(slack)));
  const high = got.map((units) => units + dice.upTo(slack));
  return { market: marketOfPairs(lots, lines, pairs), task: { lotUnits, low, high } };
}
