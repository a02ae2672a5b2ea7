import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayCoordinate, mayReadTransportOf } from '../transport.policy';
import type { EditDriverRequest } from './driver.dto';
import { Driver } from './driver.entity';

/** A licence is renewed, or somebody stops driving. */
@Injectable()
export class EditDriver {
  constructor(private readonly db: Database) {}

  async run(
    actor: Actor,
    id: string,
    changes: EditDriverRequest,
    seenVersion: number,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const driver = await tx.findOne(Driver, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!driver || !mayReadTransportOf(actor, driver.communeId)) throw notFound('driver', id);
      allow(mayCoordinate(actor, driver.communeId));
      sameVersion(driver.version, seenVersion);
      await tx.update(Driver, id, {
        licence: changes.licence ?? driver.licence,
        licenceValidTo: changes.licenceValidTo ?? driver.licenceValidTo,
        isActive: changes.isActive ?? driver.isActive,
        version: driver.version + 1,
      });
    });
  }
}
