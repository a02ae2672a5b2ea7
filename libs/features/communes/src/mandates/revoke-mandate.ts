import { Injectable } from '@nestjs/common';
import {
  type Actor,
  allow,
  type CivilDate,
  civilDateAt,
  Clock,
  DomainError,
  type Id,
  notFound,
} from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayRevokeMandate } from '../communes.policy';
import { Mandate } from './mandate.entity';
import { maySeeMandate } from './mandate.queries';

/** A body takes a mandate back by an act; from the next request on it lets its holder do nothing. */
@Injectable()
export class RevokeMandate {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: Id<'Mandate'>, act: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const mandate = await tx.findOne(Mandate, { where: { id }, lock });
      if (!mandate || !maySeeMandate(actor, mandate)) throw notFound('mandate', id);
      allow(mayRevokeMandate(actor, mandate));

      const now = this.clock.now();
      const isRevoked = mandate.revoke({ by: actor.personId, act, at: now });
      if (!isRevoked) return;
      if (mandate.role === 'network_liaison') await assertAnotherLiaison(tx, id, civilDateAt(now));
      await tx.save(mandate);
      const { personId, communeId, role } = mandate;
      await this.outbox.tell(tx, 'mandate.revoked', {
        mandateId: id,
        personId,
        communeId,
        role,
        act,
      });
    });
  }
}

/** Without any liaison nobody could name one: the last mandate of a liaison stays. */
async function assertAnotherLiaison(tx: Tx, id: Id<'Mandate'>, today: CivilDate): Promise<void> {
  const others = await rowsOf(
    tx,
    `SELECT id FROM mandate
      WHERE role = 'network_liaison' AND revoked_at IS NULL AND from_on <= $2 AND to_on IS NULL
        AND id <> $1
      ORDER BY id FOR UPDATE`,
    [id, today],
  );
  if (others.length === 0) throw new DomainError('conflict', 'mandate.last_liaison');
}
