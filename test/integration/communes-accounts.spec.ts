import { newId } from '#core/kernel';
import { DEMO_PASSWORD, FoundNetwork, Passwords } from '#features/communes';
import { aPerson } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';
import { cookieOf, openGuardedHouse, PASSWORD, signInsOf } from './communes-sign-ins';

let house: House;
beforeAll(async () => {
  house = await openGuardedHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const { anAccount, passwordHash, signIn } = signInsOf(() => house);

describe('one’s own account', () => {
  it('shows oneself, changes name and language', async () => {
    const { as, personId } = await anAccount();
    const me = await house.request({ as, method: 'GET', url: '/v1/people/me' });
    expect(me).toMatchObject({ status: 200, body: { id: personId, locale: 'es' } });
    const edited = await house.request({
      as,
      method: 'PATCH',
      url: '/v1/people/me',
      body: { locale: 'en' },
      headers: { 'if-match': String(me.headers.etag) },
    });
    expect(edited.body).toMatchObject({ locale: 'en', version: 2 });
    const refused = await house.request({ as, method: 'GET', url: `/v1/people/${newId()}` });
    expect(refused.body.title).toBe('That person does not exist, or you may not see them.');
  });

  it('changes the password, ends all other sessions, and bears being told twice', async () => {
    const { as, login } = await anAccount();
    const elsewhere = cookieOf(await signIn(login));
    const body = { currentPassword: PASSWORD, newPassword: 'otra-cosa-muy-larga' };
    const url = '/v1/people/me/change-password';
    for (let time = 1; time <= 2; time += 1) {
      const changed = await house.request({ as, method: 'POST', url, body });
      expect(changed).toMatchObject({ status: 200, body: { isChanged: true } });
    }
    expect((await house.request({ as, method: 'GET', url: '/v1/session' })).status).toBe(200);
    expect((await house.request({ as: elsewhere, method: 'GET', url: '/v1/session' })).status).toBe(
      401,
    );
    expect((await signIn(login)).status).toBe(401);
    expect((await signIn(login, body.newPassword)).status).toBe(200);
  });

  it('refuses a wrong current password, a short one, one with the login, and guessing', async () => {
    const { as, login } = await anAccount();
    const change = (currentPassword: string, newPassword: string): Promise<Answer> =>
      house.request({
        as,
        method: 'POST',
        url: '/v1/people/me/change-password',
        body: { currentPassword, newPassword },
      });
    const newPassword = 'otra-cosa-muy-larga';
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400 });
    expect(await change(PASSWORD, `mi-${login}-2026`)).toMatchObject({
      status: 422,
      body: { code: 'person.password_too_easy', fields: [{ field: 'newPassword' }] },
    });
    for (let guess = 1; guess <= 5; guess += 1) {
      expect(await change('wrong password', newPassword)).toMatchObject({
        status: 422,
        body: { code: 'person.password_wrong', fields: [{ field: 'currentPassword' }] },
      });
    }
    expect((await change(PASSWORD, newPassword)).status).toBe(429);
  });
});

describe('passwords', () => {
  it('are hashed as promised', async () => {
    expect(await passwordHash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are hashed in turn, and turned away when the queue is long', async () => {
    const passwords = house.get(Passwords);
    const many = await Promise.allSettled(Array.from({ length: 120 }, () => passwords.hash('x')));
    expect(many.filter((it) => it.status === 'fulfilled')).toHaveLength(104);
    expect((await passwords.hash('y')).length).toBeGreaterThan(0);
  });
});

describe('the beginning', () => {
  it('names a first liaison once', async () => {
    const founding = {
      name: 'Enlace',
      login: 'enlace',
      password: PASSWORD,
      act: 'Acta fundacional',
      body: 'Asamblea de la red',
    };
    await house.get(FoundNetwork).run(founding);
    const answer = await signIn('enlace');
    expect(answer.body.mandates).toMatchObject([{ role: 'network_liaison', communeId: null }]);
    await expect(house.get(FoundNetwork).run(founding)).rejects.toMatchObject({
      code: 'network.already_founded',
    });
  });

  it('shows demo sign-ins only in a demo', async () => {
    const shut = await house.request({ method: 'GET', url: '/v1/demo/sign-ins' });
    expect(shut).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
  });
});

describe('a demo', () => {
  it('tells with whom to sign in', async () => {
    const demo = await openHouse({ DEMO: 'true' });
    try {
      const person = await aPerson(demo, {
        mandates: [{ role: 'network_liaison', communeId: null }],
      });
      await aPerson(demo);
      const hash = await demo.get(Passwords).hash(DEMO_PASSWORD);
      await demo.db.rows('UPDATE person SET is_demo = true, password_hash = $2 WHERE id = $1', [
        person.personId,
        hash,
      ]);
      const list = await demo.request({ method: 'GET', url: '/v1/demo/sign-ins' });
      expect(list.body.items).toHaveLength(1);
      const { login, password, mandates } = list.body.items[0];
      expect(mandates[0].role).toBe('network_liaison');
      const body = { login, password };
      const answer = await demo.request({ method: 'POST', url: '/v1/session', body });
      expect(answer.status).toBe(200);
    } finally {
      await demo.close();
    }
  });
});
