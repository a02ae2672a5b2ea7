import { type Actor, allow, fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { mayUseVehicle, type UsedVehicle } from '../transport.policy';

export interface Crew {
  readonly communeId: string;
  readonly vehicleId: string;
  readonly driverId: string | null;
}

/** The vehicle is the commune's own or lent to the network; the driver is of the commune or of the vehicle's. */
export async function assertCrew(tx: Tx, actor: Actor, crew: Crew): Promise<void> {
  const [vehicle] = await rowsOf<UsedVehicle & { state: string }>(
    tx,
    `SELECT commune_id AS "communeId", is_lent_to_network AS "isLentToNetwork", state
     FROM vehicle WHERE id = $1`,
    [crew.vehicleId],
  );
  if (!vehicle || vehicle.state === 'retired') throw fieldFault('vehicleId', 'vehicle.unknown');
  allow(mayUseVehicle(actor, vehicle, crew.communeId), 'vehicle.not_lent');
  if (crew.driverId === null) return;
  const [driver] = await rowsOf<{ commune_id: string; is_active: boolean }>(
    tx,
    'SELECT commune_id, is_active FROM driver WHERE id = $1',
    [crew.driverId],
  );
  const isOurs =
    driver !== undefined && [crew.communeId, vehicle.communeId].includes(driver.commune_id);
  if (!isOurs || !driver.is_active) throw fieldFault('driverId', 'driver.unknown');
}
