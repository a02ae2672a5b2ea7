import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault } from '#core/kernel';
import { CommuneDirectory } from '#features/communes';
import { Database, rowsOf, type Tx } from '#platform/database';
import { mayFixRoadFactors } from '../transport.policy';
import { learnPair } from './learn-from-odometers';
import type { FixRoadFactorRequest } from './road-factor.dto';

interface FixedFactor {
  readonly state_a: string;
  readonly state_b: string;
  readonly permille: number;
  readonly reason: string;
}

/** A liaison says how much longer than straight lines roads between two states are; it stays on record who and why. */
@Injectable()
export class FixRoadFactor {
  constructor(
    private readonly db: Database,
    private readonly communes: CommuneDirectory,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: FixRoadFactorRequest): Promise<void> {
    allow(mayFixRoadFactors(actor));

    const [stateA = '', stateB = ''] = [request.stateA, request.stateB].sort();
    const { permille, reason } = request;
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      if (await isKnown(tx, id, { state_a: stateA, state_b: stateB, permille, reason })) return;
      await assertStates(tx, request);
      const before = await this.communes.fixRoadFactor(tx, { stateA, stateB, permille });
      await tx.query(
        `INSERT INTO road_factor_change (id, state_a, state_b, before_permille, permille, reason, person_id,
           changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, stateA, stateB, before, permille, reason, actor.personId, now],
      );
      await learnPair(tx, stateA, stateB, now);
    });
  }
}

async function assertStates(tx: Tx, { stateA, stateB }: FixRoadFactorRequest): Promise<void> {
  const known = await rowsOf<{ code: string }>(tx, 'SELECT code FROM state WHERE code = ANY($1)', [
    [stateA, stateB],
  ]);
  const codes = new Set(known.map((it) => it.code));
  if (!codes.has(stateA)) throw fieldFault('stateA', 'road_factor.state_unknown');
  if (!codes.has(stateB)) throw fieldFault('stateB', 'road_factor.state_unknown');
}

/** Told twice, it counts once; the same id for another factor is a conflict. */
async function isKnown(tx: Tx, id: string, told: FixedFactor): Promise<boolean> {
  const [known] = await rowsOf<FixedFactor>(
    tx,
    'SELECT state_a, state_b, permille, reason FROM road_factor_change WHERE id = $1',
    [id],
  );
  if (!known) return false;
  const isSame =
    known.state_a === told.state_a &&
    known.state_b === told.state_b &&
    known.permille === told.permille &&
    known.reason === told.reason;
  if (!isSame) throw new DomainError('conflict', 'id.used_with_other_facts', { id });
  return true;
}
