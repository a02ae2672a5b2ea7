import fc from 'fast-check';
import { aShipment, aVehicle } from '../spec/a-problem';
import { splitShipments } from './split-shipments';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('splitShipments', () => {
  it('leaves alone what fits', () => {
    const shipments = [aShipment({ id: 'a' })];
    expect(splitShipments(shipments, [aVehicle()])).toEqual(shipments);
  });

  it('divides into whole packages, as few parts as the best suitable vehicle allows', () => {
    const heap = aShipment({ id: 'a', grams: 12_000_000, litres: 6000, packages: 601 });
    const small = aVehicle({ id: 'small', capacityGrams: 1_000_000 });
    const parts = splitShipments([heap], [small, aVehicle()]);
    expect(parts.map((it) => [it.id, it.packages])).toEqual([
      ['a#1', 201],
      ['a#2', 200],
      ['a#3', 200],
    ]);
    expect(parts[0]).toMatchObject({ partOf: 'a', pickupSiteId: 'farm' });
  });

  it('asks only vehicles that may take the goods', () => {
    const cold = aShipment({ id: 'a', grams: 4_000_000, packages: 100, coldChain: true });
    const cool = aVehicle({ id: 'cool', refrigerated: true, capacityGrams: 1_000_000 });
    expect(splitShipments([cold], [aVehicle(), cool])).toHaveLength(4);
    expect(splitShipments([cold], [aVehicle()])).toEqual([cold]);
    expect(splitShipments([cold], [cool], () => 'mountain')).toHaveLength(4);
  });

  it('returns whole what cannot be divided so far', () => {
    const block = aShipment({ id: 'a', grams: 12_000_000, packages: 2 });
    const loose = aShipment({ id: 'b', grams: 12_000_000, packages: 0 });
    expect(splitShipments([block, loose], [aVehicle()])).toEqual([block, loose]);
    expect(splitShipments([block], [])).toEqual([block]);
  });

  it('loses nothing, invents nothing, and every part fits', () => {
    const amounts = fc.record({
      grams: fc.integer({ min: 0, max: 60_000_000 }),
      litres: fc.integer({ min: 0, max: 200_000 }),
      packages: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(amounts, (amount) => {
        const whole = aShipment({ id: 'a', ...amount });
        const vehicle = aVehicle({ capacityPackages: 400 });
        const parts = splitShipments([whole], [vehicle]);
        expect(sum(parts.map((it) => it.grams))).toBe(whole.grams);
        expect(sum(parts.map((it) => it.litres))).toBe(whole.litres);
        expect(sum(parts.map((it) => it.packages))).toBe(whole.packages);
        if (parts.length === 1) return;
        for (const part of parts) {
          expect(part.grams).toBeLessThanOrEqual(vehicle.capacityGrams);
          expect(part.litres).toBeLessThanOrEqual(vehicle.capacityLitres);
          expect(part.packages).toBeLessThanOrEqual(400);
        }
      }),
    );
  });
});
