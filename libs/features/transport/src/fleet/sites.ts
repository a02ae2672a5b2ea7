import { fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** Refuses a base that is not a working site of the very commune. */
export async function assertOwnSite(
  tx: Tx,
  communeId: string,
  siteId: string,
  field: string,
): Promise<void> {
  const [site] = await rowsOf<{ commune_id: string }>(
    tx,
    'SELECT commune_id FROM site WHERE id = $1 AND is_active',
    [siteId],
  );
  if (site?.commune_id !== communeId) throw fieldFault(field, 'vehicle.base_unknown');
}
