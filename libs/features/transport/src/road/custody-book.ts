import { Injectable } from '@nestjs/common';
import { newId } from '#core/kernel';
import type { Tx } from '#platform/database';

/** Who answers for the goods: a commune (its id), a vehicle (its id), a centre on the way (its site's id). */
export interface Holder {
  readonly kind: 'commune' | 'vehicle' | 'centre';
  readonly id: string;
}

/** `loss` and `difference` are no places: they say which holder's grams were lost, or never were or had been there. */
export interface NoHolder {
  readonly kind: 'loss' | 'difference';
  readonly id: string;
}

export interface CustodyStep {
  readonly lotId: string;
  readonly allocationId: string;
  readonly runId: string;
  readonly stopId: string | null;
  readonly from: Holder | { readonly kind: 'difference'; readonly id: string };
  readonly to: Holder | NoHolder;
  readonly packages: number;
  readonly grams: number;
  readonly weighingId: string | null;
  readonly reason: string | null;
  readonly personId: string;
  readonly eventTime: Date;
}

/**
 * Writes down who hands what to whom. Per allocation the chain has no gap: nobody hands on what he was not
 * handed before, except the supplying commune, which begins it. Steps are written in the order given.
 */
@Injectable()
export class CustodyBook {
  async record(tx: Tx, steps: readonly CustodyStep[]): Promise<void> {
    for (const step of steps.filter((it) => it.grams > 0)) {
      await tx.query(
        `INSERT INTO custody_event (id, lot_id, allocation_id, run_id, stop_id, from_kind, from_id, to_kind,
           to_id, packages, grams, weighing_id, reason, person_id, event_time)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          newId(),
          step.lotId,
          step.allocationId,
          step.runId,
          step.stopId,
          step.from.kind,
          step.from.id,
          step.to.kind,
          step.to.id,
          step.packages,
          step.grams,
          step.weighingId,
          step.reason,
          step.personId,
          step.eventTime,
        ],
      );
    }
  }
}
