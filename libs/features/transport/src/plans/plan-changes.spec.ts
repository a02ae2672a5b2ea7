import fc from 'fast-check';
import type { RoutingProblem } from '#core/routing';
import { changedProblem, isImagined } from './plan-changes';

/** As much of a question as a what-if looks at. */
const problem = {
  vehicles: ['a', 'b', 'c'].map((id) => ({
    ...{ id, fuel: id === 'c' ? 'petrol' : 'diesel', fuelQuotaMl: 500 },
  })),
  fuelPools: [{ id: 'diesel', ml: 500, vehicleIds: ['a', 'b'] }],
  locks: {
    vehicleLocks: [{ shipmentId: 's', vehicleId: 'a' }],
    orderLocks: [{ vehicleId: 'b', stops: [] }],
    currentPlan: [{ vehicleId: 'a', stops: [] }],
  },
} as unknown as RoutingProblem;
const nothing = { withoutVehicleIds: [], moreLikeVehicleIds: [], dieselMl: null, petrolMl: null };

describe('changedProblem', () => {
  it('takes a vehicle away with its locks, and its place at the pump', () => {
    const { vehicles, fuelPools, locks } = changedProblem(problem, {
      ...nothing,
      withoutVehicleIds: ['a'],
    });
    expect(vehicles.map((it) => it.id)).toEqual(['b', 'c']);
    expect(fuelPools).toEqual([{ id: 'diesel', ml: 500, vehicleIds: ['b'] }]);
    expect(locks).toMatchObject({ vehicleLocks: [], currentPlan: [] });
    expect(locks.orderLocks).toHaveLength(1);
  });

  it('adds vehicles that drink from the same pool, each with an id of its own', () => {
    const more = { ...nothing, moreLikeVehicleIds: ['b', 'b'] };
    const { vehicles, fuelPools } = changedProblem(problem, more);
    const imagined = vehicles.map((it) => it.id).filter(isImagined);
    expect(imagined).toEqual(['b+1', 'b+2']);
    expect(fuelPools?.[0]?.vehicleIds).toEqual(['a', 'b', 'b+1', 'b+2']);
  });

  it('rations a fuel that was not rationed before', () => {
    const { vehicles, fuelPools } = changedProblem(problem, { ...nothing, petrolMl: 70 });
    expect(fuelPools).toContainEqual({ id: 'petrol', ml: 70, vehicleIds: ['c'] });
    expect(vehicles.find((it) => it.id === 'c')?.fuelQuotaMl).toBe(70);
  });

  it('never lets a pool or a lock name a vehicle that is not there', () => {
    const anyIds = fc.subarray(['a', 'b', 'c']);
    fc.assert(
      fc.property(anyIds, anyIds, fc.option(fc.nat()), (gone, more, dieselMl) => {
        const changes = { withoutVehicleIds: gone, moreLikeVehicleIds: more, petrolMl: null };
        const { vehicles, fuelPools, locks } = changedProblem(problem, { ...changes, dieselMl });
        const there = new Set(vehicles.map((it) => it.id));
        const named = [
          ...(fuelPools ?? []).flatMap((it) => it.vehicleIds),
          ...(locks.vehicleLocks ?? []).map((it) => it.vehicleId),
          ...(locks.orderLocks ?? []).map((it) => it.vehicleId),
          ...(locks.currentPlan ?? []).map((it) => it.vehicleId),
        ];
        expect(named.filter((id) => !there.has(id))).toEqual([]);
        expect(there.size).toBe(vehicles.length);
      }),
    );
  });
});
