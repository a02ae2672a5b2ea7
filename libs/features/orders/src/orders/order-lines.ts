import { Injectable } from '@nestjs/common';
import { DomainError, type Id } from '#core/kernel';
import type { MatchingLine } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';

/** Grams that one line gains (or, negative, gives back) in a booking. */
export interface LineChange {
  readonly lineId: string;
  readonly allocatedGrams: number;
}

/** One line as the matching question takes it, and where its food is to go. */
export interface RoundLine extends MatchingLine {
  readonly distributionPointId: Id<'Site'>;
}

/** The door to order lines for matching. */
@Injectable()
export class OrderLines {
  /**
   * Books allocated grams on lines, all or none, in one statement: the changes of one line add up.
   * Refuses with `order_line.full` when a line would leave 0…max or takes grams although cancelled.
   * Locks the lines in id order.
   */
  async book(tx: Tx, changes: readonly LineChange[]): Promise<void> {
    const sums = new Map<string, number>();
    for (const { lineId, allocatedGrams } of changes) {
      sums.set(lineId, (sums.get(lineId) ?? 0) + allocatedGrams);
    }
    if (sums.size === 0) return;
    const booked = await rowsOf<{ id: string }>(tx, BOOK, [[...sums.keys()], [...sums.values()]]);
    if (booked.length === sums.size) return;

    for (const { id } of booked) sums.delete(id);
    throw new DomainError('conflict', 'order_line.full', {
      lineIds: [...sums.keys()].slice(0, 20),
    });
  }

  /** The lines of a cycle that may be given something, in id order. Drafts and cancelled ones are not among them. */
  async forRound(tx: Tx, cycleId: string): Promise<RoundLine[]> {
    return rowsOf<RoundLine>(tx, FOR_ROUND, [cycleId]);
  }
}

const BOOK = `
  WITH change AS (
    SELECT line.id, told.grams
    FROM unnest($1::uuid[], $2::bigint[]) AS told (id, grams) JOIN order_line line USING (id)
    ORDER BY line.id FOR UPDATE OF line
  )
  UPDATE order_line line SET allocated_grams = line.allocated_grams + change.grams
  FROM change
  WHERE line.id = change.id
    AND line.allocated_grams + change.grams BETWEEN 0 AND line.max_grams
    AND (change.grams <= 0 OR NOT line.is_cancelled)
  RETURNING line.id`;

const FOR_ROUND = `
  SELECT line.id, line.order_id AS "orderId", o.commune_id AS "communeId",
    municipality.code AS "municipalityCode", municipality.state_code AS "stateCode",
    line.product_id AS "productId", line.substitute_product_ids AS "substituteProductIds",
    line.min_grams AS "minGrams", line.wanted_grams AS "wantedGrams", line.max_grams AS "maxGrams",
    o.families, line.grade_floor AS "gradeFloor", line.is_washed AS washed,
    line.ceiling_minor_per_kg AS "ceilingMinorPerKg", line.currency,
    o.window_from_on AS "windowFromOn", o.window_to_on AS "windowToOn",
    o.can_keep_cold OR point.has_cold_room AS "coldCapable",
    point.latitude, point.longitude, line.allocated_grams AS "alreadyGrams",
    o.distribution_point_id AS "distributionPointId"
  FROM "order" o
  JOIN order_line line ON line.order_id = o.id
  JOIN site point ON point.id = o.distribution_point_id
  JOIN commune ON commune.id = o.commune_id
  JOIN municipality ON municipality.code = commune.municipality_code
  WHERE o.cycle_id = $1 AND o.state NOT IN ('draft', 'cancelled', 'settled') AND NOT line.is_cancelled
  ORDER BY line.id`;
