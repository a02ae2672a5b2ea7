import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** A lot whose counters and movements disagree. There must never be one. */
export interface DriftedLot {
  readonly lotId: string;
  readonly code: string;
  readonly bucket: string;
  readonly counterGrams: number;
  readonly movementGrams: number;
}

const DRIFT = `
  WITH step AS (
    SELECT lot_id, to_bucket AS bucket, grams FROM stock_movement
    UNION ALL
    SELECT lot_id, from_bucket, -grams FROM stock_movement
  ), moved AS (
    SELECT lot_id, bucket, sum(grams)::bigint AS grams FROM step GROUP BY lot_id, bucket
  ), counted AS (
    SELECT lot.id AS lot_id, lot.code, counter.bucket, counter.grams
    FROM lot CROSS JOIN LATERAL (VALUES
      ('outside', -lot.listed_grams), ('available', lot.available_grams),
      ('reserved', lot.reserved_grams), ('loaded', lot.loaded_grams),
      ('delivered', lot.delivered_grams), ('lost', lot.lost_grams),
      ('withdrawn', lot.withdrawn_grams), ('expired', lot.expired_grams)
    ) AS counter (bucket, grams)
  )
  SELECT counted.lot_id AS "lotId", counted.code, counted.bucket,
    counted.grams AS "counterGrams", coalesce(moved.grams, 0) AS "movementGrams"
  FROM counted LEFT JOIN moved USING (lot_id, bucket)
  WHERE counted.grams <> coalesce(moved.grams, 0)
  ORDER BY counted.lot_id, counted.bucket LIMIT 100`;

/** Compares what every lot says it has with the sum of its movements. */
@Injectable()
export class StockAudit {
  constructor(private readonly db: Database) {}

  /** The first hundred disagreements; none in a sound house. Reads everything: for audits, not for requests. */
  async stockDrift(): Promise<DriftedLot[]> {
    return this.db.rows<DriftedLot>(DRIFT);
  }
}
