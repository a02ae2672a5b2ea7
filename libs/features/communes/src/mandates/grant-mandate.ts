import { Injectable } from '@nestjs/common';
import { type Actor, allow, type CivilDate, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayGrantMandate } from '../communes.policy';
import { Mandate, type MandateFacts } from './mandate.entity';

interface Known {
  readonly communeExists: boolean;
  readonly hasRecorder: boolean;
}

/** A body gives a person a mandate by an act; it counts from the person's next request within its days. */
@Injectable()
export class GrantMandate {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: MandateFacts): Promise<void> {
    const now = this.clock.now();
    const today = civilDateAt(now);

    await this.db.transaction(async (tx) => {
      const known = await lockAndLook(tx, facts, today);
      allow(mayGrantMandate(actor, facts, known));
      const mandate = Mandate.grant(facts, actor.personId, now);
      await assertReferences(tx, facts, known);

      const isNew = await insertOnce(tx, Mandate, mandate, Mandate.FACTS);
      if (!isNew) return;
      if (facts.toOn !== null && facts.toOn < today) {
        throw fieldFault('toOn', 'mandate.already_over');
      }
      const { id, personId, communeId, role, act } = facts;
      const told = { mandateId: id, personId, communeId, role, act };
      await this.outbox.tell(tx, 'mandate.granted', told);
    });
  }
}

/** Locks the commune, so that two liaisons cannot both grant its first recorder. */
async function lockAndLook(tx: Tx, facts: MandateFacts, today: CivilDate): Promise<Known> {
  if (facts.communeId === null) return { communeExists: false, hasRecorder: false };
  const communes = await rowsOf(tx, 'SELECT id FROM commune WHERE id = $1 FOR NO KEY UPDATE', [
    facts.communeId,
  ]);
  const recorders = await rowsOf(
    tx,
    `SELECT 1 FROM mandate
      WHERE commune_id = $1 AND role = 'assembly_recorder' AND id <> $2
        AND revoked_at IS NULL AND (to_on IS NULL OR to_on >= $3) LIMIT 1`,
    [facts.communeId, facts.id, today],
  );
  return { communeExists: communes.length > 0, hasRecorder: recorders.length > 0 };
}

async function assertReferences(tx: Tx, facts: MandateFacts, known: Known): Promise<void> {
  if (facts.communeId !== null && !known.communeExists) {
    throw fieldFault('communeId', 'commune.unknown');
  }
  const people = await rowsOf(tx, 'SELECT 1 FROM person WHERE id = $1', [facts.personId]);
  if (people.length === 0) throw fieldFault('personId', 'person.unknown');
  if (facts.councilId === null) return;
  const councils = await rowsOf(tx, 'SELECT 1 FROM council WHERE id = $1 AND commune_id = $2', [
    facts.councilId,
    facts.communeId,
  ]);
  if (councils.length === 0) throw fieldFault('councilId', 'council.unknown');
}
