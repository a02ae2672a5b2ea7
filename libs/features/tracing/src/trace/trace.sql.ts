import type { Locale } from '#core/language';

/** Rows of one trace: a lot has never had more deeds than this. */
const ROWS_MAX = 2000;

const WEIGHING = `CASE WHEN w.id IS NULL THEN NULL ELSE jsonb_build_object('grossGrams', w.gross_grams,
  'tareGrams', w.tare_grams, 'netGrams', w.net_grams, 'method', w.method, 'witness', w.witness) END`;

/** The name of a holder of goods; for a loss or a difference, of whoever held them. */
function nameOf(id: string): string {
  return `coalesce((SELECT name FROM commune WHERE id = ${id}),
    (SELECT name || ' ' || plate FROM vehicle WHERE id = ${id}), (SELECT name FROM site WHERE id = ${id}), '')`;
}

/**
 * What happened, oldest first: the weighing at the origin, every change of hands, the receiver's scale, what was
 * lost after it. $1 lot (null: any), $2 customer communes (null: all, and the weighings of the whole lot), $3
 * order line (null: any).
 */
export const STEPS = `
  WITH step AS (
    SELECT w.id, 'weighed' AS kind, NULL::uuid AS allocation_id, NULL::uuid AS run_id,
      'commune' AS from_kind, lot.commune_id AS from_id, 'commune' AS to_kind, lot.commune_id AS to_id,
      w.packages, w.net_grams AS grams, NULL AS reason, w.id AS weighing_id, true AS is_in_force,
      w.event_time, w.record_time, 0 AS seq
    FROM weighing w JOIN lot ON lot.id = w.lot_id
    WHERE w.lot_id = $1 AND w.place = 'collection' AND $2::uuid[] IS NULL
    UNION ALL
    SELECT c.id, 'handed_over', c.allocation_id, c.run_id, c.from_kind, c.from_id, c.to_kind, c.to_id,
      c.packages, c.grams, c.reason, c.weighing_id, true, c.event_time, c.record_time, c.seq
    FROM custody_event c JOIN allocation a ON a.id = c.allocation_id WHERE $SCOPE
    UNION ALL
    SELECT r.id, 'received', r.allocation_id, NULL, 'commune', r.commune_id, 'commune', r.commune_id,
      r.packages, r.received_grams, r.difference_reason, r.weighing_id,
      NOT EXISTS (SELECT 1 FROM reception later WHERE later.corrects_id = r.id),
      r.event_time, r.record_time, r.seq
    FROM reception r JOIN allocation a ON a.id = r.allocation_id WHERE $SCOPE
    UNION ALL
    SELECT l.id, 'hand_out_loss', l.allocation_id, NULL, 'commune', l.commune_id, 'loss', l.commune_id,
      0, l.grams, l.reason, NULL,
      NOT EXISTS (SELECT 1 FROM hand_out_loss later WHERE later.corrects_id = l.id),
      l.event_time, l.record_time, l.seq
    FROM hand_out_loss l JOIN allocation a ON a.id = l.allocation_id WHERE $SCOPE
    UNION ALL
    SELECT k.id, 'claim', k.allocation_id, NULL, 'commune', k.commune_id, 'commune', k.against_commune_id,
      0, k.grams, k.kind || ': ' || k.note, NULL, k.state <> 'withdrawn', k.event_time, k.record_time, 0
    FROM claim k JOIN allocation a ON a.id = k.allocation_id WHERE $SCOPE
  )
  SELECT step.id, step.kind, step.allocation_id AS "allocationId", a.code AS "allocationCode",
    run.code AS "runCode", step.from_kind AS "fromKind", ${nameOf('step.from_id')} AS "fromName",
    step.to_kind AS "toKind", ${nameOf('step.to_id')} AS "toName", step.packages, step.grams,
    step.reason, ${WEIGHING} AS weighing, step.is_in_force AS "isInForce",
    step.event_time AS "eventTime", step.record_time AS "recordTime"
  FROM step
  LEFT JOIN allocation a ON a.id = step.allocation_id
  LEFT JOIN run ON run.id = step.run_id
  LEFT JOIN weighing w ON w.id = step.weighing_id
  ORDER BY step.event_time, step.record_time, step.seq, step.id LIMIT ${String(ROWS_MAX)}`.replaceAll(
  '$SCOPE',
  `($1::uuid IS NULL OR a.lot_id = $1) AND ($2::uuid[] IS NULL OR a.customer_commune_id = ANY($2))
     AND ($3::uuid IS NULL OR a.order_line_id = $3)`,
);

/** Where the portions ended. Same parameters. */
export function allocationsSql(locale: Locale): string {
  return `
  SELECT a.id, a.code, a.lot_id AS "lotId", lot.code AS "lotCode",
    product.name_${locale} AS "productName", supplier.name AS "supplierCommuneName",
    a.customer_commune_id AS "customerCommuneId", customer.name AS "customerCommuneName", a.state,
    a.packages, a.grams, a.loaded_grams AS "loadedGrams", road.grams AS "onTheRoadGrams",
    a.delivered_grams AS "deliveredGrams", a.received_grams AS "receivedGrams",
    greatest(0, r.awaiting_grams) AS "awaitingReceptionGrams",
    ${lostSql('m.allocation_id = a.id')} AS lost, a.closed_reason AS "closedReason"
  FROM allocation a
  JOIN allocation_reception r ON r.allocation_id = a.id
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  JOIN commune customer ON customer.id = a.customer_commune_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE WHEN m.to_bucket = 'loaded' THEN m.grams ELSE -m.grams END), 0)::bigint AS grams
    FROM stock_movement m
    WHERE m.allocation_id = a.id AND 'loaded' IN (m.from_bucket, m.to_bucket)
  ) road
  WHERE ($1::uuid IS NULL OR a.lot_id = $1) AND ($2::uuid[] IS NULL OR a.customer_commune_id = ANY($2))
    AND ($3::uuid IS NULL OR a.order_line_id = $3)
  ORDER BY a.id LIMIT ${String(ROWS_MAX)}`;
}

/** Grams lost by stage and cause, counter-movements taken off. */
export function lostSql(condition: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('stage', lost.stage, 'cause', lost.cause,
      'grams', lost.grams) ORDER BY lost.stage, lost.cause), '[]')
    FROM (
      SELECT m.stage, m.cause,
        sum(CASE WHEN m.to_bucket = 'lost' THEN m.grams ELSE -m.grams END)::bigint AS grams
      FROM stock_movement m
      WHERE ${condition} AND 'lost' IN (m.from_bucket, m.to_bucket)
      GROUP BY m.stage, m.cause
    ) lost WHERE lost.grams <> 0)`;
}

/** The shipments of an order line's allocations. $1 order line. */
export const SHIPMENTS = `
  SELECT s.id, s.allocation_id AS "allocationId", run.code AS "runCode", run.state AS "runState",
    vehicle.name AS "vehicleName", origin.name AS "fromName", target.name AS "toName", s.packages,
    s.grams, s.loaded_grams AS "loadedGrams", s.delivered_grams AS "deliveredGrams",
    s.lost_grams AS "lostGrams", s.state
  FROM shipment_leg s
  JOIN allocation a ON a.id = s.allocation_id
  JOIN run ON run.id = s.run_id
  JOIN vehicle ON vehicle.id = run.vehicle_id
  JOIN site origin ON origin.id = s.from_site_id
  JOIN site target ON target.id = s.to_site_id
  WHERE a.order_line_id = $1 ORDER BY s.id LIMIT ${String(ROWS_MAX)}`;

/** True when somebody handed on more of an allocation of the lot than was in their hands. $1 lot, $2 customers. */
export const HAS_GAP = `
  SELECT EXISTS (
    SELECT 1 FROM (
      SELECT step.*, sum(change_grams) OVER (
        PARTITION BY allocation_id, kind, holder_id ORDER BY seq, change_grams DESC) AS grams
      FROM custody_step step WHERE step.lot_id = $1
    ) held
    JOIN allocation a ON a.id = held.allocation_id
    WHERE held.grams < 0 AND NOT (held.kind = 'commune' AND held.holder_id = a.supplier_commune_id)
      AND ($2::uuid[] IS NULL OR a.customer_commune_id = ANY($2))
  ) AS "hasGap"`;

export function lotSql(locale: Locale): string {
  return `
  SELECT lot.id AS "lotId", lot.code, product.name_${locale} AS "productName",
    lot.commune_id AS "communeId", commune.name AS "communeName", lot.state,
    lot.listed_grams AS "listedGrams", lot.available_grams AS "availableGrams",
    lot.reserved_grams AS "reservedGrams", lot.loaded_grams AS "loadedGrams",
    lot.delivered_grams AS "deliveredGrams", lot.lost_grams AS "lostGrams",
    lot.withdrawn_grams AS "withdrawnGrams", lot.expired_grams AS "expiredGrams",
    ${lostSql('m.lot_id = lot.id')} AS lost, lot.announced_grams AS "announcedGrams",
    lot.weighed_grams AS "weighedGrams", lot.difference_grams AS "weighingDifferenceGrams",
    (SELECT coalesce(array_agg(DISTINCT a.customer_commune_id), '{}') FROM allocation a
      WHERE a.lot_id = lot.id) AS "customerIds"
  FROM lot_account lot
  JOIN product ON product.id = lot.product_id
  JOIN commune ON commune.id = lot.commune_id
  WHERE lot.id = $1`;
}

export function lineSql(locale: Locale): string {
  return `
  SELECT line.id AS "orderLineId", o.id AS "orderId", o.cycle_id AS "cycleId",
    o.commune_id AS "communeId", commune.name AS "communeName",
    product.name_${locale} AS "productName", line.wanted_grams AS "wantedGrams",
    cycle.host_commune_id AS "hostCommuneId"
  FROM order_line line
  JOIN "order" o ON o.id = line.order_id
  JOIN distribution_cycle cycle ON cycle.id = o.cycle_id
  JOIN commune ON commune.id = o.commune_id
  JOIN product ON product.id = line.product_id
  WHERE line.id = $1`;
}
