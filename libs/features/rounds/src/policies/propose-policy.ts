import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayAskForMatching } from '../rounds.policy';
import { MatchingPolicyRow, type PolicyFacts } from './matching-policy.entity';

/** Somebody who manages cycles puts parameters of sharing before an assembly. Nothing is shared by them yet. */
@Injectable()
export class ProposePolicy {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: PolicyFacts): Promise<void> {
    allow(mayAskForMatching(actor, facts));
    await this.db.transaction(async (tx) => {
      await assertReferences(tx, facts);
      const row = MatchingPolicyRow.propose(facts, actor.personId, this.clock.now());
      if (!(await insertOnce(tx, MatchingPolicyRow, row, MatchingPolicyRow.FACTS))) return;
      await this.outbox.tell(tx, 'matching_policy.proposed', {
        policyId: facts.id,
        hostCommuneId: facts.hostCommuneId,
      });
    });
  }
}

async function assertReferences(tx: Tx, facts: PolicyFacts): Promise<void> {
  const products = Object.keys(facts.norms);
  const known = await rowsOf<{ id: string }>(
    tx,
    'SELECT id FROM product WHERE id = ANY($1::uuid[])',
    [products],
  );
  if (known.length < products.length) throw fieldFault('norms', 'product.unknown');
  if (facts.hostCommuneId !== null) {
    const host = await rowsOf(tx, 'SELECT FROM commune WHERE id = $1', [facts.hostCommuneId]);
    if (host.length === 0) throw fieldFault('hostCommuneId', 'commune.unknown');
  }
  const taken = await rowsOf(
    tx,
    `SELECT FROM matching_policy
     WHERE host_commune_id IS NOT DISTINCT FROM $1 AND version = $2 AND id <> $3`,
    [facts.hostCommuneId, facts.version, facts.id],
  );
  if (taken.length === 0) return;
  throw new DomainError('conflict', 'matching_policy.version_taken', { version: facts.version }, [
    { field: 'version', code: 'matching_policy.version_taken' },
  ]);
}
