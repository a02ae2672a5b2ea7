import { type Check, lotInScope } from './check';

const GRAMS_OF_MOVEMENTS = `
  SELECT lot_id, bucket, sum(grams)::bigint AS grams FROM (
    SELECT lot_id, to_bucket AS bucket, grams FROM stock_movement
    UNION ALL
    SELECT lot_id, from_bucket, -grams FROM stock_movement
  ) step WHERE ${lotInScope('lot_id')} GROUP BY lot_id, bucket`;

/** Stock: the counters of a lot, its movements, and what the road and the receivers say. */
export const STOCK_CHECKS: readonly Check[] = [
  {
    code: 'stock.every_gram_somewhere',
    violations: `
      SELECT lot.code AS "lotCode", lot.listed_grams AS "listedGrams", bucket.grams AS "bucketGrams"
      FROM lot CROSS JOIN LATERAL (SELECT lot.available_grams + lot.reserved_grams + lot.loaded_grams
        + lot.delivered_grams + lot.lost_grams + lot.withdrawn_grams + lot.expired_grams AS grams) bucket
      WHERE lot.listed_grams <> bucket.grams AND ${lotInScope('lot.id')}`,
  },
  {
    code: 'stock.counters_are_movements',
    violations: `
      SELECT lot.code AS "lotCode", counter.bucket, counter.grams AS "counterGrams",
        coalesce(moved.grams, 0) AS "movementGrams"
      FROM lot
      CROSS JOIN LATERAL (VALUES
        ('outside', -lot.listed_grams), ('available', lot.available_grams),
        ('reserved', lot.reserved_grams), ('loaded', lot.loaded_grams),
        ('delivered', lot.delivered_grams), ('lost', lot.lost_grams),
        ('withdrawn', lot.withdrawn_grams), ('expired', lot.expired_grams)
      ) AS counter (bucket, grams)
      LEFT JOIN (${GRAMS_OF_MOVEMENTS}) moved ON moved.lot_id = lot.id AND moved.bucket = counter.bucket
      WHERE counter.grams <> coalesce(moved.grams, 0) AND ${lotInScope('lot.id')}`,
  },
  {
    // Reserved is what was promised and has not left its origin for the road.
    code: 'stock.reserved_is_promised',
    violations: `
      SELECT lot.code AS "lotCode", lot.reserved_grams AS "reservedGrams",
        coalesce(promised.grams, 0) AS "promisedGrams"
      FROM lot
      LEFT JOIN (
        SELECT a.lot_id, sum(a.grams - gone.grams)::bigint AS grams
        FROM allocation a
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(CASE WHEN m.from_bucket = 'reserved' THEN m.grams ELSE -m.grams END), 0) AS grams
          FROM stock_movement m
          WHERE m.allocation_id = a.id AND (m.from_bucket, m.to_bucket) IN
            (('reserved', 'loaded'), ('loaded', 'reserved'))
        ) gone
        WHERE a.state NOT IN ('declined', 'released') AND ${lotInScope('a.lot_id')}
        GROUP BY a.lot_id
      ) promised ON promised.lot_id = lot.id
      WHERE lot.reserved_grams <> coalesce(promised.grams, 0) AND ${lotInScope('lot.id')}`,
  },
  {
    code: 'stock.on_the_road_is_held',
    violations: `
      SELECT lot.code AS "lotCode", lot.loaded_grams AS "loadedGrams",
        coalesce(held.grams, 0) AS "heldGrams"
      FROM lot
      LEFT JOIN (
        SELECT lot_id, sum(change_grams)::bigint AS grams FROM custody_step
        WHERE kind IN ('vehicle', 'centre') GROUP BY lot_id
      ) held ON held.lot_id = lot.id
      WHERE lot.loaded_grams <> coalesce(held.grams, 0) AND ${lotInScope('lot.id')}`,
  },
  {
    code: 'stock.delivered_is_received',
    violations: `
      SELECT lot.code AS "lotCode", lot.delivered_grams AS "stockGrams",
        coalesce(arrived.grams, 0) + coalesce(rescued.grams, 0) AS "receivedGrams"
      FROM lot
      LEFT JOIN (
        SELECT a.lot_id, sum(r.awaiting_grams + r.left_grams)::bigint AS grams
        FROM allocation a JOIN allocation_reception r ON r.allocation_id = a.id
        WHERE a.delivered_grams > 0 AND ${lotInScope('a.lot_id')} GROUP BY a.lot_id
      ) arrived ON arrived.lot_id = lot.id
      LEFT JOIN (
        SELECT listing.lot_id, sum(take.grams)::bigint AS grams
        FROM rescue_listing listing JOIN rescue_take take ON take.listing_id = listing.id
        GROUP BY listing.lot_id
      ) rescued ON rescued.lot_id = lot.id
      WHERE lot.delivered_grams <> coalesce(arrived.grams, 0) + coalesce(rescued.grams, 0)
        AND ${lotInScope('lot.id')}`,
  },
  {
    code: 'loss.has_stage_and_cause',
    violations: `
      SELECT lot.code AS "lotCode", m.id AS "movementId", m.grams
      FROM stock_movement m JOIN lot ON lot.id = m.lot_id
      WHERE m.to_bucket = 'lost' AND (m.stage IS NULL OR coalesce(m.cause, '') = '' OR m.reason = '')
        AND ${lotInScope('m.lot_id')}`,
  },
];
