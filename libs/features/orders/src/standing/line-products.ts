import { fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import type { AskedLine } from '../orders/asked-line';

/** Refuses lines that name a product, or a substitute, that the catalogue does not have. */
export async function assertLineProductsExist(tx: Tx, lines: readonly AskedLine[]): Promise<void> {
  const known = await rowsOf<{ id: string }>(
    tx,
    'SELECT id FROM product WHERE id = ANY($1::uuid[]) AND is_active',
    [lines.flatMap((line) => [line.productId, ...line.substituteProductIds])],
  );
  const ids = new Set(known.map((row) => row.id));
  for (const [index, line] of lines.entries()) {
    if (![line.productId, ...line.substituteProductIds].every((id) => ids.has(id))) {
      throw fieldFault(`lines.${String(index)}.productId`, 'order_line.product_unknown');
    }
  }
}
