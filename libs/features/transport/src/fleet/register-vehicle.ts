import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayCoordinate } from '../transport.policy';
import { assertOwnSite } from './sites';
import { Vehicle, type VehicleFacts } from './vehicle.entity';

/** A commune's coordinator tells the network of a vehicle. */
@Injectable()
export class RegisterVehicle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: VehicleFacts): Promise<void> {
    allow(mayCoordinate(actor, facts.communeId));

    const vehicle = Vehicle.register(facts);
    await this.db.transaction(async (tx) => {
      await assertOwnSite(tx, facts.communeId, facts.baseSiteId, 'baseSiteId');
      const [twin] = await rowsOf(tx, 'SELECT 1 FROM vehicle WHERE plate = $1 AND id <> $2', [
        facts.plate,
        facts.id,
      ]);
      if (twin) {
        throw new DomainError('conflict', 'vehicle.plate_taken', { plate: facts.plate }, [
          { field: 'plate', code: 'vehicle.plate_taken' },
        ]);
      }
      const isNew = await insertOnce(tx, Vehicle, vehicle, ['id', 'communeId', 'facts']);
      if (isNew) {
        const { id, communeId } = vehicle;
        await this.outbox.tell(tx, 'vehicle.registered', { vehicleId: id, communeId });
      }
    });
  }
}
