import type { MarketPairs } from '../network/market';
import { type MixedRows, mixRows } from './mixed-rows';
import type { TransportTree } from './transport-tree';

const BLOCK_ROOTS = 0.5;
const BLOCK_MIN = 32;
const HUB_PART = 4;

/** Looks for pairs that would make the plan cheaper, by blocks of rows of the lots, the hub's row after the last. */
export class RowPricing {
  private readonly rows: MixedRows;
  private readonly linePotential: Float64Array;
  private readonly block: number;
  private readonly hubBlock: number;
  private row = 0;
  private hubLine: number;
  private hubBestLine = -1;

  constructor(
    pairs: MarketPairs,
    lotUnits: Float64Array,
    private readonly tree: TransportTree,
  ) {
    this.rows = mixRows(pairs, lotUnits);
    this.linePotential = tree.potential.subarray(tree.firstLine, tree.root);
    this.block = Math.max(BLOCK_MIN, Math.ceil(BLOCK_ROOTS * Math.sqrt(this.rows.pairs)));
    this.hubBlock = Math.ceil(this.block / HUB_PART);
    this.hubLine = tree.firstLine - 1;
  }

  /**
   * Brings in the best of the next block of rows and of the next of the hub's arcs. False: nothing would make
   * the plan cheaper. The innermost loop of all: within a row the lot's own potential is left out.
   */
  improve(): boolean {
    const { tree, linePotential } = this;
    const { potential } = tree;
    const { lot, from, to, line, cost } = this.rows;
    const count = lot.length;
    const hubBest = this.priceHub(this.hubBlock);
    let best = hubBest;
    let bestRow = -1;
    let bestPair = -1;
    let left = this.block;
    let row = this.row;
    for (let rowsLeft = count; rowsLeft > 0; rowsLeft -= 1) {
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
      row = row + 1 === count ? 0 : row + 1;
      if (left > 0) continue;
      if (best < 0) break;
      left = this.block;
    }
    this.row = row;
    if (bestRow < 0) return this.enterHub(hubBest < 0 ? hubBest : this.priceHub(Infinity));
    tree.enter(lot[bestRow] as number, tree.firstLine + (line[bestPair] as number), best);
    return true;
  }

  /** The best of so many of the hub's arcs (free of cost, carrying nothing or full), from where it stopped. */
  private priceHub(block: number): number {
    const { potential, firstLine, hub, root, room, isFull } = this.tree;
    const own = potential[hub] as number;
    let best = 0;
    if (own === Infinity) return best;
    let line = this.hubLine;
    for (let left = Math.min(block, root - firstLine); left > 0; left -= 1) {
      line = line + 1 < root ? line + 1 : firstLine;
      if (room[line] === 0) continue;
      const reduced = own - (potential[line] as number);
      const gain = isFull[line] === 1 ? -reduced : reduced;
      if (gain < best) {
        best = gain;
        this.hubBestLine = line;
      }
    }
    this.hubLine = line;
    return best;
  }

  private enterHub(gain: number): boolean {
    const { tree, hubBestLine } = this;
    if (gain >= 0) return false;
    if (tree.isFull[hubBestLine] === 1) tree.enterFull(hubBestLine, -gain);
    else tree.enter(tree.hub, hubBestLine, gain);
    return true;
  }
}
