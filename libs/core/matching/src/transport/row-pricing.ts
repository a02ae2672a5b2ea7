import type { MarketPairs } from '../network/market';
import { type MixedRows, mixRows } from './mixed-rows';
import type { TransportTree } from './transport-tree';

const BLOCK_ROOTS = 0.5;
const BLOCK_MIN = 32;

/** Looks for pairs that would make the plan cheaper, by blocks of rows of the lots, the hub's row after the last. */
export class RowPricing {
  private readonly rows: MixedRows;
  private readonly linePotential: Float64Array;
  private readonly block: number;
  private row = 0;

  constructor(
    pairs: MarketPairs,
    lotUnits: Float64Array,
    private readonly tree: TransportTree,
  ) {
    this.rows = mixRows(pairs, lotUnits);
    this.linePotential = tree.potential.subarray(tree.firstLine, tree.root);
    this.block = Math.max(BLOCK_MIN, Math.ceil(BLOCK_ROOTS * Math.sqrt(this.rows.pairs)));
  }

  /**
   * Brings in the best pair of the next block of rows that has one. False: there is none, the plan is cheapest.
   * The innermost loop of all: within a row the lot's own potential is left out.
   */
  improve(): boolean {
    const { tree, linePotential } = this;
    const { potential } = tree;
    const { lot, from, to, line, cost } = this.rows;
    const count = lot.length;
    let best = 0;
    let bestRow = -1;
    let bestPair = -1;
    let left = this.block;
    let row = this.row;
    for (let rowsLeft = count; rowsLeft >= 0; rowsLeft -= 1) {
      if (row === count) {
        row = 0;
        this.row = 0;
        if (this.improveHub(best)) return true;
        continue;
      }
      const own = potential[lot[row] as number] as number;
      const end = to[row] as number;
      let least = best - own;
      let found = -1;
      for (let pair = from[row] as number; pair < end; pair += 1) {
        const height = (cost[pair] as number) - (linePotential[line[pair] as number] as number);
        if (height < least) {
          least = height;
          found = pair;
        }
      }
      if (found >= 0) {
        best = least + own;
        bestRow = row;
        bestPair = found;
      }
      left -= end - (from[row] as number);
      row += 1;
      if (left > 0) continue;
      if (best < 0) break;
      left = this.block;
    }
    this.row = row;
    if (best >= 0) return false;
    tree.enter(lot[bestRow] as number, tree.firstLine + (line[bestPair] as number), best);
    return true;
  }

  /** The hub's arcs, free of cost, both those that carry nothing and the full ones. */
  private improveHub(bestSoFar: number): boolean {
    const { tree } = this;
    const { potential, firstLine, hub, root, room, isFull } = tree;
    const own = potential[hub] as number;
    if (own === Infinity) return false;
    let best = bestSoFar;
    let bestLine = -1;
    for (let line = firstLine; line < root; line += 1) {
      if (room[line] === 0 || potential[line] === -Infinity) continue;
      const reduced = own - (potential[line] as number);
      const gain = isFull[line] === 1 ? -reduced : reduced;
      if (gain < best) {
        best = gain;
        bestLine = line;
      }
    }
    if (bestLine < 0) return false;
    if (isFull[bestLine] === 1) tree.enterFull(bestLine, -best);
    else tree.enter(hub, bestLine, best);
    return true;
  }
}
