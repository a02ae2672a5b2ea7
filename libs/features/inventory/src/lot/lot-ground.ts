import type { Database } from '#platform/database';
import type { LotFacts, LotGround } from './lot-facts';

interface GroundRow {
  readonly is_known: boolean;
  readonly shelf_life_days: number | null;
  readonly product_is_active: boolean | null;
  readonly site_commune_id: string | null;
  readonly site_is_active: boolean | null;
  readonly org_commune_id: string | null;
  readonly org_is_active: boolean | null;
  readonly forecast_commune_id: string | null;
  readonly forecast_product_id: string | null;
  readonly forecast_state: string | null;
  readonly has_package_type: boolean;
  readonly nominal_grams: number | null;
}

const GROUND = `
  SELECT lot.id IS NOT NULL AS is_known,
    product.shelf_life_days, product.is_active AS product_is_active,
    site.commune_id AS site_commune_id, site.is_active AS site_is_active,
    org.commune_id AS org_commune_id, org.is_active AS org_is_active,
    forecast.commune_id AS forecast_commune_id, forecast.product_id AS forecast_product_id,
    forecast.state AS forecast_state,
    package_type.code IS NOT NULL AS has_package_type, weight.nominal_grams
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[])
    WITH ORDINALITY
    AS told (id, commune_id, product_id, site_id, org_id, forecast_id, package_type, position)
  LEFT JOIN lot ON lot.id = told.id
  LEFT JOIN product ON product.id = told.product_id
  LEFT JOIN site ON site.id = told.site_id
  LEFT JOIN productive_org org ON org.id = told.org_id
  LEFT JOIN harvest_forecast forecast ON forecast.id = told.forecast_id
  LEFT JOIN package_type ON package_type.code = told.package_type
  LEFT JOIN package_weight weight ON weight.commune_id = told.commune_id
    AND weight.product_id = told.product_id AND weight.package_type = told.package_type
  ORDER BY told.position`;

/** What is known of all that the lots name, in one round trip, in the order of the lots. */
export async function groundOf(db: Database, lots: readonly LotFacts[]): Promise<LotGround[]> {
  const rows = await db.rows<GroundRow>(GROUND, [
    lots.map((it) => it.id),
    lots.map((it) => it.communeId),
    lots.map((it) => it.productId),
    lots.map((it) => it.siteId),
    lots.map((it) => it.productiveOrgId),
    lots.map((it) => it.forecastId),
    lots.map((it) => it.packageType),
  ]);
  return rows.map(shaped);
}

function shaped(row: GroundRow): LotGround {
  const { shelf_life_days: shelfLifeDays, nominal_grams: nominalGrams } = row;
  return {
    isKnown: row.is_known,
    product:
      shelfLifeDays === null ? null : { shelfLifeDays, isActive: row.product_is_active === true },
    site: membership(row.site_commune_id, row.site_is_active),
    org: membership(row.org_commune_id, row.org_is_active),
    forecast:
      row.forecast_commune_id === null
        ? null
        : {
            communeId: row.forecast_commune_id,
            productId: row.forecast_product_id ?? '',
            state: row.forecast_state ?? '',
          },
    hasPackageType: row.has_package_type,
    nominalGrams,
  };
}

function membership(
  communeId: string | null,
  isActive: boolean | null,
): { communeId: string; isActive: boolean } | null {
  return communeId === null ? null : { communeId, isActive: isActive === true };
}
