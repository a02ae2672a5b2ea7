import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayDecideRation, mayReadOrdersOf } from '../orders.policy';
import { Ration } from './ration.entity';

export interface RationChange {
  /** The act of the assembly that changed it. */
  readonly act: string;
  readonly gramsPerFamily?: number;
  /** False: the product is no longer part of the ration. */
  readonly isActive?: boolean;
}

/** A later assembly changes a ration, or takes the product out of it. */
@Injectable()
export class ChangeRation {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, id: string, seen: number, change: RationChange): Promise<void> {
    await this.db.transaction(async (tx) => {
      const ration = await tx.findOne(Ration, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!ration || !mayReadOrdersOf(actor, ration.communeId)) throw notFound('ration', id);
      allow(mayDecideRation(actor, ration.communeId));
      sameVersion(ration.version, seen);
      const gramsPerFamily = change.gramsPerFamily ?? ration.gramsPerFamily;
      const isActive = change.isActive ?? ration.isActive;
      const { act } = change;
      await tx.update(Ration, id, { gramsPerFamily, isActive, act, version: ration.version + 1 });
      await this.outbox.tell(tx, 'ration.decided', {
        communeId: ration.communeId,
        productId: ration.productId,
        gramsPerFamily: isActive ? gramsPerFamily : 0,
        act,
      });
    });
  }
}
