import { newId } from '#core/kernel';
import { ExpireLots, StockAudit, StockBook } from '#features/inventory';
import { aCommune, aPackageWeight, aSite, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
let scene: Awaited<ReturnType<typeof aScene>>;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  scene = await aScene();
});
afterAll(() => house.close());

/** A rural commune with a centre, sacks of potatoes of 20 kg, a producers' spokesperson and a weigher. */
async function aScene() {
  const commune = await aCommune(house);
  const site = await aSite(house, { communeId: commune.id });
  const { id: productId, packageType } = await theProduct(house, 'papa');
  await aPackageWeight(house, {
    communeId: commune.id,
    productId,
    packageType,
    nominalGrams: 20_000,
  });
  return {
    communeId: commune.id,
    siteId: site.id,
    productId,
    packageType,
    producer: await aSpokesperson(house, 'producer_spokesperson', commune.id),
    weigher: await aSpokesperson(house, 'centre_receiver', commune.id),
  };
}

function lotFacts(changes: Record<string, unknown> = {}) {
  const { communeId, siteId, productId, packageType } = scene;
  return {
    communeId,
    siteId,
    productId,
    packageType,
    grade: 1,
    isWashed: false,
    packages: 50,
    harvestedOn: '2026-11-21',
    ...changes,
  };
}

async function register(changes: Record<string, unknown> = {}, id: string = newId()) {
  const answer = await house.request({
    method: 'PUT',
    url: `/v1/lots/${id}`,
    as: scene.producer.as,
    body: lotFacts(changes),
  });
  return { id, ...answer };
}

async function deed(
  verb: string,
  lotId: string,
  body: Record<string, unknown>,
  as = scene.producer.as,
) {
  return house.request({ method: 'POST', url: `/v1/lots/${lotId}/${verb}`, as, body });
}

async function confirm(lotId: string, netGrams = 990_000, body: Record<string, unknown> = {}) {
  const weighing = {
    id: newId(),
    packages: 50,
    grossGrams: netGrams + 25_000,
    tareGrams: 25_000,
    method: 'scale',
    witness: 'Rosa',
  };
  const request = { id: newId(), weighings: [weighing], ...body };
  return { request, ...(await deed('confirm', lotId, request, scene.weigher.as)) };
}

async function reserve(lotId: string, grams: number) {
  const allocationId = newId();
  await house.db.transaction((tx) =>
    house.get(StockBook).move(tx, [
      {
        id: newId(),
        lotId,
        kind: 'reserve',
        from: 'available',
        to: 'reserved',
        grams,
        allocationId,
        reason: 'matched',
        personId: null,
        eventTime: house.clock.now(),
      },
    ]),
  );
}

async function told(name: string) {
  return house.db.rows<{ payload: Record<string, unknown> }>(
    'SELECT payload FROM outbox_event WHERE name = $1 ORDER BY seq',
    [name],
  );
}

describe('registering a lot', () => {
  it('announces packages at their nominal weight, and fills in what the rules know', async () => {
    const lot = await register();
    expect(lot.status).toBe(200);
    expect(lot.headers['etag']).toBe('"1"');
    expect(lot.body).toMatchObject({
      state: 'announced',
      packageGrams: 20_000,
      announcedPackages: 50,
      announcedGrams: 1_000_000,
      readyOn: '2026-11-21',
      availableGrams: 0,
      weighedGrams: null,
    });
    expect(lot.body.code).toMatch(/^[2-9A-HJ-NP-Z]{7}$/);
    expect(lot.body.bestBeforeOn > '2026-11-22').toBe(true);
    expect(await told('lot.registered')).toHaveLength(1);
  });

  it('counts whole packages when only kilos are said, and keeps both when both are', async () => {
    const kilos = await register({ packages: undefined, grams: 1_010_000 });
    expect(kilos.body).toMatchObject({ announcedPackages: 50, announcedGrams: 1_010_000 });
    const both = await register({ grams: 985_000 });
    expect(both.body).toMatchObject({ announcedPackages: 50, announcedGrams: 985_000 });
  });

  it('recognises what it was told before, even weeks later and with other ids case', async () => {
    const first = await register();
    house.clock.set('2027-03-01T12:00:00Z');
    const again = await register({}, first.id.toUpperCase());
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await told('lot.registered')).toHaveLength(1);
    const other = await register({ packages: 51 }, first.id);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
  });

  it('makes one lot of twins sent at once', async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => register({}, id)));
    expect(answers.map((it) => it.status)).toEqual(Array(8).fill(200));
    expect(await told('lot.registered')).toHaveLength(1);
  });

  it.each([
    ['grams', { packages: undefined }, 'packages', 'lot.amount_missing'],
    ['a whole package', { packages: undefined, grams: 19_999 }, 'grams', 'lot.less_than_a_package'],
    ['sense', { packages: 60_000 }, 'packages', 'lot.amount_absurd'],
    ['agreement', { grams: 2_100_000 }, 'grams', 'lot.packages_and_grams_disagree'],
    ['a day to come', { bestBeforeOn: '2026-11-21' }, 'bestBeforeOn', 'lot.best_before_passed'],
    ['order', { readyOn: '2026-11-20' }, 'readyOn', 'lot.ready_before_harvest'],
    ['the right century', { bestBeforeOn: '2126-11-21' }, 'bestBeforeOn', 'lot.date_absurd'],
    ['a currency', { floorMinorPerKg: 100 }, 'currency', 'lot.price_incomplete'],
    ['a product', { productId: newId() }, 'productId', 'lot.product_unknown'],
    ['a site', { siteId: newId() }, 'siteId', 'lot.site_unknown'],
    ['a package type', { packageType: 'ZZ' }, 'packageType', 'lot.package_type_unknown'],
    ['a known weight', { packageType: 'BX' }, 'packageType', 'package.weight_unknown'],
    [
      'a producer of its own',
      { productiveOrgId: newId() },
      'productiveOrgId',
      'lot.org_of_another_commune',
    ],
    ['a fitting forecast', { forecastId: newId() }, 'forecastId', 'lot.forecast_does_not_fit'],
  ])('asks for %s', async (_, changes, field, code) => {
    const lot = await register(changes);
    expect(lot).toMatchObject({ status: 422, body: { code, fields: [{ field, code }] } });
    expect(lot.body.title).not.toBe(code);
    expect(await house.db.rows('SELECT id FROM lot')).toHaveLength(0);
  });

  it('takes no site of another commune', async () => {
    const other = await aSite(house, { communeId: (await aCommune(house)).id });
    const lot = await register({ siteId: other.id });
    expect(lot).toMatchObject({ status: 422, body: { code: 'lot.site_of_another_commune' } });
  });

  it.each([
    [{ grade: 4 }, 'grade'],
    [{ packages: -5 }, 'packages'],
    [{ packages: 1.5 }, 'packages'],
    [{ harvestedOn: '2026-02-30' }, 'harvestedOn'],
    [{ secret: 1 }, 'secret'],
    [{ siteId: 'x' }, 'siteId'],
  ])('refuses the form %j', async (changes, field) => {
    const lot = await register(changes);
    expect(lot).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(lot.body.fields[0].field).toBe(field);
  });

  it('is for the producers of that very commune', async () => {
    const stranger = await aSpokesperson(
      house,
      'producer_spokesperson',
      (await aCommune(house)).id,
    );
    for (const as of [stranger.as, scene.weigher.as]) {
      const url = `/v1/lots/${newId()}`;
      const answer = await house.request({ method: 'PUT', url, as, body: lotFacts() });
      expect(answer).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    }
  });
});

describe('weighing a lot', () => {
  it('makes its net grams stock and keeps the difference', async () => {
    const lot = await register();
    const weighed = await confirm(lot.id);
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
    const again = await deed('confirm', lot.id, weighed.request, scene.weigher.as);
    expect(again.body).toEqual(weighed.body);
    expect(await told('lot.confirmed')).toHaveLength(1);
    const second = await confirm(lot.id);
    expect(second).toMatchObject({ status: 409, body: { code: 'lot.wrong_state' } });
  });

  it.each([
    [{ tareGrams: 2_000_000 }, 'weighings.0.tareGrams', 'weighing.tare_above_gross'],
    [{ grossGrams: 5, tareGrams: 5 }, 'weighings', 'lot.weighed_nothing'],
    [{ grossGrams: 20_000_000 }, 'weighings', 'lot.weighed_absurd'],
  ])('refuses %j', async (changes, field, code) => {
    const lot = await register();
    const weighing = {
      id: newId(),
      packages: 50,
      grossGrams: 1_000_000,
      tareGrams: 1_000,
      method: 'scale',
      witness: 'Rosa',
      ...changes,
    };
    const answer = await confirm(lot.id, 0, { weighings: [weighing] });
    expect(answer).toMatchObject({ status: 422, body: { code, fields: [{ field }] } });
    expect(await house.db.rows('SELECT id FROM weighing')).toHaveLength(0);
  });

  it('counts a weighing once within a list', async () => {
    const lot = await register();
    const weighing = {
      id: newId(),
      packages: 1,
      grossGrams: 20_000,
      tareGrams: 0,
      method: 'scale',
      witness: 'Rosa',
    };
    const answer = await confirm(lot.id, 0, { weighings: [weighing, weighing] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'weighing.id_twice' } });
  });

  it('is not for the producer alone', async () => {
    const lot = await register();
    const body = { id: newId(), weighings: [] };
    expect((await deed('confirm', lot.id, body)).status).toBe(400);
    const { request } = await confirm(lot.id);
    expect((await deed('confirm', lot.id, request)).status).toBe(403);
  });

  it('hides the lots of others', async () => {
    const lot = await register();
    const stranger = await aSpokesperson(house, 'centre_receiver', (await aCommune(house)).id);
    const { request } = await confirm(lot.id);
    expect((await deed('confirm', lot.id, request, stranger.as)).body.code).toBe('lot.not_found');
    expect((await deed('confirm', newId(), request, stranger.as)).status).toBe(404);
    expect((await deed('confirm', 'x', request, stranger.as)).status).toBe(400);
  });
});

describe('what happens to a weighed lot', () => {
  let lotId: string;
  beforeEach(async () => {
    lotId = (await register()).id;
    await confirm(lotId, 1_000_000);
  });
  afterEach(async () => {
    expect(await house.get(StockAudit).stockDrift()).toEqual([]);
  });

  it('is corrected by movements with a reason', async () => {
    const fewer = { id: newId(), changeGrams: -30_000, reason: 'un saco contado dos veces' };
    await deed('correct', lotId, fewer);
    const again = await deed('correct', lotId, fewer);
    expect(again.body).toMatchObject({
      availableGrams: 970_000,
      listedGrams: 970_000,
      weighedGrams: 1_000_000,
    });
    const more = await deed('correct', lotId, {
      id: newId(),
      changeGrams: 5_000,
      reason: 'apareció',
    });
    expect(more.body.availableGrams).toBe(975_000);
    const other = await deed('correct', lotId, { ...fewer, changeGrams: -1 });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    const nothing = await deed('correct', lotId, { id: newId(), changeGrams: 0, reason: 'nada' });
    expect(nothing.body.fields).toMatchObject([{ field: 'changeGrams' }]);
    const unexplained = await deed('correct', lotId, { id: newId(), changeGrams: 1, reason: '' });
    expect(unexplained.status).toBe(400);
  });

  it('never gives more than it has', async () => {
    const answer = await deed('correct', lotId, {
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
    await reserve(lotId, 400_000);
    const id = newId();
    const withdrawn = await deed('withdraw', lotId, { id, reason: 'lo necesita la escuela' });
    expect(withdrawn.body).toMatchObject({
      state: 'confirmed',
      availableGrams: 0,
      reservedGrams: 400_000,
      withdrawnGrams: 600_000,
    });
    const again = await deed('withdraw', lotId, { id, reason: 'lo necesita la escuela' });
    expect(again.body).toEqual(withdrawn.body);
    const back = await deed('relist', lotId, { id: newId(), grams: 100_000, reason: 'sobró' });
    expect(back.body).toMatchObject({ availableGrams: 100_000, withdrawnGrams: 500_000 });
    house.clock.set('2027-11-22T14:00:00Z');
    const late = await deed('relist', lotId, { id: newId(), reason: 'sobró' });
    expect(late).toMatchObject({ status: 409, body: { code: 'lot.past_best_before' } });
  });

  it('is withdrawn whole, and comes back to life', async () => {
    const gone = await deed('withdraw', lotId, { id: newId(), reason: 'r' });
    expect(gone.body.state).toBe('withdrawn');
    expect((await deed('withdraw', lotId, { id: newId(), reason: 'r' })).body).toEqual(gone.body);
    expect((await deed('relist', lotId, { id: newId(), reason: 'r' })).body.state).toBe(
      'confirmed',
    );
    expect((await deed('relist', lotId, { id: newId(), reason: 'r' })).body.code).toBe(
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
    expect((await deed('lose', lotId, part, scene.weigher.as)).body.lostGrams).toBe(100_000);
    expect((await deed('lose', lotId, part, scene.weigher.as)).body.lostGrams).toBe(100_000);
    const rest = await deed('lose', lotId, { ...part, id: newId(), grams: undefined });
    expect(rest.body).toMatchObject({ state: 'lost', lostGrams: 1_000_000 });
    expect(await told('lot.lost')).toHaveLength(2);
    const uncaused = await deed('lose', lotId, { ...part, id: newId(), cause: undefined });
    expect(uncaused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('believes a phone within reason', async () => {
    const body = {
      id: newId(),
      changeGrams: 1,
      reason: 'r',
      eventTime: '2026-11-21T08:00:00-04:00',
    };
    await deed('correct', lotId, body);
    const { body: page } = await house.request({
      method: 'GET',
      url: `/v1/lots/${lotId}/movements`,
      as: scene.producer.as,
    });
    expect(page.items[1].eventTime).toBe('2026-11-21T12:00:00.000Z');
    const odd = await deed('correct', lotId, {
      ...body,
      id: newId(),
      eventTime: '2036-11-21T08:00:00Z',
    });
    expect(odd).toMatchObject({ status: 422, body: { code: 'lot.event_time_absurd' } });
  });
});

describe('a lot that nobody has weighed', () => {
  it('is withdrawn and listed again without moving a gram', async () => {
    const { id } = await register();
    const gone = await deed('withdraw', id, { id: newId(), reason: 'se vendió aquí' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', closedReason: 'se vendió aquí' });
    expect((await confirm(id)).body.code).toBe('lot.wrong_state');
    const back = await deed('relist', id, { id: newId(), reason: 'no se vendió' });
    expect(back.body).toMatchObject({ state: 'announced', closedReason: null });
  });

  it('is lost in the field, whole', async () => {
    const { id } = await register();
    const body = { id: newId(), stage: 'field', cause: 'granizo', reason: 'granizó' };
    const part = await deed('lose', id, { ...body, grams: 10 });
    expect(part).toMatchObject({ status: 422, body: { code: 'lot.weigh_what_is_left' } });
    const all = await deed('lose', id, body);
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
    const { id } = await register({ bestBeforeOn: '2026-11-23' });
    await confirm(id, 1_000_000);
    await reserve(id, 400_000);
    const announced = await register({ bestBeforeOn: '2026-11-23' });
    await house.get(ExpireLots).onApplicationBootstrap();

    house.clock.set('2026-11-24T03:59:00Z');
    await house.drain();
    expect((await lot(id)).state).toBe('confirmed');

    house.clock.set('2026-11-24T04:00:00Z');
    await house.drain();
    expect(await lot(id)).toMatchObject({
      state: 'expired',
      availableGrams: 0,
      reservedGrams: 400_000,
      expiredGrams: 600_000,
    });
    expect((await lot(announced.id)).state).toBe('expired');
    expect(await told('lot.expired')).toHaveLength(2);

    await house.db.transaction((tx) =>
      house.get(StockBook).move(tx, [
        {
          id: newId(),
          lotId: id,
          kind: 'release',
          from: 'reserved',
          to: 'available',
          grams: 400_000,
          reason: 'declined',
          personId: null,
          eventTime: house.clock.now(),
        },
      ]),
    );
    expect(await lot(id)).toMatchObject({
      state: 'expired',
      availableGrams: 0,
      expiredGrams: 1_000_000,
    });
    expect(await house.get(StockAudit).stockDrift()).toEqual([]);
  });
});

async function lot(id: string) {
  const as = scene.producer.as;
  return (await house.request({ method: 'GET', url: `/v1/lots/${id}`, as })).body;
}
