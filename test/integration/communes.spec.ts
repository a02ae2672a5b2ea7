import { newId, type Role } from '#core/kernel';
import { ROAD_FACTOR_DEFAULT_PERMILLE, CommuneDirectory } from '#features/communes';
import { aCommune, aCouncil, aSite, aSpokesperson, CARACHE } from '../factories';
import { type Answer, type Call, type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const FACTS = { ...CARACHE, name: 'Comuna El Trigal', kind: 'rural' };

async function aLiaison() {
  return (await aSpokesperson(house, 'network_liaison', null)).as;
}

async function member(role: Role, communeId: string) {
  return (await aSpokesperson(house, role, communeId)).as;
}

type As = NonNullable<Call['as']>;

async function told(name: string): Promise<unknown[]> {
  return house.db.rows('SELECT payload FROM outbox_event WHERE name = $1', [name]);
}

describe('reference data', () => {
  it('knows every state and municipality', async () => {
    const states = await house.request({ method: 'GET', url: '/v1/states' });
    expect(states.body.items).toHaveLength(24);
    expect(states.body.items).toContainEqual({ code: 'VE-T', name: 'Trujillo' });

    const csv = await house.request({ method: 'GET', url: '/v1/municipalities/export.csv' });
    expect(csv.text.trim().split('\r\n')).toHaveLength(336);
  });

  it('finds a municipality without accents, page by page', async () => {
    const found = await house.request({
      method: 'GET',
      url: '/v1/municipalities?q=SIMON%20bolivar',
    });
    expect(found.body.items.length).toBeGreaterThan(1);

    const first = await house.request({
      method: 'GET',
      url: '/v1/municipalities?stateCode=VE-T&limit=15',
    });
    expect(first.body.items).toHaveLength(15);
    const rest = await house.request({
      method: 'GET',
      url: `/v1/municipalities?stateCode=VE-T&limit=15&after=${first.body.next}`,
    });
    expect(rest.body.items).toHaveLength(5);
    expect(rest.body.next).toBeNull();
  });

  it('stretches roads in the Andes more than elsewhere', async () => {
    const factors = await house.get(CommuneDirectory).roadFactors(house.db.read);
    expect(factors).toHaveLength(6);
    expect(factors.every((it) => it.permille === 1450)).toBe(true);
    expect(ROAD_FACTOR_DEFAULT_PERMILLE).toBe(1300);
  });
});

describe('the life of a commune', () => {
  it('is registered, verified by an act and active', async () => {
    const as = await aLiaison();
    const url = `/v1/communes/${newId()}`;

    const registered = await house.request({ as, method: 'PUT', url, body: FACTS });
    expect(registered.status).toBe(200);
    expect(registered.body).toMatchObject({ ...FACTS, state: 'registered', stateCode: 'VE-T' });
    expect(registered.headers.etag).toBe('"1"');

    const early = await house.request({ as, method: 'POST', url: `${url}/activate` });
    expect(early).toMatchObject({ status: 409, body: { code: 'commune.not_verified' } });

    const body = { act: 'Acta 7 del 2026' };
    const verified = await house.request({ as, method: 'POST', url: `${url}/verify`, body });
    expect(verified.body).toMatchObject({ state: 'verified', verifiedByAct: body.act });
    const active = await house.request({ as, method: 'POST', url: `${url}/activate` });
    expect(active.body.state).toBe('active');

    const again = await house.request({ as, method: 'POST', url: `${url}/activate` });
    expect(again.body).toEqual(active.body);
    const verifiedAgain = await house.request({ as, method: 'POST', url: `${url}/verify`, body });
    expect(verifiedAgain.body).toEqual(active.body);
    const other = { act: 'Acta 8' };
    const refused = await house.request({ as, method: 'POST', url: `${url}/verify`, body: other });
    expect(refused).toMatchObject({ status: 409, body: { code: 'commune.verified_by_other_act' } });

    for (const name of ['commune.registered', 'commune.verified', 'commune.activated']) {
      expect(await told(name)).toHaveLength(1);
    }
  });

  it('tells a repeated registration from another one under the same id', async () => {
    const as = await aLiaison();
    const url = `/v1/communes/${newId()}`;
    const first = await house.request({ as, method: 'PUT', url, body: FACTS });
    const second = await house.request({ as, method: 'PUT', url, body: FACTS });
    expect(second).toMatchObject({ status: 200, body: first.body });

    const other = await house.request({ as, method: 'PUT', url, body: { ...FACTS, name: 'Otra' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
  });

  it.each([
    [{ kind: 'galactic' }, 400, 'request.invalid', 'kind'],
    [{ latitude: 48.8 }, 400, 'request.invalid', 'latitude'],
    [{ longitude: '−70' }, 400, 'request.invalid', 'longitude'],
    [{ name: '' }, 400, 'request.invalid', 'name'],
    [{ unheardOf: 1 }, 400, 'request.invalid', 'unheardOf'],
    [{ municipalityCode: '9999' }, 422, 'municipality.unknown', 'municipalityCode'],
  ])('refuses %j by its field and writes nothing', async (fault, status, code, field) => {
    const as = await aLiaison();
    const url = `/v1/communes/${newId()}`;
    const answer = await house.request({ as, method: 'PUT', url, body: { ...FACTS, ...fault } });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.fields[0].field).toBe(field);
    expect(await house.db.rows('SELECT 1 FROM commune')).toHaveLength(0);
  });

  it('is edited by who has seen the present version, and by nobody else', async () => {
    const commune = await aCommune(house);
    const recorder = await member('assembly_recorder', commune.id);
    const url = `/v1/communes/${commune.id}`;
    const edit = (as: As, headers: Record<string, string>): Promise<Answer> =>
      house.request({ as, method: 'PATCH', url, body: { name: 'Nombre nuevo' }, headers });

    expect(await edit(recorder, {})).toMatchObject({ status: 428 });
    const edited = await edit(recorder, { 'if-match': '"1"' });
    expect(edited.body).toMatchObject({ name: 'Nombre nuevo', version: 2, isCoarse: false });
    expect(await edit(recorder, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'edit.stale' },
    });
    // It is active: the liaison has no say in it any more.
    expect(await edit(await aLiaison(), { 'if-match': '"2"' })).toMatchObject({ status: 403 });
    const foreigner = await member('assembly_recorder', (await aCommune(house)).id);
    expect(await edit(foreigner, { 'if-match': '"2"' })).toMatchObject({ status: 403 });
  });

  it('answers unknown and malformed ids with 404 and 400', async () => {
    const as = await aLiaison();
    for (const [id, status] of [
      [newId(), 404],
      ['nonsense', 400],
    ] as const) {
      const url = `/v1/communes/${id}`;
      expect((await house.request({ method: 'GET', url })).status).toBe(status);
      expect((await house.request({ as, method: 'POST', url: `${url}/activate` })).status).toBe(
        status,
      );
    }
  });
});

describe('the public directory', () => {
  it('shows strangers communes without people and only roughly where', async () => {
    const commune = await aCommune(house);
    await aCouncil(house, { communeId: commune.id, families: 40 });
    await aCouncil(house, { communeId: commune.id, families: 25 });

    const list = await house.request({ method: 'GET', url: '/v1/communes' });
    expect(list.body.items).toHaveLength(1);
    expect(list.body.items[0]).toMatchObject({
      latitude: 9.6,
      longitude: -70.2,
      isCoarse: true,
      councils: 2,
      families: 65,
    });
    const as = await member('driver', commune.id);
    const own = await house.request({ as, method: 'GET', url: `/v1/communes/${commune.id}` });
    expect(own.body).toMatchObject({ latitude: CARACHE.latitude, isCoarse: false });
    const stranger = await member('driver', (await aCommune(house)).id);
    const seen = await house.request({
      as: stranger,
      method: 'GET',
      url: `/v1/communes/${commune.id}`,
    });
    expect(seen.body.isCoarse).toBe(true);
  });

  it('filters by kind, state, municipality and name, and pages by key', async () => {
    for (let it = 0; it < 5; it += 1) await aCommune(house, { name: `Cumbe Ávila ${String(it)}` });
    await aCommune(house, { kind: 'urban', name: 'El Panal' });

    const count = async (query: string): Promise<number> =>
      (await house.request({ method: 'GET', url: `/v1/communes?${query}` })).body.items.length;
    expect(await count('kind=urban')).toBe(1);
    expect(await count('stateCode=VE-T')).toBe(5);
    expect(await count(`municipalityCode=0101`)).toBe(1);
    expect(await count('q=avila')).toBe(5);
    expect(await count('q=%25')).toBe(0);
    expect(await count('state=registered')).toBe(0);

    const seen: string[] = [];
    let after = '';
    do {
      const page = await house.request({ method: 'GET', url: `/v1/communes?limit=2${after}` });
      seen.push(...page.body.items.map((it: { id: string }) => it.id));
      after = page.body.next === null ? '' : `&after=${page.body.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(6);
    expect(seen).toEqual([...seen].sort());

    const csv = await house.request({ method: 'GET', url: '/v1/communes/export.csv?kind=rural' });
    expect(csv.text.trim().split('\r\n')).toHaveLength(6);
  });

  it.each(['limit=0', 'limit=1000', 'after=x', 'kind=x', 'nonsense=1'])(
    'refuses ?%s',
    async (query) => {
      const answer = await house.request({ method: 'GET', url: `/v1/communes?${query}` });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );
});

it('tells other features where a site lies and how many families a commune has', async () => {
  const directory = house.get(CommuneDirectory);
  const { id: communeId } = await aCommune(house);
  const site = await aSite(house, { communeId });
  await aCouncil(house, { communeId, families: 12 });

  expect(await directory.siteOf(house.db.read, site.id)).toMatchObject({
    siteId: site.id,
    communeId,
    stateCode: 'VE-T',
    kind: 'collection_centre',
    isActive: true,
  });
  expect(await directory.siteOf(house.db.read, newId())).toBeNull();
  expect(await directory.exists(house.db.read, communeId)).toBe(true);
  expect(await directory.exists(house.db.read, newId())).toBe(false);
  expect(await directory.familiesOf(house.db.read, communeId)).toBe(12);
});
