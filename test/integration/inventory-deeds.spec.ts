import { newId } from '#core/kernel';
import { ExpireLots, StockAudit } from '#features/inventory';
import { aCommune, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { InventoryScene } from './inventory-scene';

let house: House;
let scene: InventoryScene;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  scene = await InventoryScene.in(house);
});
afterAll(() => house.close());

describe('weighing a lot', () => {
  it('makes its net grams stock and keeps the difference', async () => {
    const lot = await scene.register();
    const weighed = await scene.confirm(lot.id);
    expect(weighed.status).toBe(200);
    expect(weighed.body).toMatchObject({
      state: 'confirmed',
      announcedGrams: 1_000_000,
      weighedGrams: 990_000,
      differenceGrams: -10_000,
      listedGrams: 990_000,
      availableGrams: 990_000,
      availablePackages: 49,
      packageGrams: 20_000,
    });
    const again = await scene.deed('confirm', lot.id, weighed.request, scene.people.weigher);
    expect(again.body).toEqual(weighed.body);
    expect(await scene.told('lot.confirmed')).toHaveLength(1);
    const second = await scene.confirm(lot.id);
    expect(second).toMatchObject({ status: 409, body: { code: 'lot.wrong_state' } });
  });

  it.each([
    [{ tareGrams: 2_000_000 }, 'weighings.0.tareGrams', 'weighing.tare_above_gross'],
    [{ grossGrams: 5, tareGrams: 5 }, 'weighings', 'lot.weighed_nothing'],
    [{ grossGrams: 20_000_000 }, 'weighings', 'lot.weighed_absurd'],
  ])('refuses %j', async (changes, field, code) => {
    const lot = await scene.register();
    const weighing = {
      id: newId(),
      packages: 50,
      grossGrams: 1_000_000,
      tareGrams: 1_000,
      method: 'scale',
      witness: 'Rosa',
      ...changes,
    };
    const answer = await scene.confirm(lot.id, 0, { weighings: [weighing] });
    expect(answer).toMatchObject({ status: 422, body: { code, fields: [{ field }] } });
    expect(await house.db.rows('SELECT id FROM weighing')).toHaveLength(0);
  });

  it('counts a weighing once within a list', async () => {
    const lot = await scene.register();
    const weighing = {
      id: newId(),
      packages: 1,
      grossGrams: 20_000,
      tareGrams: 0,
      method: 'scale',
      witness: 'Rosa',
    };
    const answer = await scene.confirm(lot.id, 0, { weighings: [weighing, weighing] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'weighing.id_twice' } });
  });

  it('is not for the producer alone', async () => {
    const lot = await scene.register();
    const body = { id: newId(), weighings: [] };
    expect((await scene.deed('confirm', lot.id, body)).status).toBe(400);
    const { request } = await scene.confirm(lot.id);
    expect((await scene.deed('confirm', lot.id, request)).status).toBe(403);
  });

  it('hides the lots of others', async () => {
    const lot = await scene.register();
    const stranger = await aSpokesperson(house, 'centre_receiver', (await aCommune(house)).id);
    const { request } = await scene.confirm(lot.id);
    expect((await scene.deed('confirm', lot.id, request, stranger.as)).body.code).toBe(
      'lot.not_found',
    );
    expect((await scene.deed('confirm', newId(), request, stranger.as)).status).toBe(404);
    expect((await scene.deed('confirm', 'x', request, stranger.as)).status).toBe(400);
  });
});

describe('what happens to a weighed lot', () => {
  let lotId: string;
  beforeEach(async () => {
    lotId = (await scene.register()).id;
    await scene.confirm(lotId, 1_000_000);
  });
  afterEach(async () => {
    expect(await house.get(StockAudit).stockDrift()).toEqual([]);
  });

  it('is corrected by movements with a reason', async () => {
    const fewer = { id: newId(), changeGrams: -30_000, reason: 'un saco contado dos veces' };
    await scene.deed('correct', lotId, fewer);
    const again = await scene.deed('correct', lotId, fewer);
    expect(again.body).toMatchObject({
      availableGrams: 970_000,
      listedGrams: 970_000,
      weighedGrams: 1_000_000,
    });
    const more = await scene.deed('correct', lotId, {
      id: newId(),
      changeGrams: 5_000,
      reason: 'apareció',
    });
    expect(more.body.availableGrams).toBe(975_000);
    const other = await scene.deed('correct', lotId, { ...fewer, changeGrams: -1 });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    const nothing = await scene.deed('correct', lotId, {
      id: newId(),
      changeGrams: 0,
      reason: 'nada',
    });
    expect(nothing.body.fields).toMatchObject([{ field: 'changeGrams' }]);
    const unexplained = await scene.deed('correct', lotId, {
      id: newId(),
      changeGrams: 1,
      reason: '',
    });
    expect(unexplained.status).toBe(400);
  });

  it('never gives more than it has', async () => {
    const answer = await scene.deed('correct', lotId, {
      id: newId(),
      changeGrams: -1_000_001,
      reason: 'x',
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'lot.short', details: { lots: [{ lotId, availableGrams: 1_000_000 }] } },
    });
  });

  it('is withdrawn as far as it is free, and listed again', async () => {
    await scene.move(lotId, 'reserve', 400_000);
    const id = newId();
    const withdrawn = await scene.deed('withdraw', lotId, { id, reason: 'lo necesita la escuela' });
    expect(withdrawn.body).toMatchObject({
      state: 'confirmed',
      availableGrams: 0,
      reservedGrams: 400_000,
      withdrawnGrams: 600_000,
    });
    const again = await scene.deed('withdraw', lotId, { id, reason: 'lo necesita la escuela' });
    expect(again.body).toEqual(withdrawn.body);
    const back = await scene.deed('relist', lotId, {
      id: newId(),
      grams: 100_000,
      reason: 'sobró',
    });
    expect(back.body).toMatchObject({ availableGrams: 100_000, withdrawnGrams: 500_000 });
    house.clock.set('2027-11-22T14:00:00Z');
    const late = await scene.deed('relist', lotId, { id: newId(), reason: 'sobró' });
    expect(late).toMatchObject({ status: 409, body: { code: 'lot.past_best_before' } });
  });

  it('is withdrawn whole, and comes back to life', async () => {
    const gone = await scene.deed('withdraw', lotId, { id: newId(), reason: 'r' });
    expect(gone.body.state).toBe('withdrawn');
    expect((await scene.deed('withdraw', lotId, { id: newId(), reason: 'r' })).body).toEqual(
      gone.body,
    );
    expect((await scene.deed('relist', lotId, { id: newId(), reason: 'r' })).body.state).toBe(
      'confirmed',
    );
    expect((await scene.deed('relist', lotId, { id: newId(), reason: 'r' })).body.code).toBe(
      'lot.nothing_withdrawn',
    );
  });

  it('is lost with stage and cause', async () => {
    const part = {
      id: newId(),
      grams: 100_000,
      stage: 'collection',
      cause: 'lluvia',
      reason: 'se mojó',
    };
    expect((await scene.deed('lose', lotId, part, scene.people.weigher)).body.lostGrams).toBe(
      100_000,
    );
    expect((await scene.deed('lose', lotId, part, scene.people.weigher)).body.lostGrams).toBe(
      100_000,
    );
    const rest = await scene.deed('lose', lotId, { ...part, id: newId(), grams: undefined });
    expect(rest.body).toMatchObject({ state: 'lost', lostGrams: 1_000_000 });
    expect(await scene.told('lot.lost')).toHaveLength(2);
    const uncaused = await scene.deed('lose', lotId, { ...part, id: newId(), cause: undefined });
    expect(uncaused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('believes a phone within reason', async () => {
    const body = {
      id: newId(),
      changeGrams: 1,
      reason: 'r',
      eventTime: '2026-11-21T08:00:00-04:00',
    };
    await scene.deed('correct', lotId, body);
    const { body: page } = await house.request({
      method: 'GET',
      url: `/v1/lots/${lotId}/movements`,
      as: scene.people.producer,
    });
    expect(page.items[1].eventTime).toBe('2026-11-21T12:00:00.000Z');
    const odd = await scene.deed('correct', lotId, {
      ...body,
      id: newId(),
      eventTime: '2036-11-21T08:00:00Z',
    });
    expect(odd).toMatchObject({ status: 422, body: { code: 'lot.event_time_absurd' } });
  });
});

describe('a lot that nobody has weighed', () => {
  it('is withdrawn and listed again without moving a gram', async () => {
    const { id } = await scene.register();
    const gone = await scene.deed('withdraw', id, { id: newId(), reason: 'se vendió aquí' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', closedReason: 'se vendió aquí' });
    expect((await scene.confirm(id)).body.code).toBe('lot.wrong_state');
    const back = await scene.deed('relist', id, { id: newId(), reason: 'no se vendió' });
    expect(back.body).toMatchObject({ state: 'announced', closedReason: null });
  });

  it('is lost in the field, whole', async () => {
    const { id } = await scene.register();
    const body = { id: newId(), stage: 'field', cause: 'granizo', reason: 'granizó' };
    const part = await scene.deed('lose', id, { ...body, grams: 10 });
    expect(part).toMatchObject({ status: 422, body: { code: 'lot.weigh_what_is_left' } });
    const all = await scene.deed('lose', id, body);
    expect(all.body).toMatchObject({
      state: 'lost',
      listedGrams: 1_000_000,
      lostGrams: 1_000_000,
      weighedGrams: null,
    });
  });
});

describe('the end of the best-before day', () => {
  it('lets expire what is free at midnight in Caracas, and the rest when it comes back', async () => {
    const { id } = await scene.register({ bestBeforeOn: '2026-11-23' });
    await scene.confirm(id, 1_000_000);
    await scene.move(id, 'reserve', 400_000);
    const announced = await scene.register({ bestBeforeOn: '2026-11-23' });
    await house.get(ExpireLots).onApplicationBootstrap();

    house.clock.set('2026-11-24T03:59:00Z');
    await house.drain();
    expect((await scene.lot(id)).state).toBe('confirmed');

    house.clock.set('2026-11-24T04:00:00Z');
    await house.drain();
    expect(await scene.lot(id)).toMatchObject({
      state: 'expired',
      availableGrams: 0,
      reservedGrams: 400_000,
      expiredGrams: 600_000,
    });
    expect((await scene.lot(announced.id)).state).toBe('expired');
    expect(await scene.told('lot.expired')).toHaveLength(2);

    await scene.move(id, 'release', 400_000);
    expect(await scene.lot(id)).toMatchObject({
      state: 'expired',
      availableGrams: 0,
      expiredGrams: 1_000_000,
    });
    expect(await house.get(StockAudit).stockDrift()).toEqual([]);
  });
});
