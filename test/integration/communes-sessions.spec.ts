import { newId } from '#core/kernel';
import { aMandate, aCommune, aPerson } from '../factories';
import type { House } from '../support/house';
import { cookieOf, openGuardedHouse, signInsOf } from './communes-sign-ins';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let house: House;
beforeAll(async () => {
  house = await openGuardedHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const { anAccount, signIn } = signInsOf(() => house);

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
