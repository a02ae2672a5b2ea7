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

  *pairs(): Generator<readonly [place: number, other: number, cost: number]> {
    for (const [place, count] of this.count.entries()) {
      const from = place * this.few;
      for (let at = from; at < from + count; at += 1) {
        yield [place, this.other[at] as number, this.cost[at] as number];
      }
    }
  }
}

/** Some of the pairs of a market that has too many, with their costs. */
export class SparsePairs {
  private readonly costsOf: Map<number, number>[];

  constructor(lots: number) {
    this.costsOf = Array.from({ length: lots }, () => new Map<number, number>());
  }

  /** The cheapest of every lot and of every line, and some that are named, if legal. One look at all pairs. */
  static cheapest(rows: Rows, lines: number, named: readonly PlacePair[]): SparsePairs {
    const sparse = new SparsePairs(rows.lots);
    const ofLots = new CheapestFew(rows.lots, rows.few);
    const ofLines = new CheapestFew(lines, rows.few);
    const isNamed = new Set(named.map(({ lot, line }) => lot * lines + line));
    const hasNamed = new Set(named.map(({ lot }) => lot));
    for (let lot = 0; lot < rows.lots; lot += 1) {
      const { line, cost } = rows.row(lot);
      for (let at = 0; at < line.length; at += 1) {
        const [to, costs] = [line[at] as number, cost[at] as number];
        ofLots.offer(lot, to, costs);
        ofLines.offer(to, lot, costs);
        if (hasNamed.has(lot) && isNamed.has(lot * lines + to)) sparse.add(lot, to, costs);
      }
    }
    for (const [lot, line, cost] of ofLots.pairs()) sparse.add(lot, line, cost);
    for (const [line, lot, cost] of ofLines.pairs()) sparse.add(lot, line, cost);
    return sparse;
  }

  /** True when it is new. */
  add(lot: number, line: number, cost: number): boolean {
    const costs = this.costsOf[lot];
    if (!costs || costs.has(line)) return false;
    costs.set(line, cost);
    return true;
  }

  has(lot: number, line: number): boolean {
    return this.costsOf[lot]?.has(line) ?? false;
  }

  /** As the pairs of a market. */
  toPairs(): MarketPairs {
    const start = new Int32Array(this.costsOf.length + 1);
    this.costsOf.forEach((costs, lot) => {
      start[lot + 1] = (start[lot] as number) + costs.size;
    });
    const line = new Int32Array(start[this.costsOf.length] as number);
    const cost = new Float64Array(line.length);
    this.costsOf.forEach((costs, lot) => {
      const from = start[lot] as number;
      const sorted = Int32Array.from(costs.keys()).sort();
      line.set(sorted, from);
      sorted.forEach((to, at) => {
        cost[from + at] = costs.get(to) ?? 0;
      });
    });
    return { start, line, cost };
  }
}

/** A pair by the places of its lot and line. */
export interface PlacePair {
  readonly lot: number;
  readonly line: number;
}
