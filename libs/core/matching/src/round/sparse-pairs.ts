import type { MarketPairs } from '../network/market';
import type { Rows } from './pair-source';

/** For each of many places the few others that cost least, so far. Ties stay with who came first. */
export class CheapestFew {
  private readonly other: Int32Array;
  private readonly cost: Float64Array;
  private readonly count: Int32Array;

  constructor(
    places: number,
    private readonly few: number,
  ) {
    this.other = new Int32Array(places * few);
    this.cost = new Float64Array(places * few);
    this.count = new Int32Array(places);
  }

  offer(place: number, other: number, cost: number): void {
    const { few } = this;
    const from = place * few;
    const held = this.count[place] as number;
    if (held === few && cost >= (this.cost[from + few - 1] as number)) return;
    let at = from + Math.min(held, few - 1);
    for (; at > from && cost < (this.cost[at - 1] as number); at -= 1) {
      this.cost[at] = this.cost[at - 1] as number;
      this.other[at] = this.other[at - 1] as number;
    }
    this.cost[at] = cost;
    this.other[at] = other;
    if (held < few) this.count[place] = held + 1;
  }

  *pairs(): Generator<readonly [place: number, other: number]> {
    for (const [place, count] of this.count.entries()) {
      const from = place * this.few;
      for (let at = from; at < from + count; at += 1) yield [place, this.other[at] as number];
    }
  }
}

/** How many of the cheapest each lot and each line begins with. */
const FEW = 16;

/** Some of the pairs of a market that has too many. */
export class SparsePairs {
  private readonly linesOf: Set<number>[];

  constructor(lots: number) {
    this.linesOf = Array.from({ length: lots }, () => new Set<number>());
  }

  /** The cheapest of every lot and of every line. One look at all pairs. */
  static cheapest(rows: Rows, lines: number): SparsePairs {
    const sparse = new SparsePairs(rows.lots);
    const ofLots = new CheapestFew(rows.lots, FEW);
    const ofLines = new CheapestFew(lines, FEW);
    for (let lot = 0; lot < rows.lots; lot += 1) {
      const { line, cost } = rows.row(lot);
      for (let at = 0; at < line.length; at += 1) {
        ofLots.offer(lot, line[at] as number, cost[at] as number);
        ofLines.offer(line[at] as number, lot, cost[at] as number);
      }
    }
    for (const [lot, line] of ofLots.pairs()) sparse.add(lot, line);
    for (const [line, lot] of ofLines.pairs()) sparse.add(lot, line);
    return sparse;
  }

  add(lot: number, line: number): void {
    this.linesOf[lot]?.add(line);
  }

  has(lot: number, line: number): boolean {
    return this.linesOf[lot]?.has(line) ?? false;
  }

  /** Those of them that are legal, with their costs. One look at the rows of all lots. */
  pairsIn(rows: Rows): MarketPairs {
    const start = new Int32Array(rows.lots + 1);
    const lines: number[] = [];
    const costs: number[] = [];
    this.linesOf.forEach((chosen, lot) => {
      const { line, cost } = rows.row(lot);
      for (let at = 0; at < line.length; at += 1) {
        if (!chosen.has(line[at] as number)) continue;
        lines.push(line[at] as number);
        costs.push(cost[at] as number);
      }
      start[lot + 1] = lines.length;
    });
    return { start, line: Int32Array.from(lines), cost: Float64Array.from(costs) };
  }
}
