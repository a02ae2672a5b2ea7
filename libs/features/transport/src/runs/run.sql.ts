/** One run with its figures. Add a WHERE over `r`. */
export const RUN = `
  SELECT r.id, r.code, r.plan_id AS "planId", r.commune_id AS "communeId", r.cycle_id AS "cycleId",
    r.vehicle_id AS "vehicleId", v.name AS "vehicleName", v.plate, r.driver_id AS "driverId",
    person.name AS "driverName", r.day_on AS "dayOn", r.state, r.departs_at AS "departsAt",
    r.returns_at AS "returnsAt", r.planned_metres AS "plannedMetres",
    r.odometer_end_metres - r.odometer_start_metres AS "drivenMetres",
    r.planned_fuel_ml AS "plannedFuelMl",
    coalesce((SELECT sum(ml) FROM fuel_entry WHERE run_id = r.id), 0)::bigint AS "bookedFuelMl",
    r.fuel_used_ml AS "fuelUsedMl", stops.count AS "stopCount", goods.planned AS "plannedGrams",
    goods.loaded AS "loadedGrams", goods.delivered AS "deliveredGrams", goods.lost AS "lostGrams",
    stops.peak AS "peakLoadGrams", v.capacity_grams AS "capacityGrams",
    round(stops.peak * 1000.0 / v.capacity_grams)::int AS "utilisationPermille",
    goods.kilogram_metres AS "kilogramMetres",
    jsonb_array_length(r.conflicts) AS "conflictCount",
    r.gate_override_reason AS "gateOverrideReason", r.cancel_reason AS "cancelReason",
    r.suspend_reason AS "suspendReason", r.version
  FROM run r
  JOIN vehicle v ON v.id = r.vehicle_id
  LEFT JOIN driver d ON d.id = r.driver_id
  LEFT JOIN person ON person.id = d.person_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE kind IN ('pick_up', 'delivery'))::int AS count,
      coalesce(max(load_grams_after), 0)::bigint AS peak
    FROM stop WHERE run_id = r.id
  ) stops
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(s.grams) FILTER (WHERE s.state <> 'cancelled'), 0)::bigint AS planned,
      coalesce(sum(s.loaded_grams), 0)::bigint AS loaded,
      coalesce(sum(s.delivered_grams), 0)::bigint AS delivered,
      coalesce(sum(s.lost_grams), 0)::bigint AS lost,
      coalesce(sum(coalesce(s.loaded_grams, s.grams) * way.metres)
        FILTER (WHERE s.state IN ('planned', 'loaded', 'delivered', 'handed_over')), 0)::bigint / 1000 AS kilogram_metres
    FROM shipment s
    JOIN stop p ON p.id = s.pick_up_stop_id
    JOIN stop e ON e.id = s.delivery_stop_id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(x.metres_from_last), 0) AS metres FROM stop x
      WHERE x.run_id = r.id AND x.position > p.position AND x.position <= e.position
    ) way
    WHERE s.run_id = r.id
  ) goods`;

export const STOP = `
  SELECT stop.id, stop.position, stop.site_id AS "siteId", site.name AS "siteName",
    site.commune_id AS "communeId", commune.name AS "communeName", stop.kind,
    stop.is_locked AS "isLocked", stop.state, stop.arrives_at AS "arrivesAt",
    stop.departs_at AS "departsAt", stop.metres_from_last AS "metresFromLast",
    stop.load_grams_after AS "loadGramsAfter"
  FROM stop JOIN site ON site.id = stop.site_id JOIN commune ON commune.id = site.commune_id`;

export const SHIPMENT = `
  SELECT s.id, s.run_id AS "runId", r.code AS "runCode", s.allocation_id AS "allocationId",
    a.code AS "allocationCode", s.lot_id AS "lotId", lot.code AS "lotCode",
    a.product_id AS "productId", product.name_es AS "productNameEs", product.name_en AS "productNameEn",
    supplier.name AS "supplierName", customer.name AS "customerName",
    s.pick_up_stop_id AS "pickUpStopId", s.delivery_stop_id AS "deliveryStopId",
    s.from_site_id AS "fromSiteId", s.to_site_id AS "toSiteId", s.packages, s.grams,
    s.loaded_packages AS "loadedPackages", s.loaded_grams AS "loadedGrams",
    s.delivered_packages AS "deliveredPackages", s.delivered_grams AS "deliveredGrams",
    s.lost_grams AS "lostGrams", s.state, s.taken_over_from AS "takenOverFrom",
    s.not_before AS "notBefore", s.due_by AS "dueBy"
  FROM shipment_leg s
  JOIN run r ON r.id = s.run_id
  JOIN allocation a ON a.id = s.allocation_id
  JOIN lot ON lot.id = s.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  JOIN commune customer ON customer.id = a.customer_commune_id`;

export const STOP_EVENT = `
  SELECT e.id, e.run_id AS "runId", e.stop_id AS "stopId", e.kind, e.facts,
    e.person_id AS "personId", person.name AS "personName", e.event_time AS "eventTime",
    e.record_time AS "recordTime"
  FROM stop_event e JOIN person ON person.id = e.person_id`;

/** Everybody whose sites or goods a run touches, and who drives it. */
export const SEEN_RUN = `
  SELECT r.commune_id AS "communeId", d.person_id AS "driverPersonId", r.state, r.conflicts, r.gate,
    ARRAY(
      SELECT site.commune_id FROM stop JOIN site ON site.id = stop.site_id
      WHERE stop.run_id = r.id AND stop.kind IN ('pick_up', 'delivery')
      UNION SELECT a.supplier_commune_id FROM shipment s JOIN allocation a ON a.id = s.allocation_id
      WHERE s.run_id = r.id
      UNION SELECT a.customer_commune_id FROM shipment s JOIN allocation a ON a.id = s.allocation_id
      WHERE s.run_id = r.id
    ) AS "communeIds"
  FROM run r LEFT JOIN driver d ON d.id = r.driver_id WHERE r.id = $1`;
