import { RowPricing } from './row-pricing';
import { startingPotentials, type TreeTask } from './starting-potentials';
import { TransportTree } from './transport-tree';

const PIVOTS_BETWEEN_SIGNALS = 4_096;

/** The tree that moves the margins at the least cost, root's arcs included. */
export function cheapestTree(task: TreeTask): TransportTree {
  const tree = new TransportTree(task.margins);
  const begun = startingPotentials(task, cheapestTree);
  if (begun) tree.lift(begun);
  const pricing = new RowPricing(task.pairs, task.margins.lotUnits, tree);
  for (let pivots = 0; pricing.improve(); pivots += 1) {
    if (pivots % PIVOTS_BETWEEN_SIGNALS === 0) task.signal?.();
  }
  return tree;
}
