import type { LineFacts, LotFacts } from './round/facts';
import { groupBy } from './round/group-by';
import { nth } from './round/nth';
import { Pool } from './pool';
import type { Roads } from './round/roads';

/** Products that substitutes tie together, with everything offered and asked of them. */
export interface ProductGroup {
  readonly pools: readonly Pool[];
  readonly lines: readonly LineFacts[];
}

/** Names the group of each product by one of its products. */
class Ties {
  private readonly parent = new Map<string, string>();

  rootOf(product: string): string {
    let root = product;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    if (root !== product) this.parent.set(product, root);
    return root;
  }

  tie(a: string, b: string): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)].sort();
    if (first !== undefined && second !== undefined && first !== second) {
      this.parent.set(second, first);
    }
  }
}

/**
 * Yields one group after the other, so that only one group's pairs are in memory at a time. Every lot
 * and every line is in exactly one group.
 */
export function* productGroups(
  lots: readonly LotFacts[],
  lines: readonly LineFacts[],
  roads: Roads,
): Generator<ProductGroup> {
  const ties = new Ties();
  for (const { productIds } of lines) {
    for (const product of productIds) ties.tie(nth(productIds, 0), product);
  }
  const linesByGroup = groupBy(lines, (line) => ties.rootOf(line.source.productId));
  const lotsByGroup = groupBy(lots, (lot) => ties.rootOf(lot.source.productId));
  const roots = [...new Set([...linesByGroup.keys(), ...lotsByGroup.keys()])].sort();
  for (const root of roots) {
    const groupLines = linesByGroup.get(root) ?? [];
    yield { pools: poolsOf(lotsByGroup.get(root) ?? [], groupLines, roads), lines: groupLines };
  }
}

function poolsOf(lots: readonly LotFacts[], lines: readonly LineFacts[], roads: Roads): Pool[] {
  const lotsOf = groupBy(lots, (lot) => lot.source.productId);
  return [...lotsOf.keys()].sort().map((product) => {
    const takers = lines.filter((line) => line.productIds.includes(product));
    return new Pool(product, lotsOf.get(product) ?? [], takers, roads);
  });
}
