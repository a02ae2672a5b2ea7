import { rowsOf, type Tx } from '#platform/database';
import type { LotFacts, LotGround } from './lot-facts';

/** Sub-selects rather than joins: eight joined tables took the planner longer than anything else here. */
const GROUND = `
  SELECT EXISTS (SELECT 1 FROM lot WHERE lot.id = told.id) AS "isKnown",
    (SELECT jsonb_build_object('shelfLifeDays', product.shelf_life_days, 'isActive', product.is_active)
      FROM product WHERE product.id = told.product_id) AS product,
    (SELECT jsonb_build_object('communeId', site.commune_id, 'isActive', site.is_active)
      FROM site WHERE site.id = told.site_id) AS site,
    (SELECT jsonb_build_object('communeId', org.commune_id, 'isActive', org.is_active)
      FROM productive_org org WHERE org.id = told.org_id) AS org,
    (SELECT jsonb_build_object('communeId', forecast.commune_id, 'productId', forecast.product_id,
        'state', forecast.state)
      FROM harvest_forecast forecast WHERE forecast.id = told.forecast_id) AS forecast,
    EXISTS (SELECT 1 FROM package_type WHERE package_type.code = told.package_type)
      AS "hasPackageType",
    (SELECT weight.nominal_grams FROM package_weight weight
      WHERE weight.commune_id = told.commune_id AND weight.product_id = told.product_id
        AND weight.package_type = told.package_type) AS "nominalGrams"
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[])
    WITH ORDINALITY
    AS told (id, commune_id, product_id, site_id, org_id, forecast_id, package_type, position)
  ORDER BY told.position`;

/** What is known of all that the lots name, in one round trip, in the order of the lots. */
export async function groundOf(tx: Tx, lots: readonly LotFacts[]): Promise<LotGround[]> {
  return rowsOf<LotGround>(tx, GROUND, [
    lots.map((it) => it.id),
    lots.map((it) => it.communeId),
    lots.map((it) => it.productId),
    lots.map((it) => it.siteId),
    lots.map((it) => it.productiveOrgId),
    lots.map((it) => it.forecastId),
    lots.map((it) => it.packageType),
  ]);
}
