import { Injectable } from '@nestjs/common';
import { allow, Clock, communesOf, type Actor, type Id } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { AllAnswered } from './all-answered';
import { factColumns, factOf, type ToldAllocation } from './allocation-fact';

export interface AcceptedAll {
  /** Allocations to which the actor's communes said yes just now. */
  readonly said: number;
  /** Of these, the ones that both sides have accepted now. */
  readonly accepted: number;
}

type Answered = ToldAllocation & { readonly state: string };

/** A commune says yes to everything that a cycle proposes to it. */
@Injectable()
export class AcceptAll {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly allAnswered: AllAnswered,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    { cycleId, communeId }: { cycleId: Id<'DistributionCycle'>; communeId?: string | undefined },
  ): Promise<AcceptedAll> {
    const asked = (id: string): boolean => communeId === undefined || id === communeId;
    const suppliers = communesOf(actor, 'producer_spokesperson').filter(asked);
    const customers = communesOf(actor, 'food_spokesperson').filter(asked);
    allow(suppliers.length + customers.length > 0);

    return this.db.transaction(async (tx) => {
      const parameters = [cycleId, suppliers, customers, this.clock.now(), actor.personId];
      const said = await rowsOf<Answered>(tx, SAY_YES, parameters);
      const accepted = said.filter((it) => it.state === 'accepted');
      await this.tell(tx, accepted);
      if (accepted.length > 0) await this.allAnswered.ofCycle(tx, cycleId);
      return { said: said.length, accepted: accepted.length };
    });
  }

  private async tell(tx: Tx, accepted: readonly Answered[]): Promise<void> {
    await this.outbox.tellAll(
      tx,
      'allocation.accepted',
      accepted.map((it) => factOf(it)),
    );
  }
}

/** Rows are locked in id order before they change, as everywhere. */
const SAY_YES = `
  WITH mine AS (
    SELECT id FROM allocation
    WHERE cycle_id = $1 AND state = 'proposed' AND (
      (supplier_commune_id = ANY($2::uuid[]) AND supplier_accepted_at IS NULL)
      OR (customer_commune_id = ANY($3::uuid[]) AND customer_accepted_at IS NULL))
    ORDER BY id FOR UPDATE
  ), said AS (
    SELECT a.id,
      a.supplier_accepted_at IS NULL AND a.supplier_commune_id = ANY($2::uuid[]) AS as_supplier,
      a.customer_accepted_at IS NULL AND a.customer_commune_id = ANY($3::uuid[]) AS as_customer
    FROM allocation a JOIN mine USING (id)
  )
  UPDATE allocation a SET
    supplier_accepted_at = CASE WHEN as_supplier THEN $4 ELSE a.supplier_accepted_at END,
    supplier_accepted_by = CASE WHEN as_supplier THEN $5::uuid ELSE a.supplier_accepted_by END,
    customer_accepted_at = CASE WHEN as_customer THEN $4 ELSE a.customer_accepted_at END,
    customer_accepted_by = CASE WHEN as_customer THEN $5::uuid ELSE a.customer_accepted_by END,
    state = CASE
      WHEN (as_supplier OR a.supplier_accepted_at IS NOT NULL)
        AND (as_customer OR a.customer_accepted_at IS NOT NULL) THEN 'accepted'
      ELSE a.state END,
    version = a.version + 1
  FROM said WHERE said.id = a.id
  RETURNING ${factColumns('a')}, a.state`;
