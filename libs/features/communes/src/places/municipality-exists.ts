import { fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** Refuses a municipality that is not in the reference data, by its field. */
export async function assertMunicipality(tx: Tx, code: string): Promise<void> {
  const rows = await rowsOf(tx, 'SELECT 1 FROM municipality WHERE code = $1', [code]);
  if (rows.length === 0) throw fieldFault('municipalityCode', 'municipality.unknown');
}
