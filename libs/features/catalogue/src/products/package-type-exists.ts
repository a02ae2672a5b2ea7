import { fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** Refuses a package type that is not in the catalogue, by its field. */
export async function assertPackageType(tx: Tx, field: string, code: string): Promise<void> {
  const rows = await rowsOf(tx, 'SELECT 1 FROM package_type WHERE code = $1', [code]);
  if (rows.length === 0) throw fieldFault(field, 'package_type.unknown');
}
