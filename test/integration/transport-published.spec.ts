import { newId } from '#core/kernel';
import { aSpokesperson } from '../factories';
import { openHouse, type House } from '../support/house';
import {
  anAcceptedHarvest,
  aRunWith,
  done,
  goodsEvent,
  type Harvest,
  onTheRoad,
  tell,
} from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

async function board(harvest: Harvest) {
  const url = `/v1/cycles/${harvest.cycle.id}/transport-board`;
  return done(house, { method: 'GET', url, as: harvest.coordinator.as });
}

describe('a published run', () => {
  it('is a promise: to be changed it is unpublished, its goods wait again when it is cancelled', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const run = await aRunWith(house, harvest);
    const url = `/v1/runs/${String(run.id)}`;
    await done(house, { method: 'POST', url: `${url}/publish`, as });
    const take = {
      method: 'DELETE',
      url: `${url}/shipments/${String(run.shipments[0].id)}`,
      as,
    } as const;
    expect(await house.request(take)).toMatchObject({
      status: 409,
      body: { code: 'run.not_planned' },
    });
    const cleared = await done(house, { method: 'POST', url: `${url}/clear`, as, body: {} });
    expect(cleared.bookedFuelMl).toBe(cleared.plannedFuelMl);
    const reason = { reason: 'derrumbe' };
    const back = await done(house, { method: 'POST', url: `${url}/unpublish`, as, body: reason });
    expect(back).toMatchObject({ state: 'planned', bookedFuelMl: 0, gate: null });
    const gone = await done(house, { method: 'POST', url: `${url}/cancel`, as, body: reason });
    expect(gone).toMatchObject({ state: 'cancelled', cancelReason: 'derrumbe', plannedGrams: 0 });
    expect((await board(harvest)).totals.waitingGrams).toBe(1_000_000);
    const told = await house.db.rows<{ name: string }>(
      `SELECT name FROM outbox_event WHERE name LIKE 'run.%' ORDER BY seq`,
    );
    expect(told.map((it) => it.name)).toEqual([
      'run.published',
      'run.cleared',
      'run.unpublished',
      'run.cancelled',
    ]);
  });

  it('loses goods that were released meanwhile', async () => {
    const harvest = await anAcceptedHarvest(house);
    const producer = await aSpokesperson(house, 'producer_spokesperson', harvest.rural.id);
    const run = await aRunWith(house, harvest);
    const { as } = harvest.coordinator;
    await done(house, { method: 'POST', url: `/v1/runs/${String(run.id)}/publish`, as });
    await done(house, {
      method: 'POST',
      url: `/v1/allocations/${harvest.allocation.id}/release`,
      as: producer.as,
      body: { reason: 'helada' },
    });
    await house.drain();
    const after = await done(house, { method: 'GET', url: `/v1/runs/${String(run.id)}`, as });
    expect(after.shipments[0].state).toBe('cancelled');
    expect(after.stops.map((stop: any) => stop.state)).toEqual([
      'planned',
      'skipped',
      'skipped',
      'planned',
    ]);
  });

  it('is shown to its driver and in CSV', async () => {
    const harvest = await anAcceptedHarvest(house);
    const run = await aRunWith(house, harvest);
    await onTheRoad(house, harvest, run.id);
    const { as } = harvest.coordinator;
    for (const url of [
      `/v1/runs/export.csv?cycleId=${harvest.cycle.id}`,
      `/v1/shipments/export.csv?cycleId=${harvest.cycle.id}`,
      `/v1/runs/${String(run.id)}/stop-events/export.csv`,
      `/v1/cycles/${harvest.cycle.id}/transport-board/waiting.csv`,
      `/v1/centre-stock/export.csv?communeId=${harvest.rural.id}`,
    ]) {
      const csv = await house.request({ method: 'GET', url, as });
      expect([url, csv.status]).toEqual([url, 200]);
      expect(csv.headers['content-type']).toContain('text/csv');
    }
    const list = `/v1/runs?communeId=${harvest.rural.id}&limit=1`;
    const page = await done(house, { method: 'GET', url: list, as: harvest.driver.as });
    expect(page).toMatchObject({ items: [{ code: run.code }], next: null });
    expect((await house.request({ method: 'GET', url: '/v1/runs', as })).status).toBe(422);
  });

  it('leaves goods waiting that CSV tells of all, however many there are', async () => {
    const harvest = await anAcceptedHarvest(house);
    await house.db.rows(`
      WITH copied AS (
        INSERT INTO lot SELECT (jsonb_populate_record(first,
            jsonb_build_object('id', gen_random_uuid(), 'code', 'C-' || n))).*
          FROM lot AS first, generate_series(1, 2100) n
        RETURNING id, code)
      INSERT INTO allocation SELECT (jsonb_populate_record(first,
          jsonb_build_object('id', gen_random_uuid(), 'code', copied.code, 'lot_id', copied.id))).*
        FROM allocation AS first, copied`);
    const url = `/v1/cycles/${harvest.cycle.id}/transport-board/waiting.csv`;
    const csv = await house.request({ method: 'GET', url, as: harvest.coordinator.as });
    const codes = csv.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[0]);
    expect(codes).toHaveLength(2101);
    expect(new Set(codes).size).toBe(2101);
  });

  it('is not taken back once its loading has begun', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    house.clock.set('2026-11-26T12:00:00Z');
    const run = await aRunWith(house, harvest);
    const url = `/v1/runs/${String(run.id)}`;
    await done(house, { method: 'POST', url: `${url}/publish`, as });
    await done(house, { method: 'POST', url: `${url}/clear`, as, body: {} });
    const loading = goodsEvent(run, run.stops[1], 'loaded', { netGrams: 1_000_000 });
    expect((await tell(house, harvest.driver.as, loading)).status).toBe(200);
    for (const [verb, code] of [
      ['unpublish', 'run.has_left'],
      ['cancel', 'run.goods_on_board'],
    ]) {
      const body = { reason: 'derrumbe' };
      const answer = await house.request({
        method: 'POST',
        url: `${url}/${String(verb)}`,
        as,
        body,
      });
      expect(answer).toMatchObject({ status: 409, body: { code } });
    }
  });

  it('takes goods again after some were released while it was planned', async () => {
    const harvest = await anAcceptedHarvest(house);
    const { as } = harvest.coordinator;
    const run = await aRunWith(house, harvest);
    await house.db.rows(`UPDATE shipment SET state = 'cancelled'`);
    await house.db.rows(`UPDATE stop SET state = 'skipped' WHERE kind IN ('pick_up', 'delivery')`);
    const again = await done(house, {
      method: 'PUT',
      url: `/v1/runs/${String(run.id)}/shipments/${newId()}`,
      as,
      body: { allocationId: harvest.allocation.id },
    });
    expect(again.shipments).toHaveLength(1);
    expect(again.stops.map((stop: any) => stop.state)).toEqual(Array(4).fill('planned'));
  });
});
