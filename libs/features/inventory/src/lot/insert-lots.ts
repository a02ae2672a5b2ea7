import { rowsOf, type Tx } from '#platform/database';
import type { AnnouncedLot } from './lot.rules';
import { lotCode } from './lot-code';
import { LOT_FACTS, NOTHING_MOVED } from './lot-columns.sql';
import type { LotResponse } from './lot.dto';

const INSERT = `
  INSERT INTO lot (id, code, commune_id, productive_org_id, forecast_id, product_id, site_id, grade,
    is_washed, package_type, package_grams, announced_packages, announced_grams, harvested_on,
    ready_on, best_before_on, floor_minor_per_kg, currency, created_by)
  SELECT told.*, $19::uuid FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[],
    $6::uuid[], $7::uuid[], $8::smallint[], $9::boolean[], $10::text[], $11::bigint[], $12::integer[],
    $13::bigint[], $14::date[], $15::date[], $16::date[], $17::bigint[], $18::text[]) AS told
  ON CONFLICT DO NOTHING RETURNING ${LOT_FACTS}, ${NOTHING_MOVED}`;

/** Enough letters that a second lot of the same code is not met twice. */
const LONG_CODE_LETTERS = 12;

/**
 * Inserts lots that are not there yet, in one round trip, and answers the new ones. A code that
 * another lot already bears (about one in a thousand million pairs) becomes longer instead.
 */
export async function insertLots(
  tx: Tx,
  lots: readonly AnnouncedLot[],
  personId: string,
): Promise<LotResponse[]> {
  const fresh = await insert(tx, lots, { personId });
  if (fresh.length === lots.length) return fresh;
  const known = await rowsOf<{ id: string }>(tx, 'SELECT id FROM lot WHERE id = ANY ($1::uuid[])', [
    lots.map((lot) => lot.id),
  ]);
  const present = new Set(known.map((row) => row.id));
  const sharingCode = lots.filter((lot) => !present.has(lot.id));
  if (sharingCode.length === 0) return fresh;
  const more = await insert(tx, sharingCode, { personId, letters: LONG_CODE_LETTERS });
  return [...fresh, ...more];
}

async function insert(
  tx: Tx,
  lots: readonly AnnouncedLot[],
  options: { personId: string; letters?: number },
): Promise<LotResponse[]> {
  return rowsOf<LotResponse>(tx, INSERT, [
    lots.map((it) => it.id),
    lots.map((it) => lotCode(it.id, options.letters)),
    lots.map((it) => it.communeId),
    lots.map((it) => it.productiveOrgId),
    lots.map((it) => it.forecastId),
    lots.map((it) => it.productId),
    lots.map((it) => it.siteId),
    lots.map((it) => it.grade),
    lots.map((it) => it.isWashed),
    lots.map((it) => it.packageType),
    lots.map((it) => it.packageGrams),
    lots.map((it) => it.announcedPackages),
    lots.map((it) => it.announcedGrams),
    lots.map((it) => it.harvestedOn),
    lots.map((it) => it.readyOn),
    lots.map((it) => it.bestBeforeOn),
    lots.map((it) => it.floorMinorPerKg),
    lots.map((it) => it.currency),
    options.personId,
  ]);
}
