import { newId } from '#core/kernel';
import {
  aCommune,
  aDriver,
  aPerson,
  aSite,
  aSpokesperson,
  aVehicle,
  theProduct,
} from '../factories';
import { openHouse, type House } from '../support/house';
import { done } from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset());
afterAll(() => house.close());

async function aCoordination() {
  const commune = await aCommune(house);
  const base = await aSite(house, { communeId: commune.id, kind: 'vehicle_base' });
  const coordinator = await aSpokesperson(house, 'transport_coordinator', commune.id);
  return { commune, base, as: coordinator.as };
}

const aVehicleBody = (communeId: string, baseSiteId: string) => ({
  communeId,
  baseSiteId,
  plate: 'ab123cd',
  name: 'El Burro',
  capacityGrams: 5_000_000,
  capacityLitres: 20_000,
  capacityPackages: 400,
  fuel: 'diesel',
  fuelMlPerKm: 250,
  terrainMax: 'mountain',
});

describe('vehicles', () => {
  it('are told once, however often', async () => {
    const { commune, base, as } = await aCoordination();
    const url = `/v1/vehicles/${newId()}`;
    const body = aVehicleBody(commune.id, base.id);
    const first = await done(house, { method: 'PUT', url, as, body });
    expect(first).toMatchObject({ plate: 'AB123CD', state: 'active', shiftFromMinute: 300 });
    expect(await done(house, { method: 'PUT', url, as, body })).toEqual(first);
    const other = await house.request({
      method: 'PUT',
      url,
      as,
      body: { ...body, name: 'La Mula' },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    const twin = await house.request({ method: 'PUT', url: `/v1/vehicles/${newId()}`, as, body });
    expect(twin).toMatchObject({ status: 409, body: { code: 'vehicle.plate_taken' } });
  });

  it('are edited by whoever saw the latest version, and recognised afterwards', async () => {
    const { commune, base, as } = await aCoordination();
    const url = `/v1/vehicles/${newId()}`;
    const body = aVehicleBody(commune.id, base.id);
    await done(house, { method: 'PUT', url, as, body });
    const edit = { method: 'PATCH', url, as, body: { isLentToNetwork: true } } as const;
    expect(await house.request(edit)).toMatchObject({ status: 428 });
    const seen = { headers: { 'if-match': '"1"' } };
    expect(await house.request({ ...edit, ...seen })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { isLentToNetwork: true, name: 'El Burro' },
    });
    expect(await house.request({ ...edit, ...seen })).toMatchObject({
      status: 412,
      body: { code: 'edit.stale' },
    });
    expect(await done(house, { method: 'PUT', url, as, body })).toMatchObject({ version: 2 });
  });

  it('refuse a foreign base, a shift that ends before it begins, absurd figures', async () => {
    const { commune, base, as } = await aCoordination();
    const other = await aCoordination();
    const put = (facts: object) =>
      house.request({
        method: 'PUT',
        url: `/v1/vehicles/${newId()}`,
        as,
        body: { ...aVehicleBody(commune.id, base.id), ...facts },
      });
    expect(await put({ baseSiteId: other.base.id })).toMatchObject({
      status: 422,
      body: { code: 'vehicle.base_unknown', fields: [{ field: 'baseSiteId' }] },
    });
    expect(await put({ shiftFromMinute: 600, shiftToMinute: 600 })).toMatchObject({
      status: 422,
      body: { code: 'vehicle.shift_backwards' },
    });
    expect(await put({ capacityGrams: 10 ** 12 })).toMatchObject({ status: 400 });
    expect(await put({ capacityGrams: -1 })).toMatchObject({ status: 400 });
    expect(await put({ wings: 2 })).toMatchObject({ status: 400 });
    expect(await put({ communeId: other.commune.id })).toMatchObject({ status: 403 });
  });

  it('break, are repaired, and leave for good', async () => {
    const { commune, as } = await aCoordination();
    const vehicle = await aVehicle(house, { communeId: commune.id });
    const act = (verb: string) =>
      house.request({ method: 'POST', url: `/v1/vehicles/${vehicle.id}/${verb}`, as });
    expect((await act('break')).body).toMatchObject({ state: 'broken', version: 2 });
    expect((await act('break')).body).toMatchObject({ state: 'broken', version: 2 });
    expect((await act('repair')).body).toMatchObject({ state: 'active' });
    expect((await act('retire')).body).toMatchObject({ state: 'retired' });
    expect(await act('repair')).toMatchObject({ status: 409, body: { code: 'vehicle.retired' } });
  });

  it('are seen by other coordinators only while they are lent', async () => {
    const { commune, as } = await aCoordination();
    const stranger = await aCoordination();
    const own = await aVehicle(house, { communeId: commune.id });
    const lent = await aVehicle(house, { communeId: commune.id, isLentToNetwork: true });
    const look = (id: string) =>
      house.request({ method: 'GET', url: `/v1/vehicles/${id}`, as: stranger.as });
    expect((await look(own.id)).status).toBe(404);
    expect((await look(lent.id)).status).toBe(200);
    const list = `/v1/vehicles?communeId=${commune.id}`;
    expect((await house.request({ method: 'GET', url: list, as: stranger.as })).status).toBe(403);
    const network = await done(house, { method: 'GET', url: '/v1/vehicles', as: stranger.as });
    expect(network.items.map((it: any) => it.id)).toEqual([lent.id]);
    const csv = await house.request({ method: 'GET', url: list.replace('?', '/export.csv?'), as });
    expect(csv.text.trim().split('\r\n')).toHaveLength(3);
    const breaking = {
      method: 'POST',
      url: `/v1/vehicles/${lent.id}/break`,
      as: stranger.as,
    } as const;
    expect((await house.request(breaking)).status).toBe(403);
  });
});

describe('drivers', () => {
  it('need a mandate of the commune', async () => {
    const { commune, as } = await aCoordination();
    const nobody = await aPerson(house);
    const driver = await aPerson(house, { mandates: [{ role: 'driver', communeId: commune.id }] });
    const put = (personId: string) =>
      house.request({
        method: 'PUT',
        url: `/v1/drivers/${newId()}`,
        as,
        body: { communeId: commune.id, personId, licence: '5ta', licenceValidTo: '2027-01-01' },
      });
    expect(await put(nobody.personId)).toMatchObject({
      status: 422,
      body: { code: 'driver.no_mandate', fields: [{ field: 'personId' }] },
    });
    expect(await put(driver.personId)).toMatchObject({ status: 200, body: { hasMandate: true } });
    expect(await put(driver.personId)).toMatchObject({
      status: 409,
      body: { code: 'driver.already_registered' },
    });
  });

  it('renew their licence', async () => {
    const { commune, as } = await aCoordination();
    const { driverId } = await aDriver(house, commune.id);
    const answer = await house.request({
      method: 'PATCH',
      url: `/v1/drivers/${driverId}`,
      as,
      headers: { 'if-match': '"1"' },
      body: { licenceValidTo: '2031-01-01' },
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { licenceValidTo: '2031-01-01', version: 2 },
    });
  });
});

describe('permits', () => {
  it('name only what exists, and are revoked once', async () => {
    const { commune, as } = await aCoordination();
    const product = await theProduct(house);
    const url = `/v1/transport-permits/${newId()}`;
    const body = {
      communeId: commune.id,
      kind: 'waiver',
      number: 'E-1',
      productIds: [product.id],
      gramsMax: 3_000_000,
      fromStateCode: 'VE-ZZ',
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
      issuedBy: 'Gobernación',
    };
    const refused = await house.request({ method: 'PUT', url, as, body });
    expect(refused).toMatchObject({ status: 422, body: { code: 'permit.state_unknown' } });
    const { fromStateCode: _, ...valid } = body;
    const backwards = { ...valid, validTo: '2026-10-01' };
    expect(await house.request({ method: 'PUT', url, as, body: backwards })).toMatchObject({
      status: 422,
      body: { code: 'permit.dates_backwards' },
    });
    await done(house, { method: 'PUT', url, as, body: valid });
    const told = await done(house, { method: 'PUT', url, as, body: valid });
    expect(told).toMatchObject({ kind: 'waiver', usedGrams: 0, isRevoked: false, version: 1 });
    const revoke = { method: 'POST', url: `${url}/revoke`, as } as const;
    expect(await done(house, revoke)).toMatchObject({ isRevoked: true, version: 2 });
    expect(await done(house, revoke)).toMatchObject({ isRevoked: true, version: 2 });
  });
});

describe('fuel', () => {
  it('is corrected by entries, never below nothing, never cut below what was burnt', async () => {
    const { commune, as } = await aCoordination();
    const quotaId = newId();
    const url = `/v1/fuel-quotas/${quotaId}`;
    const body = {
      communeId: commune.id,
      fuel: 'diesel',
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
      grantedMl: 100_000,
      source: 'PDVSA',
    };
    await done(house, { method: 'PUT', url, as, body });
    const correct = (ml: number, id = newId()) =>
      house.request({
        method: 'PUT',
        url: `/v1/fuel-entries/${id}`,
        as,
        body: { quotaId, ml, reason: 'bomba', eventTime: '2026-11-22T13:00:00Z' },
      });
    const id = newId();
    expect((await correct(40_000, id)).status).toBe(200);
    expect((await correct(40_000, id)).status).toBe(200);
    expect(await correct(41_000, id)).toMatchObject({ status: 409 });
    expect(await correct(-50_000)).toMatchObject({
      status: 422,
      body: { code: 'fuel_quota.below_nothing' },
    });
    expect(await done(house, { method: 'GET', url, as })).toMatchObject({
      usedMl: 40_000,
      leftMl: 60_000,
    });
    const cut = await house.request({
      method: 'PATCH',
      url,
      as,
      headers: { 'if-match': '"1"' },
      body: { grantedMl: 30_000 },
    });
    expect(cut).toMatchObject({ status: 422, body: { code: 'fuel_quota.below_used' } });
    await expect(house.db.rows('UPDATE fuel_entry SET ml = 1')).rejects.toThrow('append-only');
  });

  it('does not come from the future', async () => {
    const { commune, as } = await aCoordination();
    const answer = await house.request({
      method: 'PUT',
      url: `/v1/fuel-entries/${newId()}`,
      as,
      body: { quotaId: commune.id, ml: 1, reason: 'x', eventTime: '2026-11-22T14:11:00Z' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'event.in_the_future' } });
  });
});
