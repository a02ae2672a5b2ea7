import { randomBytes } from 'node:crypto';
import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aPerson, aSite } from './communes';
import { insertRow } from './insert';

/** A five-tonne diesel lorry based in the commune. */
export async function aVehicle(
  house: House,
  facts: { communeId: string } & Record<string, unknown>,
) {
  const baseSiteId =
    facts['baseSiteId'] ??
    (await aSite(house, { communeId: facts.communeId, kind: 'vehicle_base' })).id;
  return insertRow(house, 'vehicle', {
    id: newId<'Vehicle'>(),
    plate: randomBytes(4).toString('hex').toUpperCase(),
    name: 'Camión de prueba',
    capacityGrams: 5_000_000,
    capacityLitres: 20_000,
    capacityPackages: 400,
    fuel: 'diesel',
    fuelMlPerKm: 250,
    terrainMax: 'mountain',
    ...facts,
    baseSiteId,
  });
}

/** A person with a driver's mandate and a valid licence. */
export async function aDriver(house: House, communeId: string) {
  const person = await aPerson(house, { mandates: [{ role: 'driver', communeId }] });
  const driver = await insertRow(house, 'driver', {
    id: newId<'Driver'>(),
    communeId,
    personId: person.personId,
    licence: 'L-1',
    licenceValidTo: '2028-01-01',
  });
  return { ...person, driverId: driver.id };
}
