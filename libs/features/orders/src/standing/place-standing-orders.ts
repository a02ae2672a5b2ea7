import { Injectable } from '@nestjs/common';
import { type CivilDate, DomainError, type Id } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { type Events, OnSlow, Outbox } from '#platform/events';
import type { AskedLine } from '../orders/asked-line';
import { PlaceOrder } from '../orders/place-order';
import { standingSubmissionId } from './standing-submission-id';

interface DueStandingOrder {
  readonly id: Id<'StandingOrder'>;
  readonly communeId: Id<'Commune'>;
  readonly distributionPointId: Id<'Site'>;
  readonly lines: readonly AskedLine[];
  readonly createdBy: Id<'Person'>;
  readonly movesOn: CivilDate;
  readonly handsOutOn: CivilDate;
}

/** When a cycle opens, the standing orders of its communes are placed as if they had been submitted just now. */
@Injectable()
export class PlaceStandingOrders {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly placeOrder: PlaceOrder,
  ) {}

  /** Safe to repeat: each has one outcome per cycle, written with its order. */
  @OnSlow('cycle.opened', 'default')
  async run({ cycleId }: Events['cycle.opened']): Promise<void> {
    for (const due of await this.db.rows<DueStandingOrder>(DUE, [cycleId])) {
      try {
        await this.place(due, cycleId);
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        await this.skip(due, cycleId, error.code);
      }
    }
  }

  private async place(due: DueStandingOrder, cycleId: Id<'DistributionCycle'>): Promise<void> {
    const { communeId, distributionPointId, lines } = due;
    await this.db.transaction(async (tx) => {
      const { orderId } = await this.placeOrder.within(tx, {
        id: standingSubmissionId(due.id, cycleId),
        personId: due.createdBy,
        facts: {
          communeId,
          cycleId,
          distributionPointId,
          windowFromOn: due.movesOn,
          windowToOn: due.handsOutOn,
          families: null,
          canKeepCold: false,
          isDraft: false,
          lines,
        },
      });
      const isNew = await rowsOf(tx, OUTCOME, [due.id, cycleId, orderId, null]);
      if (isNew.length === 0) return;
      const fact = { standingOrderId: due.id, communeId, cycleId, orderId };
      await this.outbox.tell(tx, 'standing_order.placed', fact);
    });
  }

  private async skip(
    due: DueStandingOrder,
    cycleId: Id<'DistributionCycle'>,
    code: string,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const isNew = await rowsOf(tx, OUTCOME, [due.id, cycleId, null, code]);
      if (isNew.length === 0) return;
      const fact = { standingOrderId: due.id, communeId: due.communeId, cycleId, code };
      await this.outbox.tell(tx, 'standing_order.skipped', fact);
    });
  }
}

const DUE = `
  SELECT standing.id, standing.commune_id AS "communeId",
    standing.distribution_point_id AS "distributionPointId", standing.lines,
    standing.created_by AS "createdBy", cycle.moves_on AS "movesOn",
    cycle.hands_out_on AS "handsOutOn"
  FROM distribution_cycle cycle
  JOIN standing_order standing ON standing.is_active AND standing.from_on <= cycle.opens_on
    AND (standing.to_on IS NULL OR standing.to_on >= cycle.opens_on)
  WHERE cycle.id = $1
    AND (NOT EXISTS (SELECT 1 FROM cycle_commune WHERE cycle_id = $1)
      OR standing.commune_id IN (SELECT commune_id FROM cycle_commune WHERE cycle_id = $1))
    AND NOT EXISTS (
      SELECT 1 FROM standing_order_outcome
      WHERE standing_order_id = standing.id AND cycle_id = $1)
  ORDER BY standing.id`;

const OUTCOME = `
  INSERT INTO standing_order_outcome (standing_order_id, cycle_id, order_id, refusal_code)
  VALUES ($1, $2, $3, $4) ON CONFLICT (standing_order_id, cycle_id) DO NOTHING
  RETURNING standing_order_id`;
