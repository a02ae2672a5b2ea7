import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayCoordinate, mayReadVehicle } from '../transport.policy';
import { assertOwnSite } from './sites';
import { Vehicle, type VehicleChanges } from './vehicle.entity';

/** The coordinator corrects what a vehicle can carry, where it stands, and whether it is lent. */
@Injectable()
export class EditVehicle {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, id: string, changes: VehicleChanges, seenVersion: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      const vehicle = await lockOwnVehicle(tx, actor, id);
      sameVersion(vehicle.version, seenVersion);
      vehicle.edit(changes);
      await assertOwnSite(tx, vehicle.communeId, vehicle.baseSiteId, 'baseSiteId');
      await tx.save(vehicle);
    });
  }
}

/** The vehicle under a row lock: 404 for those who may not see it, 403 for those who may only look. */
export async function lockOwnVehicle(tx: Tx, actor: Actor, id: string): Promise<Vehicle> {
  const vehicle = await tx.findOne(Vehicle, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!vehicle || !mayReadVehicle(actor, vehicle)) throw notFound('vehicle', id);
  allow(mayCoordinate(actor, vehicle.communeId));
  return vehicle;
}
