import type { Tx } from '#platform/database';

/** Who may order in a cycle; none at all means everybody. */
export async function writeParticipants(
  tx: Tx,
  cycleId: string,
  communeIds: readonly string[],
): Promise<void> {
  await tx.query('DELETE FROM cycle_commune WHERE cycle_id = $1', [cycleId]);
  await tx.query(
    'INSERT INTO cycle_commune (cycle_id, commune_id) SELECT DISTINCT $1::uuid, id FROM unnest($2::uuid[]) AS told (id)',
    [cycleId, communeIds],
  );
}
