import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { insertOnce } from '#platform/insert-once';
import { mayCoordinate, mayReadTransportOf } from '../transport.policy';
import type { EditFuelQuotaRequest } from './fuel.dto';
import { FuelQuota, type FuelQuotaFacts } from './fuel-quota.entity';

/** A commune's coordinator writes down the fuel that was granted to it. */
@Injectable()
export class GrantFuelQuota {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, facts: FuelQuotaFacts): Promise<void> {
    allow(mayCoordinate(actor, facts.communeId));
    const quota = FuelQuota.grant(facts);
    await this.db.transaction((tx) =>
      insertOnce(tx, FuelQuota, quota, ['id', 'communeId', 'facts']),
    );
  }

  async edit(
    actor: Actor,
    id: string,
    changes: EditFuelQuotaRequest,
    seenVersion: number,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const quota = await tx.findOne(FuelQuota, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!quota || !mayReadTransportOf(actor, quota.communeId)) throw notFound('fuel_quota', id);
      allow(mayCoordinate(actor, quota.communeId));
      sameVersion(quota.version, seenVersion);
      quota.edit(changes);
      const { grantedMl, validTo, source, version } = quota;
      await tx.update(FuelQuota, id, { grantedMl, validTo, source, version });
    });
  }
}
