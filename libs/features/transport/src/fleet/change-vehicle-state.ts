import { Injectable } from '@nestjs/common';
import type { Actor } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { lockOwnVehicle } from './edit-vehicle';
import type { VehicleState } from './vehicle.entity';

/** A vehicle breaks down, is back in service, or leaves for good. Its runs show the conflict. */
@Injectable()
export class ChangeVehicleState {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, id: string, state: VehicleState): Promise<void> {
    await this.db.transaction(async (tx) => {
      const vehicle = await lockOwnVehicle(tx, actor, id);
      if (!vehicle.moveTo(state)) return;
      await tx.save(vehicle);
      const { communeId } = vehicle;
      await this.outbox.tell(tx, 'vehicle.state_changed', {
        vehicleId: vehicle.id,
        communeId,
        state,
      });
    });
  }
}
