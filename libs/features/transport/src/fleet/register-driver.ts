import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, DomainError, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayCoordinate } from '../transport.policy';
import { Driver, type DriverFacts } from './driver.entity';

/** A person whom the assembly gave a driver's mandate may be sent on the road. */
@Injectable()
export class RegisterDriver {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: DriverFacts): Promise<void> {
    allow(mayCoordinate(actor, facts.communeId));

    await this.db.transaction(async (tx) => {
      await this.assertMandate(tx, facts);
      const [twin] = await rowsOf(
        tx,
        'SELECT 1 FROM driver WHERE commune_id = $1 AND person_id = $2 AND id <> $3',
        [facts.communeId, facts.personId, facts.id],
      );
      if (twin) throw new DomainError('conflict', 'driver.already_registered');
      await insertOnce(tx, Driver, Driver.register(facts), ['id', 'communeId', 'facts']);
    });
  }

  private async assertMandate(tx: Tx, { personId, communeId }: DriverFacts): Promise<void> {
    const [mandate] = await rowsOf(
      tx,
      `SELECT 1 FROM mandate WHERE person_id = $1 AND commune_id = $2 AND role = 'driver'
         AND revoked_at IS NULL AND from_on <= $3 AND (to_on IS NULL OR to_on >= $3)`,
      [personId, communeId, civilDateAt(this.clock.now())],
    );
    if (!mandate) throw fieldFault('personId', 'driver.no_mandate');
  }
}
