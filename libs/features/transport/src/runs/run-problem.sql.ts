/** $1: vehicle ids. In the planner's words; begun and ended at the base. */
export const VEHICLE_FACTS = `
  SELECT id, name, capacity_grams AS "capacityGrams", capacity_litres AS "capacityLitres",
    capacity_packages AS "capacityPackages", is_refrigerated AS refrigerated, terrain_max AS terrain,
    fuel, fuel_ml_per_km AS "fuelMlPerKm", base_site_id AS "startSiteId", base_site_id AS "endSiteId",
    shift_from_minute AS "shiftFromMinute", shift_to_minute AS "shiftToMinute",
    NULL AS "maxDrivingSeconds", cost_per_km_minor AS "costPerKmMinor",
    0 AS "costPerHourMinor", 0 AS "costPerUseMinor"
  FROM vehicle WHERE id = ANY($1::uuid[]) ORDER BY id`;

/** $1: site ids. */
export const SITE_FACTS = `
  SELECT s.id, s.name, s.latitude, s.longitude, m.state_code AS "stateCode", s.terrain,
    s.opens_minute AS "opensMinute", s.closes_minute AS "closesMinute",
    s.service_minutes_fixed * 60 AS "serviceSecondsFixed",
    s.service_minutes_per_tonne * 60 AS "secondsPerTonne"
  FROM site s JOIN commune c ON c.id = s.commune_id JOIN municipality m ON m.code = c.municipality_code
  WHERE s.id = ANY($1::uuid[]) ORDER BY s.id`;

/** $1: allocation ids. */
export const GOODS_FACTS = `
  SELECT a.id AS "allocationId", a.from_site_id AS "fromSiteId", a.to_site_id AS "toSiteId",
    p.cold_chain AS "coldChain", p.litres_per_tonne AS "litresPerTonne",
    l.ready_on AS "readyOn", l.best_before_on AS "bestBeforeOn",
    o.window_from_on AS "windowFromOn", o.window_to_on AS "windowToOn", o.families,
    a.customer_commune_id AS "communeId", ol.product_id AS "productId",
    ol.wanted_grams AS "wantedGrams"
  FROM allocation a
  JOIN lot l ON l.id = a.lot_id
  JOIN product p ON p.id = a.product_id
  JOIN order_line ol ON ol.id = a.order_line_id
  JOIN "order" o ON o.id = ol.order_id
  WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`;

/** $1: sites of centres. Room that is stated and not taken: by own lots, goods on hand, goods on their way there. */
export const CENTRE_FACTS = `
  SELECT s.id AS "siteId", s.opens_minute AS "opensMinute", s.closes_minute AS "closesMinute",
    s.has_cold_room AS "hasColdRoom",
    CASE WHEN s.storage_grams > 0
      THEN greatest(0, s.storage_grams - own.grams - transit.grams - coming.grams)::bigint END AS "storageGrams"
  FROM site s
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(available_grams + reserved_grams), 0) AS grams FROM lot WHERE site_id = s.id
  ) own
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE WHEN to_kind = 'centre' AND to_id = s.id THEN grams ELSE 0 END
      - CASE WHEN from_kind = 'centre' AND from_id = s.id THEN grams ELSE 0 END), 0) AS grams
    FROM custody_event WHERE to_kind = 'centre' AND to_id = s.id OR from_kind = 'centre' AND from_id = s.id
  ) transit
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(coalesce(leg.loaded_grams, leg.grams)), 0) AS grams
    FROM shipment_leg leg WHERE leg.to_site_id = s.id AND leg.state IN ('planned', 'loaded')
  ) coming
  WHERE s.id = ANY($1::uuid[]) AND s.kind = 'collection_centre' AND s.is_active ORDER BY s.id`;
