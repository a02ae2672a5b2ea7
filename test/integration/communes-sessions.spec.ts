import { newId } from '#core/kernel';
import { DEMO_PASSWORD, FoundNetwork, Passwords } from '#features/communes';
import { aMandate, aCommune, aPerson } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';

const PASSWORD = 'siembra-y-cosecha';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let house: House;
let passwordHash: string;
beforeAll(async () => {
  house = await openHouse({ SIGN_IN_ATTEMPTS_PER_HOUR_MAX: '5' });
  passwordHash = await house.get(Passwords).hash(PASSWORD);
});
afterAll(() => house.close());
beforeEach(() => house.reset());

async function anAccount() {
  const person = await aPerson(house);
  await house.db.rows('UPDATE person SET password_hash = $2 WHERE id = $1', [
    person.personId,
    passwordHash,
  ]);
  return person;
}

async function signIn(login: string, password = PASSWORD): Promise<Answer> {
  return house.request({ method: 'POST', url: '/v1/session', body: { login, password } });
}

function cookieOf(answer: Answer): { cookie: string } {
  const [cookie] = [answer.headers['set-cookie'] ?? ''].flat();
  return { cookie: cookie?.split(';')[0] ?? '' };
}

describe('signing in', () => {
  it('opens a session with an opaque token of which only the hash is kept', async () => {
    const { login, personId } = await anAccount();
    const communeId = (await aCommune(house, { name: 'El Maizal' })).id;
    await aMandate(house, { personId, role: 'assembly_recorder', communeId });

    const answer = await signIn(login.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { id: personId, login, locale: 'es', version: 1 },
      mandates: [{ role: 'assembly_recorder', communeId, communeName: 'El Maizal' }],
    });
    const [header] = [answer.headers['set-cookie'] ?? ''].flat();
    expect(header).toMatch(/HttpOnly/i);
    expect(header).toMatch(/SameSite=Strict/i);

    const as = cookieOf(answer);
    const token = as.cookie.slice('cayapa='.length);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const kept = await house.db.rows<{ hash: string }>(
      `SELECT encode(token_hash, 'hex') AS hash FROM session WHERE person_id = $1`,
      [personId],
    );
    expect(kept.map((it) => it.hash)).not.toContain(
      Buffer.from(token, 'base64url').toString('hex'),
    );
    expect((await house.request({ as, method: 'GET', url: '/v1/session' })).body).toEqual(
      answer.body,
    );
  });

  it('ends with signing out, which may be said twice', async () => {
    const { login } = await anAccount();
    const as = cookieOf(await signIn(login));
    for (let time = 1; time <= 2; time += 1) {
      const out = await house.request({ as, method: 'DELETE', url: '/v1/session' });
      expect(out).toMatchObject({ status: 200, body: { isSignedOut: true } });
    }
    const after = await house.request({ as, method: 'GET', url: '/v1/session' });
    expect(after).toMatchObject({ status: 401, body: { code: 'session.missing' } });
  });

  it('ends by itself after its days', async () => {
    const { login } = await anAccount();
    const as = cookieOf(await signIn(login));
    house.clock.advance(house.config.sessionDays * DAY_MS - 1);
    expect((await house.request({ as, method: 'GET', url: '/v1/session' })).status).toBe(200);
    house.clock.advance(1);
    expect((await house.request({ as, method: 'GET', url: '/v1/session' })).status).toBe(401);
  });

  it('refuses wrong passwords, unknown logins and accounts without a password alike', async () => {
    const { login } = await anAccount();
    const shut = await aPerson(house);
    const answers = [
      await signIn(login, 'not the password'),
      await signIn('nobody.here'),
      await signIn(shut.login),
    ];
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body.code).toBe('sign_in.refused');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('takes about as long for strangers as for accounts', async () => {
    const { login } = await anAccount();
    const timed = async (name: string): Promise<number> => {
      const began = performance.now();
      await signIn(name, 'a wrong password');
      return performance.now() - began;
    };
    await timed('warm.up');
    const [known, unknown] = [await timed(login), await timed('nobody.here')];
    expect(unknown).toBeGreaterThan(known / 5);
  });

  it.each([{}, { login: 5, password: 'x' }, { login: 'x', password: '' }, { login: 'x' }])(
    'refuses the form %j',
    async (body) => {
      const answer = await house.request({ method: 'POST', url: '/v1/session', body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );
});

describe('guessing', () => {
  it('is stopped by account after five wrong passwords in an hour, all at once or not', async () => {
    const { login } = await anAccount();
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, it) => signIn(login, `guess number ${String(it)}`)),
    );
    expect(guesses.filter((it) => it.status === 401)).toHaveLength(5);
    expect(guesses.filter((it) => it.status === 429)).toHaveLength(15);

    const right = await signIn(login);
    expect(right).toMatchObject({ status: 429, body: { code: 'sign_in.too_many' } });
    const other = await anAccount();
    expect((await signIn(other.login)).status).toBe(200);

    house.clock.advance(HOUR_MS);
    expect((await signIn(login)).status).toBe(200);
  });

  it('does not count right passwords, and forgets attempts when their hour is over', async () => {
    const { login } = await anAccount();
    for (let time = 1; time <= 8; time += 1) expect((await signIn(login)).status).toBe(200);
    expect(await house.db.rows('SELECT 1 FROM sign_in_attempt')).toHaveLength(0);

    await signIn(login, 'wrong password');
    house.clock.advance(HOUR_MS);
    await signIn(login);
    expect(await house.db.rows('SELECT 1 FROM sign_in_attempt')).toHaveLength(0);
  });

  it('is stopped by address only after many accounts', async () => {
    await house.db.rows(
      `INSERT INTO sign_in_attempt (id, login, address, tried_at)
       SELECT gen_random_uuid(), 'login' || n, '127.0.0.1', $1 FROM generate_series(1, 249) AS n`,
      [house.clock.now()],
    );
    const { login } = await anAccount();
    expect((await signIn(login)).status).toBe(200);
    expect((await signIn('somebody', 'wrong password')).status).toBe(401);
    expect((await signIn(login)).status).toBe(429);
  });
});

describe('mandates count while they are in force', () => {
  it('from their first day to their last, in Caracas', async () => {
    const person = await aPerson(house);
    const { id: communeId } = await aCommune(house);
    const facts = { personId: person.personId, role: 'driver', communeId } as const;
    await house.db.rows(
      `INSERT INTO mandate (id, person_id, commune_id, role, body, act, from_on, to_on)
       VALUES ($1, $2, $3, $4, 'b', 'a', '2026-11-23', '2026-11-24')`,
      [newId(), facts.personId, communeId, facts.role],
    );
    const mayRead = async (at: string): Promise<boolean> => {
      house.clock.set(at);
      const url = `/v1/sites?communeId=${communeId}`;
      return (await house.request({ as: person.as, method: 'GET', url })).status === 200;
    };
    expect(await mayRead('2026-11-23T03:59:59Z')).toBe(false); // 23:59:59 of the 22nd in Caracas
    expect(await mayRead('2026-11-23T04:00:00Z')).toBe(true);
    expect(await mayRead('2026-11-25T03:59:59Z')).toBe(true);
    expect(await mayRead('2026-11-25T04:00:00Z')).toBe(false);
  });
});

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
  it('are hashed as promised', () => {
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
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
