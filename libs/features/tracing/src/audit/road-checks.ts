import { type Check, cycleInScope } from './check';

/** The road and the receivers: shipments, custody, places, receptions, fuel; and the facts told of it all. */
export const ROAD_CHECKS: readonly Check[] = [
  {
    // Goods that came back to a centre leave it once more: no more than came.
    code: 'shipment.within_allocation',
    violations: `
      SELECT a.code AS "allocationCode", leg.from_site_id AS "fromSiteId", a.grams AS "allocatedGrams",
        leg.grams AS "shippedGrams"
      FROM (
        SELECT allocation_id, from_site_id,
          sum(coalesce(claimed_grams, least(grams, coalesce(loaded_grams, grams))))::bigint AS grams
        FROM shipment_leg WHERE state IN ('planned', 'loaded', 'delivered')
        GROUP BY allocation_id, from_site_id
      ) leg
      JOIN allocation a ON a.id = leg.allocation_id
      LEFT JOIN (
        SELECT allocation_id, to_id AS site_id, sum(grams)::bigint AS grams FROM custody_event
        WHERE to_kind = 'centre' GROUP BY allocation_id, to_id
      ) came ON came.allocation_id = leg.allocation_id AND came.site_id = leg.from_site_id
      WHERE leg.grams > greatest(a.grams, came.grams) AND ${cycleInScope('a.cycle_id')}`,
  },
  {
    // What the second scale found above the first was on board, too.
    code: 'shipment.loaded_covers_delivered',
    violations: `
      SELECT run.code AS "runCode", a.code AS "allocationCode",
        carried.loaded + coalesce(found.grams, 0) AS "loadedGrams", carried.left_it AS "deliveredAndLostGrams"
      FROM (
        SELECT run_id, allocation_id, sum(coalesce(loaded_grams, 0))::bigint AS loaded,
          sum(coalesce(delivered_grams, 0) + lost_grams)::bigint AS left_it
        FROM shipment GROUP BY run_id, allocation_id
      ) carried
      LEFT JOIN (
        SELECT run_id, allocation_id, sum(grams)::bigint AS grams FROM custody_event
        WHERE from_kind = 'difference' AND to_kind = 'vehicle' GROUP BY run_id, allocation_id
      ) found ON found.run_id = carried.run_id AND found.allocation_id = carried.allocation_id
      JOIN run ON run.id = carried.run_id
      JOIN allocation a ON a.id = carried.allocation_id
      WHERE carried.left_it > carried.loaded + coalesce(found.grams, 0) AND ${cycleInScope('a.cycle_id')}`,
  },
  {
    // Only the supplying commune, where the chain begins, hands on what nobody handed it.
    code: 'custody.has_no_gap',
    violations: `
      SELECT a.code AS "allocationCode", held.kind, held.holder_id AS "holderId", held.seq,
        held.grams AS "heldGrams"
      FROM (
        SELECT step.*, sum(change_grams) OVER (
          PARTITION BY allocation_id, kind, holder_id ORDER BY seq, change_grams DESC) AS grams
        FROM custody_step step
      ) held
      JOIN allocation a ON a.id = held.allocation_id
      WHERE held.grams < 0 AND ${cycleInScope('a.cycle_id')}
        AND NOT (held.kind = 'commune' AND held.holder_id = a.supplier_commune_id)`,
  },
  {
    // From a broken vehicle to the next, on the road, no scale is at hand: there the reason stands for it.
    code: 'custody.is_weighed',
    violations: `
      SELECT a.code AS "allocationCode", c.id AS "custodyEventId", c.grams, w.net_grams AS "weighedGrams"
      FROM custody_event c
      JOIN allocation a ON a.id = c.allocation_id
      LEFT JOIN weighing w ON w.id = c.weighing_id
      WHERE c.from_kind <> 'difference' AND c.to_kind NOT IN ('loss', 'difference')
        AND w.net_grams IS DISTINCT FROM c.grams
        AND NOT (c.from_kind = 'vehicle' AND c.to_kind = 'vehicle' AND coalesce(c.reason, '') <> '')
        AND ${cycleInScope('a.cycle_id')}`,
  },
  {
    code: 'custody.delivered_agrees',
    violations: `
      SELECT a.code AS "allocationCode", a.delivered_grams AS "deliveredGrams",
        coalesce(handed.grams, 0) AS "handedGrams"
      FROM allocation a
      LEFT JOIN (
        SELECT allocation_id, to_id, sum(grams)::bigint AS grams FROM custody_event
        WHERE to_kind = 'commune' GROUP BY allocation_id, to_id
      ) handed ON handed.allocation_id = a.id AND handed.to_id = a.customer_commune_id
      WHERE a.delivered_grams <> coalesce(handed.grams, 0)
        AND a.supplier_commune_id <> a.customer_commune_id AND ${cycleInScope('a.cycle_id')}`,
  },
  {
    // Into the vehicle = out + lost + on board; on board are the shipments not yet handed over.
    code: 'place.vehicle_adds_up',
    violations: `
      SELECT run.code AS "runCode", a.code AS "allocationCode",
        coalesce(held.grams, 0) AS "heldGrams", coalesce(aboard.grams, 0) AS "aboardGrams"
      FROM (
        SELECT run_id, allocation_id, sum(change_grams)::bigint AS grams FROM custody_step
        WHERE kind = 'vehicle' GROUP BY run_id, allocation_id
      ) held
      FULL JOIN (
        SELECT run_id, allocation_id, sum(loaded_grams)::bigint AS grams FROM shipment
        WHERE state = 'loaded' GROUP BY run_id, allocation_id
      ) aboard ON aboard.run_id = held.run_id AND aboard.allocation_id = held.allocation_id
      JOIN run ON run.id = coalesce(held.run_id, aboard.run_id)
      JOIN allocation a ON a.id = coalesce(held.allocation_id, aboard.allocation_id)
      WHERE ${cycleInScope('a.cycle_id')} AND (coalesce(held.grams, 0) <> coalesce(aboard.grams, 0)
        OR (run.state IN ('closed', 'reconciled', 'cancelled') AND coalesce(held.grams, 0) <> 0))`,
  },
  {
    // Into the centre by shipments = out by shipments + lost + on hand by custody.
    code: 'place.centre_adds_up',
    violations: `
      SELECT site.name AS centre, a.code AS "allocationCode", sum(place.held)::bigint AS "heldGrams",
        sum(place.shipped)::bigint AS "shippedGrams"
      FROM (
        SELECT allocation_id, holder_id AS site_id, change_grams AS held, 0 AS shipped
        FROM custody_step WHERE kind = 'centre'
        UNION ALL
        SELECT allocation_id, to_id, 0, grams FROM custody_event
        WHERE to_kind = 'centre' AND from_kind = 'difference'
        UNION ALL
        SELECT allocation_id, from_id, 0, -grams FROM custody_event
        WHERE from_kind = 'centre' AND to_kind IN ('loss', 'difference')
        UNION ALL
        SELECT s.allocation_id, s.to_site_id, 0, s.delivered_grams
        FROM shipment_leg s JOIN allocation o ON o.id = s.allocation_id
        WHERE s.state = 'delivered' AND s.to_site_id NOT IN (o.to_site_id, o.from_site_id)
        UNION ALL
        SELECT s.allocation_id, s.from_site_id, 0, -s.loaded_grams
        FROM shipment_leg s JOIN allocation o ON o.id = s.allocation_id
        WHERE s.loaded_grams IS NOT NULL AND s.from_site_id <> o.from_site_id
          AND s.taken_over_from IS NULL
      ) place
      JOIN allocation a ON a.id = place.allocation_id
      JOIN site ON site.id = place.site_id
      WHERE ${cycleInScope('a.cycle_id')}
      GROUP BY site.name, place.site_id, a.id
      HAVING sum(place.held) <> sum(place.shipped) OR sum(place.held) < 0`,
  },
  {
    code: 'reception.every_gram_explained',
    violations: `
      SELECT a.code AS "allocationCode", a.delivered_grams AS "deliveredGrams",
        a.received_grams AS "receivedGrams", r.received_grams AS "receptionGrams",
        unsaid.count AS "differencesWithoutReason"
      FROM allocation a
      JOIN allocation_reception r ON r.allocation_id = a.id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM reception_in_force f
        WHERE f.allocation_id = a.id AND f.difference_grams <> 0 AND coalesce(f.difference_reason, '') = ''
      ) unsaid
      WHERE ${cycleInScope('a.cycle_id')} AND (a.received_grams IS NOT NULL OR r.covered_grams > 0)
        AND (unsaid.count > 0 OR coalesce(a.received_grams, 0) <> r.received_grams
          OR a.received_grams IS NULL OR r.covered_grams = 0 OR r.awaiting_grams < 0 OR r.left_grams < 0)`,
  },
  {
    code: 'fuel.used_is_entered',
    violations: `
      SELECT quota.id AS "quotaId", quota.used_ml AS "usedMl", coalesce(entered.ml, 0) AS "enteredMl"
      FROM fuel_quota quota
      LEFT JOIN (SELECT quota_id, sum(ml)::bigint AS ml FROM fuel_entry GROUP BY quota_id) entered
        ON entered.quota_id = quota.id
      WHERE quota.used_ml <> coalesce(entered.ml, 0) AND ($1::uuid IS NULL OR quota.id IN (
        SELECT entry.quota_id FROM fuel_entry entry JOIN run ON run.id = entry.run_id
        WHERE run.cycle_id = $1))`,
  },
  {
    // Of the whole network: a fact may concern many cycles. What was told a minute ago may be on its way.
    code: 'facts.all_heard',
    violations: `
      SELECT 'fact' AS what, id::text, name, told_at AS since FROM outbox_event
      WHERE relayed_at IS NULL AND told_at < now() - interval '1 minute' AND ($1::uuid IS NULL OR true)
      UNION ALL
      SELECT 'job', id, listener, created_at FROM job
      WHERE state = 'dead' OR (state = 'waiting' AND created_at < now() - interval '15 minutes')`,
  },
];
