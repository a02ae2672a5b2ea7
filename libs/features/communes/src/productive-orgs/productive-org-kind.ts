import { fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** Refuses a kind of producer that the network does not know, by its field. */
export async function assertProductiveOrgKind(tx: Tx, kind: string): Promise<void> {
  const rows = await rowsOf(tx, 'SELECT 1 FROM productive_org_kind WHERE code = $1', [kind]);
  if (rows.length === 0) throw fieldFault('kind', 'productive_org.kind_unknown');
}
