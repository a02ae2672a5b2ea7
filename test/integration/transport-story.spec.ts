import { newId } from '#core/kernel';
import { openHouse, type House } from '../support/house';
import {
  aCentre,
  anAcceptedHarvest,
  aRunWith,
  brokenPromises,
  done,
  goodsEvent,
  onTheRoad,
  tell,
} from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

describe('a run from proposal to the way home', () => {
  it('is proposed, published, cleared, driven, weighed and closed', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const planId = newId();
    const url = `/v1/run-plans/${planId}`;
    const wish = {
      communeId: harvest.rural.id,
      cycleId: harvest.cycle.id,
      dayOn: harvest.dayOn,
      vehicleIds: [harvest.vehicle.id],
    };
    await done(house, { method: 'PUT', url, as, body: wish });
    await done(house, { method: 'PUT', url, as, body: wish });
    await house.drain();
    const plan = await done(house, { method: 'GET', url, as });
    expect(plan).toMatchObject({ state: 'planned', unserved: [] });
    expect(plan.runIds).toHaveLength(1);

    const runId = String(plan.runIds[0]);
    const proposed = await done(house, { method: 'GET', url: `/v1/runs/${runId}`, as });
    expect(proposed.stops.map((stop: any) => stop.kind)).toEqual([
      'start',
      'pick_up',
      'delivery',
      'end',
    ]);
    expect(proposed).toMatchObject({ plannedGrams: 1_000_000, conflicts: [] });
    expect(proposed.plannedMetres).toBeGreaterThan(100_000);
    await done(house, {
      method: 'PATCH',
      url: `/v1/runs/${runId}`,
      as,
      headers: { 'if-match': `"${String(proposed.version)}"` },
      body: { driverId: harvest.driver.driverId },
    });
    const run = await onTheRoad(house, harvest, runId);
    expect(run.state).toBe('departed');

    const [, pickUp, delivery] = run.stops;
    const driver = harvest.driver.as;
    const loading = goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 });
    const eventId = newId();
    expect((await tell(house, driver, loading, eventId)).status).toBe(200);
    expect((await tell(house, driver, loading, eventId)).status).toBe(200);
    const lost = goodsEvent(run, delivery, 'delivered', { netGrams: 970_000, cause: 'golpes' });
    expect((await tell(house, driver, lost)).status).toBe(200);
    const closed = await done(house, {
      method: 'POST',
      url: `/v1/runs/${runId}/close`,
      as: driver,
      body: { odometerMetres: 700_000, fuelUsedMl: 160_000 },
    });
    expect(closed).toMatchObject({
      state: 'closed',
      loadedGrams: 1_000_000,
      deliveredGrams: 970_000,
      lostGrams: 30_000,
      drivenMetres: 600_000,
      bookedFuelMl: 160_000,
    });
    expect(closed.kilogramMetres).toBeGreaterThan(0);
    await house.drain();

    expect(await brokenPromises(house)).toEqual([]);
    const [lot] = await house.db.rows('SELECT * FROM lot WHERE id = $1', [harvest.lot.id]);
    expect(lot).toMatchObject({
      delivered_grams: 970_000,
      lost_grams: 30_000,
      loaded_grams: 0,
      reserved_grams: 0,
      available_grams: 400_000,
    });
    const [allocation] = await house.db.rows('SELECT * FROM allocation');
    expect(allocation).toMatchObject({
      state: 'delivered',
      loaded_grams: 1_000_000,
      delivered_grams: 970_000,
    });
    const [cycle] = await house.db.rows('SELECT state FROM distribution_cycle');
    expect(cycle).toEqual({ state: 'moving' });
    const mine = await done(house, { method: 'GET', url: '/v1/me/runs', as: driver });
    expect(mine).toHaveLength(1);
  });

  it('changes vehicle and custody at a centre', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const centre = await aCentre(house);
    const feeder = await aRunWith(house, harvest, { toSiteId: centre.id });
    const first = await onTheRoad(house, harvest, feeder.id);
    await tell(house, as, goodsEvent(first, first.stops[1], 'loaded', { netGrams: 1_000_000 }));
    await tell(house, as, goodsEvent(first, first.stops[2], 'delivered', { netGrams: 1_000_000 }));
    await done(house, { method: 'POST', url: `/v1/runs/${feeder.id}/close`, as, body: {} });

    const [stock] = (
      await done(house, {
        method: 'GET',
        url: `/v1/centre-stock?communeId=${centre.communeId}`,
        as,
      })
    ).items;
    expect(stock).toMatchObject({ inGrams: 1_000_000, outGrams: 0, onHandGrams: 1_000_000 });

    const trunk = await aRunWith(house, harvest, { fromSiteId: centre.id });
    const second = await onTheRoad(house, harvest, trunk.id);
    const lighter = { netGrams: 990_000, cause: 'podrido' };
    await tell(house, as, goodsEvent(second, second.stops[1], 'loaded', lighter));
    const scales = { netGrams: 993_000, reason: 'otra romana' };
    const answer = await tell(house, as, goodsEvent(second, second.stops[2], 'delivered', scales));
    expect(answer.status).toBe(200);

    expect(await brokenPromises(house)).toEqual([]);
    const chain = await house.db.rows(
      'SELECT from_kind, to_kind, grams FROM custody_event ORDER BY seq',
    );
    expect(chain).toEqual([
      { from_kind: 'commune', to_kind: 'vehicle', grams: 1_000_000 },
      { from_kind: 'vehicle', to_kind: 'centre', grams: 1_000_000 },
      { from_kind: 'centre', to_kind: 'vehicle', grams: 990_000 },
      { from_kind: 'centre', to_kind: 'loss', grams: 10_000 },
      { from_kind: 'difference', to_kind: 'vehicle', grams: 3_000 },
      { from_kind: 'vehicle', to_kind: 'commune', grams: 993_000 },
    ]);
    const [lot] = await house.db.rows('SELECT * FROM lot WHERE id = $1', [harvest.lot.id]);
    expect(lot).toMatchObject({ delivered_grams: 993_000, lost_grams: 10_000, loaded_grams: 0 });
  });

  it('brings back what nobody took, and gives it to the lot again', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.driver;
    const planned = await aRunWith(house, harvest);
    const run = await onTheRoad(house, harvest, planned.id);
    await tell(house, as, goodsEvent(run, run.stops[1], 'loaded', { netGrams: 1_000_000 }));
    const skipped = await tell(house, as, {
      runId: run.id,
      stopId: run.stops[2].id,
      kind: 'skipped',
      eventTime: '2026-11-26T12:00:00Z',
      reason: 'nadie',
    });
    expect(skipped).toMatchObject({ status: 409, body: { code: 'stop.goods_on_board' } });
    const failed = {
      runId: run.id,
      stopId: run.stops[2].id,
      kind: 'failed',
      eventTime: '2026-11-26T12:00:00Z',
      reason: 'portón cerrado',
      then: 'return',
    };
    expect((await tell(house, as, failed)).status).toBe(200);
    const after = await done(house, { method: 'GET', url: `/v1/runs/${run.id}`, as });
    const back = after.stops.find(
      (stop: any) => stop.state === 'planned' && stop.kind === 'delivery',
    );
    expect(back.siteId).toBe(harvest.lot.siteId);
    const told = await tell(
      house,
      as,
      goodsEvent(after, back, 'delivered', { netGrams: 1_000_000 }),
    );
    expect(told.status).toBe(200);
    const closed = await done(house, {
      method: 'POST',
      url: `/v1/runs/${run.id}/close`,
      as,
      body: {},
    });
    expect(closed.deliveredGrams).toBe(0);
    await house.drain();
    expect(await brokenPromises(house)).toEqual([]);
    const [lot] = await house.db.rows('SELECT * FROM lot WHERE id = $1', [harvest.lot.id]);
    expect(lot).toMatchObject({ available_grams: 1_400_000, loaded_grams: 0, reserved_grams: 0 });
  });
});
