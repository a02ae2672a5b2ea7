import { newId } from '#core/kernel';
import { aCommune, aSite, aSpokesperson } from '../factories';
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

describe('registering a lot', () => {
  it('announces packages at their nominal weight, and fills in what the rules know', async () => {
    const lot = await scene.register();
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
    expect(await scene.told('lot.registered')).toHaveLength(1);
  });

  it('counts whole packages when only kilos are said, and keeps both when both are', async () => {
    const kilos = await scene.register({ packages: undefined, grams: 1_010_000 });
    expect(kilos.body).toMatchObject({ announcedPackages: 50, announcedGrams: 1_010_000 });
    const both = await scene.register({ grams: 985_000 });
    expect(both.body).toMatchObject({ announcedPackages: 50, announcedGrams: 985_000 });
  });

  it('recognises what it was told before, even weeks later and with other ids case', async () => {
    const first = await scene.register();
    house.clock.set('2027-03-01T12:00:00Z');
    const again = await scene.register({}, first.id.toUpperCase());
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await scene.told('lot.registered')).toHaveLength(1);
    const other = await scene.register({ packages: 51 }, first.id);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
  });

  it('makes one lot of twins sent at once', async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => scene.register({}, id)));
    expect(answers.map((it) => it.status)).toEqual(Array(8).fill(200));
    expect(await scene.told('lot.registered')).toHaveLength(1);
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
    const lot = await scene.register(changes);
    expect(lot).toMatchObject({ status: 422, body: { code, fields: [{ field, code }] } });
    expect(lot.body.title).not.toBe(code);
    expect(await house.db.rows('SELECT id FROM lot')).toHaveLength(0);
  });

  it('takes no site of another commune', async () => {
    const other = await aSite(house, { communeId: (await aCommune(house)).id });
    const lot = await scene.register({ siteId: other.id });
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
    const lot = await scene.register(changes);
    expect(lot).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(lot.body.fields[0].field).toBe(field);
  });

  it('is for the producers of that very commune', async () => {
    const stranger = await aSpokesperson(
      house,
      'producer_spokesperson',
      (await aCommune(house)).id,
    );
    for (const as of [stranger.as, scene.people.weigher]) {
      const url = `/v1/lots/${newId()}`;
      const answer = await house.request({ method: 'PUT', url, as, body: scene.lotFacts() });
      expect(answer).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    }
  });
});
