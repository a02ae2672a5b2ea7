import type { MarketPairs } from '../network/market';
import type { TransportTree } from './transport-tree';

const BLOCK_ROOTS = 2;
const BLOCK_MIN = 32;

/** Looks for pairs that would make the plan cheaper, row by row of the lots, the hub's row after the last. */
export class RowPricing {
  private readonly block: number;
  private row = 0;
  private readonly rows: number;

  constructor(
    private readonly pairs: MarketPairs,
    private readonly tree: TransportTree,
  ) {
    this.rows = tree.hub + 1;
    this.block = Math.max(BLOCK_MIN, Math.ceil(BLOCK_ROOTS * Math.sqrt(pairs.line.length)));
  }

  /**
   * Brings in the best pair of the next block of rows that has one. False: there is none, the plan is cheapest.
   * One long function because it is the innermost loop of all.
   */
  improve(): boolean {
    const { tree } = this;
    const { potential, firstLine, hub } = tree;
    const { start, line, cost } = this.pairs;
    let best = 0;
    let bestLot = -1;
    let bestLine = -1;
    let left = this.block;
    let row = this.row;
    for (let rowsLeft = this.rows; rowsLeft > 0; rowsLeft -= 1) {
      if (row === hub) {
        const found = this.improveHub(best);
        row = 0;
        if (found) {
          this.row = row;
          return true;
        }
      } else {
        const own = potential[row] as number;
        const from = start[row] as number;
        const to = start[row + 1] as number;
        if (own !== Infinity) {
          for (let pair = from; pair < to; pair += 1) {
            const other = (line[pair] as number) + firstLine;
            const reduced = (cost[pair] as number) + own - (potential[other] as number);
            if (reduced < best) {
              best = reduced;
              bestLot = row;
              bestLine = other;
            }
          }
          left -= to - from;
        }
        row += 1;
      }
      if (left <= 0) {
        if (best < 0) break;
        left = this.block;
      }
    }
    this.row = row;
    if (best >= 0) return false;
    tree.enter(bestLot, bestLine, best);
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
