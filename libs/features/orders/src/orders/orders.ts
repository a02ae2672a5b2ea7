import { Injectable } from '@nestjs/common';
import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { type OrderProgress, type OrderState, stateFollowing } from './order-state';

interface FollowedOrder extends OrderProgress {
  readonly id: Id<'Order'>;
  readonly communeId: Id<'Commune'>;
  readonly cycleId: Id<'DistributionCycle'>;
}

/** The door to orders for whoever changes allocations. */
@Injectable()
export class Orders {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Lets the orders of these lines follow their allocations. Call it after every change of an
   * allocation, in the same transaction; lines that got nothing belong in it, too. Locks the orders in
   * id order and tells those that moved on.
   */
  async follow(tx: Tx, lineIds: readonly string[]): Promise<void> {
    if (lineIds.length === 0) return;
    await tx.query(
      `SELECT id FROM "order"
       WHERE id IN (SELECT order_id FROM order_line WHERE id = ANY($1::uuid[]))
       ORDER BY id FOR UPDATE`,
      [lineIds],
    );
    const orders = await rowsOf<FollowedOrder>(tx, PROGRESS, [lineIds]);
    const moved = orders
      .map((order) => ({ ...order, to: stateFollowing(order) }))
      .filter((order) => order.to !== order.state);
    await this.write(tx, moved);
  }

  private async write(
    tx: Tx,
    moved: readonly (FollowedOrder & { readonly to: OrderState })[],
  ): Promise<void> {
    if (moved.length === 0) return;
    await tx.query(
      `UPDATE "order" SET state = moved.state, version = version + 1
       FROM unnest($1::uuid[], $2::text[]) AS moved (id, state) WHERE "order".id = moved.id`,
      [moved.map((order) => order.id), moved.map((order) => order.to)],
    );
    await this.outbox.tellAll(
      tx,
      'order.moved_on',
      moved.map(({ id, communeId, cycleId, to }) => ({
        orderId: id,
        communeId,
        cycleId,
        state: to,
      })),
    );
  }
}

const PROGRESS = `
  WITH followed AS (SELECT DISTINCT order_id FROM order_line WHERE id = ANY($1::uuid[])),
  line AS (
    SELECT line.id, line.order_id, line.allocated_grams < line.wanted_grams AS is_short
    FROM order_line line JOIN followed USING (order_id) WHERE NOT line.is_cancelled
  ),
  asked AS (SELECT order_id, count(*) FILTER (WHERE is_short)::int AS short FROM line GROUP BY order_id),
  given AS (
    SELECT line.order_id,
      count(*)::int AS allocations,
      count(*) FILTER (WHERE a.state NOT IN ('proposed', 'accepted'))::int AS underway,
      count(*) FILTER (WHERE a.state IN ('reconciled', 'lost'))::int AS ended,
      count(*) FILTER (WHERE a.received_grams <> a.grams OR a.state = 'lost')::int AS different
    FROM line JOIN allocation a ON a.order_line_id = line.id
    WHERE a.state NOT IN ('declined', 'released')
    GROUP BY line.order_id
  )
  SELECT o.id, o.commune_id AS "communeId", o.cycle_id AS "cycleId", o.state,
    coalesce(asked.short, 0) AS "linesShort", coalesce(given.allocations, 0) AS allocations,
    coalesce(given.underway, 0) AS underway, coalesce(given.ended, 0) AS ended,
    coalesce(given.different, 0) AS different
  FROM followed JOIN "order" o ON o.id = followed.order_id
  LEFT JOIN asked ON asked.order_id = o.id
  LEFT JOIN given ON given.order_id = o.id
  ORDER BY o.id`;
