import { newId, type Role } from '#core/kernel';
import { aCommune, aPerson, aSite, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

async function aLiaison() {
  return (await aSpokesperson(house, 'network_liaison', null)).as;
}

async function member(role: Role, communeId: string) {
  return (await aSpokesperson(house, role, communeId)).as;
}

const NOUNS = [
  {
    path: 'councils',
    noun: 'council',
    facts: { name: 'Consejo La Cuchilla', families: 38 },
    edit: { families: 41 },
    fault: { families: -1 },
  },
  {
    path: 'sites',
    noun: 'site',
    facts: {
      kind: 'collection_centre',
      name: 'Acopio El Páramo',
      latitude: 9.6,
      longitude: -70.2,
      opensMinute: 300,
      closesMinute: 1020,
      hasColdRoom: true,
      storageGrams: 20_000_000,
      terrain: 'mountain',
    },
    edit: { terrain: 'dirt', isActive: false },
    fault: { storageGrams: 1.5 },
  },
  {
    path: 'productive-orgs',
    noun: 'productive_org',
    facts: { kind: 'upf', name: 'Familia de prueba' },
    edit: { isActive: false },
    fault: { name: 5 },
  },
];

describe.each(NOUNS)('$path', ({ path, noun, facts, edit, fault }) => {
  it('are entered once, read, listed, exported and edited', async () => {
    const { id: communeId } = await aCommune(house);
    const as = await member('assembly_recorder', communeId);
    const url = `/v1/${path}/${newId()}`;
    const body = { ...facts, communeId };

    const entered = await house.request({ as, method: 'PUT', url, body });
    expect(entered).toMatchObject({ status: 200, body: { ...facts, communeId, version: 1 } });
    expect((await house.request({ as, method: 'PUT', url, body })).body).toEqual(entered.body);
    const other = await house.request({ as, method: 'PUT', url, body: { ...body, name: 'Otro' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });

    const headers = { 'if-match': '"1"' };
    const edited = await house.request({ as, method: 'PATCH', url, body: edit, headers });
    expect(edited).toMatchObject({ status: 200, body: { ...edit, version: 2 } });
    const stale = await house.request({ as, method: 'PATCH', url, body: edit, headers });
    expect(stale).toMatchObject({ status: 412, body: { code: 'edit.stale' } });

    const list = await house.request({
      as,
      method: 'GET',
      url: `/v1/${path}?communeId=${communeId}`,
    });
    expect(list.body).toEqual({ items: [edited.body], next: null });
    const csv = await house.request({
      as,
      method: 'GET',
      url: `/v1/${path}/export.csv?communeId=${communeId}`,
    });
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
    expect((await house.request({ as, method: 'GET', url })).body).toEqual(edited.body);
  });

  it('are nobody else’s to read or write', async () => {
    const { id: communeId } = await aCommune(house);
    const recorder = await member('assembly_recorder', communeId);
    const url = `/v1/${path}/${newId()}`;
    const body = { ...facts, communeId };
    await house.request({ as: recorder, method: 'PUT', url, body });
    const headers = { 'if-match': '"1"' };

    const foreigner = await member('assembly_recorder', (await aCommune(house)).id);
    for (const as of [foreigner, await aLiaison(), (await aPerson(house)).as]) {
      expect((await house.request({ as, method: 'GET', url })).body.code).toBe(`${noun}.not_found`);
      const listed = { as, method: 'GET', url: `/v1/${path}?communeId=${communeId}` } as const;
      expect((await house.request(listed)).status).toBe(403);
      expect(
        (await house.request({ ...listed, url: `/v1/${path}/export.csv?communeId=${communeId}` }))
          .status,
      ).toBe(403);
      const patched = await house.request({ as, method: 'PATCH', url, body: edit, headers });
      expect(patched.status).toBe(404);
      const put = { as, method: 'PUT', url: `/v1/${path}/${newId()}`, body } as const;
      expect((await house.request(put)).status).toBe(403);
    }
    const reader = await member('comptroller', communeId);
    expect((await house.request({ as: reader, method: 'GET', url })).status).toBe(200);
    const patched = await house.request({ as: reader, method: 'PATCH', url, body: edit, headers });
    expect(patched.status).toBe(403);
    expect((await house.request({ method: 'GET', url })).status).toBe(401);
  });

  it('refuse bad input by its field', async () => {
    const { id: communeId } = await aCommune(house);
    const as = await member('assembly_recorder', communeId);
    const url = `/v1/${path}/${newId()}`;
    const body = { ...facts, communeId, ...fault };
    const answer = await house.request({ as, method: 'PUT', url, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.fields[0].field).toBe(Object.keys(fault)[0]);
    expect((await house.request({ as, method: 'GET', url })).status).toBe(404);
    expect((await house.request({ as, method: 'GET', url: `/v1/${path}/x` })).status).toBe(400);
    expect((await house.request({ as, method: 'GET', url: `/v1/${path}` })).status).toBe(400);
  });
});

it('refuses a site that closes before it opens, also by an edit', async () => {
  const { id: communeId } = await aCommune(house);
  const as = await member('assembly_recorder', communeId);
  const site = await aSite(house, { communeId });
  const body = { communeId, kind: 'vehicle_base', name: 'Base', latitude: 9.6, longitude: -70.2 };
  const put = await house.request({
    as,
    method: 'PUT',
    url: `/v1/sites/${newId()}`,
    body: { ...body, opensMinute: 900, closesMinute: 300 },
  });
  expect(put).toMatchObject({ status: 422, body: { code: 'site.hours_reversed' } });
  const patched = await house.request({
    as,
    method: 'PATCH',
    url: `/v1/sites/${site.id}`,
    body: { closesMinute: 100 },
    headers: { 'if-match': '"1"' },
  });
  expect(patched).toMatchObject({ status: 422, body: { code: 'site.hours_reversed' } });
});

it('knows the kinds of producers, and refuses others', async () => {
  const { id: communeId } = await aCommune(house);
  const as = await member('assembly_recorder', communeId);
  const kinds = await house.request({ as, method: 'GET', url: '/v1/productive-orgs/kinds' });
  expect(kinds.body.items.map((it: { code: string }) => it.code)).toEqual([
    'epsdc',
    'epsic',
    'gis',
    'upf',
  ]);
  const url = `/v1/productive-orgs/${newId()}`;
  const body = { communeId, kind: 'latifundio', name: 'Hacienda' };
  const answer = await house.request({ as, method: 'PUT', url, body });
  expect(answer).toMatchObject({ status: 422, body: { code: 'productive_org.kind_unknown' } });
});
