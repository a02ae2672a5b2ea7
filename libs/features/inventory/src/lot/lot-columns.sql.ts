/** The columns of a lot as its answer names them. */
export const LOT_FACTS = `
    id, code, commune_id AS "communeId", productive_org_id AS "productiveOrgId",
    forecast_id AS "forecastId", product_id AS "productId", site_id AS "siteId", grade,
    is_washed AS "isWashed", package_type AS "packageType", package_grams AS "packageGrams",
    announced_packages AS "announcedPackages", announced_grams AS "announcedGrams",
    harvested_on AS "harvestedOn", ready_on AS "readyOn", best_before_on AS "bestBeforeOn",
    floor_minor_per_kg AS "floorMinorPerKg", currency, state, closed_reason AS "closedReason",
    listed_grams AS "listedGrams", available_grams AS "availableGrams",
    reserved_grams AS "reservedGrams", loaded_grams AS "loadedGrams",
    delivered_grams AS "deliveredGrams", lost_grams AS "lostGrams",
    withdrawn_grams AS "withdrawnGrams", expired_grams AS "expiredGrams",
    created_at AS "createdAt", version`;

/** The figures of lot_account for a lot of which no gram has moved yet. */
export const NOTHING_MOVED = `
    0 AS "availablePackages", NULL::bigint AS "weighedGrams", NULL::bigint AS "differenceGrams"`;
