import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayCoordinate, mayReadTransportOf } from '../transport.policy';
import type { EditPermitRequest } from './permit.dto';
import { TransportPermit } from './permit.entity';

/** Terms are corrected, or the paper is revoked. Runs that have left under it keep what was checked. */
@Injectable()
export class EditPermit {
  constructor(private readonly db: Database) {}

  async run(
    actor: Actor,
    id: string,
    changes: EditPermitRequest,
    seenVersion: number,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const permit = await lockOwnPermit(tx, actor, id);
      sameVersion(permit.version, seenVersion);
      permit.edit(changes);
      await tx.save(permit);
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const permit = await lockOwnPermit(tx, actor, id);
      if (permit.isRevoked) return;
      await tx.update(TransportPermit, id, { isRevoked: true, version: permit.version + 1 });
    });
  }
}

async function lockOwnPermit(tx: Tx, actor: Actor, id: string): Promise<TransportPermit> {
  const permit = await tx.findOne(TransportPermit, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!permit || !mayReadTransportOf(actor, permit.communeId)) throw notFound('permit', id);
  allow(mayCoordinate(actor, permit.communeId));
  return permit;
}
