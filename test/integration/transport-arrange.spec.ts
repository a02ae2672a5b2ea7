import { newId } from '#core/kernel';
import { aCommune, aDriver, aSite, aSpokesperson, aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import { aCentre, anAcceptedHarvest, aRunWith, done, type Harvest } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

const codes = (run: any): string[] => run.conflicts.map((it: any) => it.code);

async function board(harvest: Harvest) {
  const url = `/v1/cycles/${harvest.cycle.id}/transport-board`;
  return done(house, { method: 'GET', url, as: harvest.coordinator.as });
}

async function order(harvest: Harvest, run: any, stopIds: string[], version = run.version) {
  return house.request({
    method: 'PUT',
    url: `/v1/runs/${String(run.id)}/stop-order`,
    as: harvest.coordinator.as,
    headers: { 'if-match': `"${String(version)}"` },
    body: { stopIds },
  });
}

describe('a run arranged by hand', () => {
  it('takes goods off the board and gives them back', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    expect((await board(harvest)).totals).toMatchObject({ waitingGrams: 1_000_000, runs: 0 });
    const run = await aRunWith(house, harvest, { packages: 20 });
    expect(run).toMatchObject({ plannedGrams: 400_000, stopCount: 2 });
    expect((await board(harvest)).totals).toMatchObject({
      waitingGrams: 600_000,
      plannedGrams: 400_000,
    });
    const [shipment] = run.shipments;
    const url = `/v1/runs/${String(run.id)}/shipments/${String(shipment.id)}`;
    const empty = await done(house, { method: 'DELETE', url, as });
    expect(empty).toMatchObject({ plannedGrams: 0, stopCount: 0 });
    await done(house, { method: 'DELETE', url, as });
    expect((await board(harvest)).totals).toMatchObject({ waitingGrams: 1_000_000 });
  });

  it('never plans a kilo twice, and recognises a request sent again', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const run = await aRunWith(house, harvest, { packages: 30 });
    const put = (id: string, packages?: number) =>
      house.request({
        method: 'PUT',
        url: `/v1/runs/${String(run.id)}/shipments/${id}`,
        as,
        body: { allocationId: harvest.allocation.id, ...(packages && { packages }) },
      });
    expect((await put(run.shipments[0].id, 30)).body.version).toBe(run.version);
    expect(await put(run.shipments[0].id, 29)).toMatchObject({ status: 409 });
    expect(await put(newId(), 21)).toMatchObject({
      status: 409,
      body: { code: 'shipment.more_than_waits', details: { packages: 20 } },
    });
    expect((await put(newId())).body.plannedGrams).toBe(1_000_000);
    expect(await put(newId())).toMatchObject({
      status: 409,
      body: { code: 'shipment.nothing_waits' },
    });
  });

  it('names its conflicts in both languages and does not forbid them while it is planned', async () => {
    const harvest = await anAcceptedHarvest(house);
    const small = await aVehicle(house, {
      communeId: harvest.rural.id,
      capacityGrams: 600_000,
      fuel: 'petrol',
    });
    await house.db.rows('UPDATE transport_permit SET grams_max = 400000');
    const run = await aRunWith(house, harvest, { vehicleId: small.id });
    expect(codes(run)).toEqual(
      expect.arrayContaining(['overweight', 'fuel_quota_missing', 'permit_missing']),
    );
    const heavy = run.conflicts.find((it: any) => it.code === 'overweight');
    expect(heavy).toMatchObject({ isHard: true, params: { overGrams: 400_000 } });
    expect(heavy.textEs).toContain('400');
    expect(heavy.textEn).toContain('400');
    const publish = await house.request({
      method: 'POST',
      url: `/v1/runs/${String(run.id)}/publish`,
      as: harvest.coordinator.as,
    });
    expect(publish).toMatchObject({ status: 409, body: { code: 'run.has_hard_conflicts' } });
  });

  it('says what would be if, and saves nothing', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const run = await aRunWith(house, harvest, { packages: 10 });
    const url = `/v1/runs/${String(run.id)}`;
    const whatIf = await done(house, {
      method: 'POST',
      url: `${url}/what-if`,
      as,
      body: { addAllocationIds: [harvest.allocation.id] },
    });
    expect(whatIf).toMatchObject({ peakLoadGrams: 1_000_000, servedGrams: 1_000_000 });
    expect((await done(house, { method: 'GET', url, as })).version).toBe(run.version);
  });

  it('keeps the driver’s order, refuses what cannot be driven', async () => {
    const harvest = await anAcceptedHarvest(house);
    const run = await aRunWith(house, harvest);
    const ids = run.stops.slice(1, 3).map((stop: any) => stop.id);
    expect(await order(harvest, run, [...ids].reverse())).toMatchObject({
      status: 422,
      body: { code: 'run.delivery_before_pick_up' },
    });
    expect(await order(harvest, run, [ids[0], newId()])).toMatchObject({
      status: 422,
      body: { code: 'run.stop_unknown', fields: [{ field: 'stopIds' }] },
    });
    expect(await order(harvest, run, ids, 99)).toMatchObject({ status: 412 });
    expect((await order(harvest, run, ids)).status).toBe(200);
  });

  it('leaves locked stops alone, and reorders the others', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const centre = await aCentre(house, { latitude: 9.3, longitude: -70.6 });
    const run = await aRunWith(house, harvest, { packages: 10 });
    const more = await done(house, {
      method: 'PUT',
      url: `/v1/runs/${String(run.id)}/shipments/${newId()}`,
      as,
      body: { allocationId: harvest.allocation.id, packages: 10, toSiteId: centre.id },
    });
    const [, pickUp, city, half] = more.stops;
    const lock = `/v1/runs/${String(run.id)}/stops/${String(city.id)}/lock`;
    const locked = await done(house, { method: 'POST', url: lock, as });
    const swapped = [pickUp.id, half.id, city.id];
    expect(await order(harvest, locked, swapped)).toMatchObject({
      status: 409,
      body: { code: 'run.stop_locked' },
    });
    const free = await done(house, { method: 'POST', url: lock.replace(/lock$/, 'unlock'), as });
    const ordered = await order(harvest, free, swapped);
    expect(ordered.body.stops.map((stop: any) => stop.id).slice(1, 4)).toEqual(swapped);
    expect(ordered.body.stops[2].loadGramsAfter).toBe(200_000);
  });

  it('moves goods to another run and evaluates both', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const other = await aVehicle(house, { communeId: harvest.rural.id, shiftToMinute: 2880 });
    const from = await aRunWith(house, harvest, { packages: 25 });
    const to = await aRunWith(house, harvest, { packages: 25, vehicleId: other.id });
    expect(codes(to)).toContain('driver_double_booked');
    const move = {
      method: 'POST',
      url: `/v1/runs/${String(from.id)}/shipments/${String(from.shipments[0].id)}/move`,
      as,
      body: { toRunId: to.id },
    } as const;
    const moved = await done(house, move);
    expect(moved).toMatchObject({ id: to.id, plannedGrams: 1_000_000, stopCount: 2 });
    expect(await done(house, move)).toMatchObject({ version: moved.version });
    const left = await done(house, { method: 'GET', url: `/v1/runs/${String(from.id)}`, as });
    expect(left).toMatchObject({ plannedGrams: 0, stopCount: 0, plannedMetres: 0 });
  });

  it('shows what a full centre cannot store', async () => {
    const harvest = await anAcceptedHarvest(house);
    const centre = await aCentre(house, { storageGrams: 700_000 });
    const run = await aRunWith(house, harvest, { toSiteId: centre.id });
    const full = run.conflicts.find((it: any) => it.code === 'storage_exceeded');
    expect(full).toMatchObject({ isHard: false, params: { kilos: 300 } });
  });

  it('double-books nobody whom others count on', async () => {
    const harvest = await anAcceptedHarvest(house);
    const first = await aRunWith(house, harvest, { packages: 10 });
    const second = await aRunWith(house, harvest, { packages: 10 });
    expect(codes(second)).toContain('vehicle_double_booked');
    const publish = (id: string) =>
      house.request({ method: 'POST', url: `/v1/runs/${id}/publish`, as: harvest.coordinator.as });
    expect((await publish(first.id)).status).toBe(200);
    expect(await publish(second.id)).toMatchObject({
      status: 409,
      body: { code: 'run.has_hard_conflicts' },
    });
  });

  it('borrows a vehicle only while it is lent', async () => {
    const harvest = await anAcceptedHarvest(house);
    const elsewhere = await aCommune(house);
    const create = (vehicleId: string) =>
      house.request({
        method: 'PUT',
        url: `/v1/runs/${newId()}`,
        as: harvest.coordinator.as,
        body: {
          communeId: harvest.rural.id,
          cycleId: harvest.cycle.id,
          vehicleId,
          dayOn: harvest.dayOn,
        },
      });
    const own = await aVehicle(house, { communeId: elsewhere.id });
    const lent = await aVehicle(house, { communeId: elsewhere.id, isLentToNetwork: true });
    expect(await create(own.id)).toMatchObject({ status: 403, body: { code: 'vehicle.not_lent' } });
    expect((await create(lent.id)).status).toBe(200);
    expect(await create(newId())).toMatchObject({ status: 422, body: { code: 'vehicle.unknown' } });
  });

  it('refuses past days, foreign drivers, foreign goods and strangers', async () => {
    const harvest = await anAcceptedHarvest(house);
    const other = await anAcceptedHarvest(house);
    const stranger = await aDriver(house, other.rural.id);
    const body = {
      communeId: harvest.rural.id,
      cycleId: harvest.cycle.id,
      vehicleId: harvest.vehicle.id,
      dayOn: harvest.dayOn,
    };
    const { as } = harvest.coordinator;
    const put = (facts: object, who = as) =>
      house.request({
        method: 'PUT',
        url: `/v1/runs/${newId()}`,
        as: who,
        body: { ...body, ...facts },
      });
    expect(await put({ dayOn: '2026-11-21' })).toMatchObject({
      status: 422,
      body: { code: 'run.day_in_the_past' },
    });
    expect(await put({ driverId: stranger.driverId })).toMatchObject({
      status: 422,
      body: { code: 'driver.unknown' },
    });
    expect(await put({ cycleId: newId() })).toMatchObject({ status: 422 });
    expect((await put({}, other.coordinator.as)).status).toBe(403);
    const run = await aRunWith(house, harvest, { packages: 1 });
    const url = `/v1/runs/${String(run.id)}`;
    const foreignGoods = await house.request({
      method: 'PUT',
      url: `${url}/shipments/${newId()}`,
      as,
      body: { allocationId: other.allocation.id },
    });
    expect(foreignGoods).toMatchObject({ status: 404, body: { code: 'allocation.not_found' } });
    const publish = { method: 'POST', url: `${url}/publish` } as const;
    expect((await house.request({ ...publish, as: other.coordinator.as })).status).toBe(403);
    expect((await house.request({ ...publish, as: stranger.as })).status).toBe(404);
    expect((await house.request({ method: 'GET', url, as: stranger.as })).status).toBe(404);
    const customer = await aSpokesperson(house, 'food_spokesperson', harvest.urban.id);
    expect((await house.request({ method: 'GET', url, as: customer.as })).status).toBe(200);
    const notACentre = await aSite(house, { communeId: other.rural.id, kind: 'vehicle_base' });
    const nowhere = await house.request({
      method: 'PUT',
      url: `${url}/shipments/${newId()}`,
      as,
      body: { allocationId: harvest.allocation.id, toSiteId: notACentre.id },
    });
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'shipment.not_a_centre' } });
  });
});
