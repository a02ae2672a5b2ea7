import { newId } from '#core/kernel';
import { aSpokesperson, aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import {
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

async function aDepartedRun() {
  const harvest = await anAcceptedHarvest(house);
  const planned = await aRunWith(house, harvest);
  const run = await onTheRoad(house, harvest, planned.id);
  const [, pickUp, delivery] = run.stops;
  const look = () =>
    done(house, { method: 'GET', url: `/v1/runs/${String(run.id)}`, as: harvest.coordinator.as });
  return { harvest, run, pickUp, delivery, as: harvest.driver.as, look };
}

const at = '2026-11-26T12:00:00Z';
const lotRow = async () => (await house.db.rows<any>('SELECT * FROM lot'))[0];

describe('what the driver tells', () => {
  it('counts once, whatever is sent twice, and refuses other facts under the same id', async () => {
    const { run, pickUp, as } = await aDepartedRun();
    const id = newId();
    const event = goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 });
    const answers = await Promise.all([1, 2, 3].map(() => tell(house, as, event, id)));
    expect(answers.map((it) => it.status)).toEqual([200, 200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const other = { ...event, eventTime: '2026-11-26T11:00:00Z' };
    expect(await tell(house, as, other, id)).toMatchObject({
      status: 409,
      body: { code: 'id.used_with_other_facts' },
    });
    expect(await tell(house, as, event)).toMatchObject({
      status: 409,
      body: { code: 'shipment.not_waiting' },
    });
    expect(await house.db.rows('SELECT 1 FROM weighing')).toHaveLength(1);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('may come late and out of order, but not from the future', async () => {
    const { run, pickUp, delivery, as, look } = await aDepartedRun();
    const delivered = goodsEvent(run, delivery, 'delivered', { netGrams: 1_000_000 });
    expect(await tell(house, as, delivered)).toMatchObject({
      status: 409,
      body: { code: 'shipment.not_loaded' },
    });
    const early = {
      ...goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }),
      eventTime: '2026-11-26T09:00:00Z',
    };
    expect((await tell(house, as, early)).status).toBe(200);
    const arrived = {
      runId: run.id,
      stopId: pickUp.id,
      kind: 'arrived',
      eventTime: '2026-11-26T08:00:00Z',
    };
    expect((await tell(house, as, arrived)).status).toBe(200);
    expect((await look()).stops[1].state).toBe('served');
    const future = { ...arrived, eventTime: '2026-11-26T12:10:01Z' };
    expect(await tell(house, as, future)).toMatchObject({
      status: 422,
      body: { code: 'event.in_the_future', fields: [{ field: 'eventTime' }] },
    });
    expect((await tell(house, as, { ...arrived, eventTime: '2026-11-26T12:09:59Z' })).status).toBe(
      200,
    );
  });

  it('loads less: the rest is free again, and never called a loss', async () => {
    const { run, pickUp, as } = await aDepartedRun();
    const less = goodsEvent(run, pickUp, 'loaded', { netGrams: 950_000 });
    expect(await tell(house, as, less)).toMatchObject({
      status: 422,
      body: { code: 'loading.difference_needs_reason', fields: [{ field: 'goods.0.reason' }] },
    });
    const why = goodsEvent(run, pickUp, 'loaded', { netGrams: 950_000, reason: 'un saco roto' });
    expect((await tell(house, as, why)).status).toBe(200);
    expect(await lotRow()).toMatchObject({
      reserved_grams: 0,
      loaded_grams: 950_000,
      available_grams: 450_000,
      lost_grams: 0,
    });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('loads less: what never was there is corrected with a reason', async () => {
    const { run, pickUp, as } = await aDepartedRun();
    const why = { netGrams: 990_000, reason: 'romana mala', rest: 'correct' };
    expect((await tell(house, as, goodsEvent(run, pickUp, 'loaded', why))).status).toBe(200);
    expect(await lotRow()).toMatchObject({ listed_grams: 1_390_000, available_grams: 400_000 });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('loads more: from what is free, else the lot is corrected', async () => {
    const { run, pickUp, delivery, as } = await aDepartedRun();
    const why = { netGrams: 1_450_000, reason: 'sacos llenos' };
    expect((await tell(house, as, goodsEvent(run, pickUp, 'loaded', why))).status).toBe(200);
    expect(await lotRow()).toMatchObject({
      available_grams: 0,
      loaded_grams: 1_450_000,
      listed_grams: 1_450_000,
    });
    const arrived = goodsEvent(run, delivery, 'delivered', { netGrams: 1_450_000 });
    expect((await tell(house, as, arrived)).status).toBe(200);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('does not let a loss pass for a difference of scales', async () => {
    const { run, pickUp, delivery, as } = await aDepartedRun();
    await tell(house, as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }));
    const drop = (said: object) =>
      tell(house, as, goodsEvent(run, delivery, 'delivered', { netGrams: 985_000, ...said }));
    expect(await drop({ reason: 'otra romana' })).toMatchObject({
      status: 422,
      body: { code: 'delivery.loss_needs_cause' },
    });
    expect((await drop({ cause: 'robo' })).status).toBe(200);
    const [move] = await house.db.rows(`SELECT * FROM stock_movement WHERE kind = 'lose'`);
    expect(move).toMatchObject({ stage: 'transport', cause: 'robo', grams: 15_000 });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('can lose everything', async () => {
    const { run, pickUp, delivery, as } = await aDepartedRun();
    await tell(house, as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }));
    const all = { netGrams: 0, packages: 0, cause: 'volcó' };
    expect((await tell(house, as, goodsEvent(run, delivery, 'delivered', all))).status).toBe(200);
    const [allocation] = await house.db.rows('SELECT state, delivered_grams FROM allocation');
    expect(allocation).toEqual({ state: 'lost', delivered_grams: 0 });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('names the field that is wrong', async () => {
    const { run, pickUp, delivery, as } = await aDepartedRun();
    const event = goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 });
    const [goods] = event.goods;
    const told = async (facts: object) => {
      const { status, body } = await tell(house, as, { ...event, ...facts });
      return [status, body.code, body.fields?.[0]?.field];
    };
    expect(await told({ goods: [] })).toEqual([422, 'stop_event.field_needed', 'goods']);
    expect(await told({ goods: [{ ...goods, shipmentId: newId() }] })).toEqual([
      422,
      'stop.shipment_unknown',
      'goods.0.shipmentId',
    ]);
    expect(await told({ goods: [goods, goods] })).toEqual([422, 'stop.shipment_twice', 'goods']);
    expect(await told({ goods: [{ ...goods, tareGrams: 2_000_000 }] })).toEqual([
      422,
      'weighing.tare_above_gross',
      'goods.0.tareGrams',
    ]);
    const tonnes = { ...goods, grossGrams: 3_000_000, reason: 'x' };
    expect(await told({ goods: [tonnes] })).toEqual([
      422,
      'loading.far_too_much',
      'goods.0.grossGrams',
    ]);
    expect(await told({ stopId: delivery.id })).toEqual([422, 'stop.of_another_kind', 'kind']);
    expect(await told({ stopId: newId() })).toEqual([422, 'run.stop_unknown', 'stopId']);
    expect(await told({ kind: 'skipped' })).toEqual([422, 'stop_event.field_needed', 'reason']);
    const unused = [422, 'stop_event.field_unused'];
    expect(await told({ centreSiteId: newId() })).toEqual([...unused, 'centreSiteId']);
    expect(await told({ then: 'redeliver' })).toEqual([...unused, 'then']);
    expect(await told({ kind: 'flown' })).toEqual([400, 'request.invalid', 'kind']);
    expect(await told({ goods: [{ ...goods, grossGrams: -5 }] })).toEqual([
      400,
      'request.invalid',
      'goods.0.grossGrams',
    ]);
    expect(await house.db.rows('SELECT 1 FROM weighing')).toHaveLength(0);
    expect(await house.db.rows(`SELECT 1 FROM stop_event WHERE kind <> 'departed'`)).toHaveLength(
      0,
    );
  });

  it('is told by the driver, the coordinator, or the receiver of the very stop', async () => {
    const { harvest, run, pickUp, delivery } = await aDepartedRun();
    const receiver = await aSpokesperson(house, 'centre_receiver', harvest.urban.id);
    const producer = await aSpokesperson(house, 'producer_spokesperson', harvest.rural.id);
    const stranger = await anAcceptedHarvest(house);
    const arrived = (stopId: string) => ({ runId: run.id, stopId, kind: 'arrived', eventTime: at });
    expect((await tell(house, receiver.as, arrived(delivery.id))).status).toBe(200);
    expect((await tell(house, receiver.as, arrived(pickUp.id))).status).toBe(403);
    expect((await tell(house, producer.as, arrived(pickUp.id))).status).toBe(403);
    expect((await tell(house, stranger.driver.as, arrived(pickUp.id))).status).toBe(404);
    expect((await tell(house, stranger.coordinator.as, arrived(pickUp.id))).status).toBe(403);
  });

  it('may be an incident or the odometer on the way', async () => {
    const { run, as, look } = await aDepartedRun();
    const incident = { runId: run.id, kind: 'incident', eventTime: at, note: 'caucho' };
    expect((await tell(house, as, incident)).status).toBe(200);
    const odometer = { runId: run.id, kind: 'odometer', eventTime: at, odometerMetres: 150_000 };
    expect((await tell(house, as, odometer)).status).toBe(200);
    expect((await look()).drivenMetres).toBe(50_000);
    const absurd = { ...odometer, odometerMetres: 9_000_000_000 };
    expect(await tell(house, as, absurd)).toMatchObject({
      status: 422,
      body: { code: 'run.odometer_absurd' },
    });
  });
});

describe('a run on the road', () => {
  it('skips a stop, and its goods wait for another run', async () => {
    const { harvest, run, pickUp, as, look } = await aDepartedRun();
    const skipped = {
      runId: run.id,
      stopId: pickUp.id,
      kind: 'skipped',
      eventTime: at,
      reason: 'barro',
    };
    expect((await tell(house, as, skipped)).status).toBe(200);
    expect((await look()).stops.map((stop: any) => stop.state)).toEqual([
      'served',
      'skipped',
      'skipped',
      'planned',
    ]);
    const url = `/v1/cycles/${harvest.cycle.id}/transport-board`;
    const board = await done(house, { method: 'GET', url, as: harvest.coordinator.as });
    expect(board.totals.waitingGrams).toBe(1_000_000);
    const close = {
      method: 'POST',
      url: `/v1/runs/${String(run.id)}/close`,
      as,
      body: {},
    } as const;
    expect(await done(house, close)).toMatchObject({ state: 'closed', deliveredGrams: 0 });
    expect(await done(house, close)).toMatchObject({ state: 'closed' });
  });

  it('tries again where a delivery failed', async () => {
    const { run, pickUp, delivery, as, look } = await aDepartedRun();
    await tell(house, as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }));
    const failed = {
      runId: run.id,
      stopId: delivery.id,
      kind: 'failed',
      eventTime: at,
      reason: 'nadie',
    };
    expect(await tell(house, as, failed)).toMatchObject({
      status: 422,
      body: { code: 'stop.goods_need_a_way' },
    });
    expect((await tell(house, as, { ...failed, then: 'redeliver' })).status).toBe(200);
    const after = await look();
    const again = after.stops[3];
    expect(again).toMatchObject({ siteId: delivery.siteId, kind: 'delivery', state: 'planned' });
    const dropped = goodsEvent(after, again, 'delivered', { netGrams: 1_000_000 });
    expect((await tell(house, as, dropped)).status).toBe(200);
    expect((await look()).deliveredGrams).toBe(1_000_000);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('is not closed while goods or stops are open, nor cancelled after it left', async () => {
    const { harvest, run, pickUp, as } = await aDepartedRun();
    const url = `/v1/runs/${String(run.id)}`;
    await tell(house, as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }));
    expect(
      await house.request({ method: 'POST', url: `${url}/close`, as, body: {} }),
    ).toMatchObject({
      status: 409,
      body: { code: 'run.stops_open' },
    });
    const cancel = await house.request({
      method: 'POST',
      url: `${url}/cancel`,
      as: harvest.coordinator.as,
      body: { reason: 'x' },
    });
    expect(cancel).toMatchObject({ status: 409, body: { code: 'run.has_left' } });
  });

  it('breaks down and goes on with another vehicle, which takes the goods over', async () => {
    const { harvest, run, pickUp, delivery, as } = await aDepartedRun();
    const url = `/v1/runs/${String(run.id)}`;
    await tell(house, as, goodsEvent(run, pickUp, 'loaded', { netGrams: 1_000_000 }));
    await done(house, { method: 'POST', url: `${url}/suspend`, as, body: { reason: 'motor' } });
    const other = await aVehicle(house, { communeId: harvest.rural.id });
    const resumed = await done(house, {
      method: 'POST',
      url: `${url}/resume`,
      as: harvest.coordinator.as,
      body: { vehicleId: other.id },
    });
    expect(resumed).toMatchObject({ state: 'departed', vehicleId: other.id });
    await tell(house, as, goodsEvent(run, delivery, 'delivered', { netGrams: 1_000_000 }));
    const chain = await house.db.rows('SELECT from_kind, to_kind FROM custody_event ORDER BY seq');
    expect(chain).toEqual([
      { from_kind: 'commune', to_kind: 'vehicle' },
      { from_kind: 'vehicle', to_kind: 'vehicle' },
      { from_kind: 'vehicle', to_kind: 'commune' },
    ]);
    expect(await brokenPromises(house)).toEqual([]);
  });
});
