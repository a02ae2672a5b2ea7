import { newId } from '#core/kernel';
import { aCommune, aSpokesperson } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

async function aLiaison() {
  return (await aSpokesperson(house, 'network_liaison', null)).as;
}

async function recorderOf(communeId: string) {
  return (await aSpokesperson(house, 'assembly_recorder', communeId)).as;
}

describe('registering people', () => {
  const FACTS = { name: 'María Pérez', login: 'maria.perez', password: 'una-clave-inicial' };

  it('lets them sign in with the first password', async () => {
    const as = await recorderOf((await aCommune(house)).id);
    const url = `/v1/people/${newId()}`;
    const registered = await house.request({ as, method: 'PUT', url, body: FACTS });
    expect(registered.status).toBe(200);
    expect(registered.body).toMatchObject({ login: FACTS.login, locale: 'es', version: 1 });
    expect(registered.text).not.toContain('argon2');

    const again = { ...FACTS, password: 'otra-clave-distinta' };
    expect((await house.request({ as, method: 'PUT', url, body: again })).body).toEqual(
      registered.body,
    );
    const { login, password } = FACTS;
    const signedIn = await house.request({
      method: 'POST',
      url: '/v1/session',
      body: { login, password },
    });
    expect(signedIn).toMatchObject({ status: 200, body: { mandates: [] } });
  });

  it('refuses a taken login, other facts, an easy password and bad forms', async () => {
    const as = await aLiaison();
    const id = newId();
    const put = (facts: object, under = id): Promise<Answer> =>
      house.request({
        as,
        method: 'PUT',
        url: `/v1/people/${under}`,
        body: { ...FACTS, ...facts },
      });
    expect((await put({})).status).toBe(200);
    expect(await put({}, newId())).toMatchObject({
      status: 409,
      body: { code: 'person.login_taken', fields: [{ field: 'login' }] },
    });
    expect(await put({ name: 'Otra' })).toMatchObject({
      status: 409,
      body: { code: 'id.used_with_other_facts' },
    });
    expect(await put({ login: 'pedro', password: 'soy-pedro-2026' }, newId())).toMatchObject({
      status: 422,
      body: { code: 'person.password_too_easy' },
    });
    for (const bad of [
      { login: 'MAY' },
      { login: 'a b c' },
      { password: 'corta' },
      { locale: 'fr' },
    ]) {
      expect(await put(bad, newId())).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    }
  });

  it('is for recorders and liaisons; the person is shown to whom it concerns', async () => {
    const { id: communeId } = await aCommune(house);
    const spokesperson = await aSpokesperson(house, 'producer_spokesperson', communeId);
    const url = `/v1/people/${newId()}`;
    const refused = await house.request({ as: spokesperson.as, method: 'PUT', url, body: FACTS });
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });

    const recorder = await recorderOf(communeId);
    const foreigner = await recorderOf((await aCommune(house)).id);
    const one = `/v1/people/${spokesperson.personId}`;
    expect((await house.request({ as: recorder, method: 'GET', url: one })).status).toBe(200);
    expect((await house.request({ as: foreigner, method: 'GET', url: one })).status).toBe(404);

    const list = `/v1/people?communeId=${communeId}`;
    const people = await house.request({ as: recorder, method: 'GET', url: list });
    expect(people.body.items).toHaveLength(2);
    expect((await house.request({ as: foreigner, method: 'GET', url: list })).status).toBe(403);
    const csv = list.replace('?', '/export.csv?');
    expect((await house.request({ as: recorder, method: 'GET', url: csv })).status).toBe(200);

    const byLogin = `/v1/people?login=${spokesperson.login}`;
    const found = await house.request({ as: foreigner, method: 'GET', url: byLogin });
    expect(found.body.items).toHaveLength(1);
    expect((await house.request({ as: spokesperson.as, method: 'GET', url: byLogin })).status).toBe(
      403,
    );
    const open = await house.request({ as: recorder, method: 'GET', url: '/v1/people' });
    expect(open).toMatchObject({ status: 400, body: { code: 'person.filter_missing' } });
  });
});
