import { type Answer, type House, openHouse } from '../support/house';
import { openGuardedHouse, PASSWORD, signInsOf } from './communes-sign-ins';

/** A phone that several members share: it keeps and sends cookies as a browser does. */
class Phone {
  private readonly jar = new Map<string, string>();

  constructor(private readonly house: House) {}

  async ask(method: 'GET' | 'POST' | 'DELETE', member?: string, body?: unknown): Promise<Answer> {
    const answer = await this.house.request({
      ...{ method, url: '/v1/session', body },
      headers: {
        cookie: [...this.jar].map((it) => it.join('=')).join('; '),
        ...(member !== undefined && { 'x-cayapa-member': member }),
      },
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (/Max-Age=0/.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  signIn(login: string, member?: string): Promise<Answer> {
    return this.ask('POST', member, { login, password: PASSWORD });
  }

  async who(member?: string): Promise<string | number> {
    const { status, body } = await this.ask('GET', member);
    return status === 200 ? String(body.person.id) : status;
  }

  cookies(): string[] {
    return [...this.jar.keys()].sort();
  }

  put(name: string, value: string): void {
    this.jar.set(name, value);
  }

  cookie(name: string): string {
    return this.jar.get(name) ?? '';
  }
}

let house: House;
beforeAll(async () => {
  house = await openGuardedHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

const { anAccount, signIn } = signInsOf(() => house);

/** Besides the one that every account is made with. */
async function sessionsOpened(): Promise<number> {
  const [row] = await house.db.rows<{ opened: number }>(
    'SELECT (SELECT count(*) FROM session) - (SELECT count(*) FROM person) AS opened',
  );
  return row?.opened ?? -1;
}

async function twoOnOnePhone() {
  const [ana, luis] = [await anAccount(), await anAccount()];
  const phone = new Phone(house);
  await phone.signIn(ana.login);
  await phone.signIn(luis.login);
  return { phone, ana, luis };
}

describe('members who share a phone', () => {
  it('keep their sessions side by side; without a name, the last one counts', async () => {
    const { phone, ana, luis } = await twoOnOnePhone();
    expect(await phone.who(ana.personId)).toBe(ana.personId);
    expect(await phone.who(luis.personId)).toBe(luis.personId);
    expect(await phone.who(luis.personId.toUpperCase())).toBe(luis.personId);
    expect(await phone.who()).toBe(luis.personId);
    expect(await sessionsOpened()).toBe(2);
  });

  it('sign out one by one, with the usual session when it is theirs', async () => {
    const { phone, ana, luis } = await twoOnOnePhone();
    const out = await phone.ask('DELETE', ana.personId);
    expect(out).toMatchObject({ status: 200, body: { isSignedOut: true } });
    expect(phone.cookies()).toEqual(['cayapa', `cayapa-${luis.personId}`]);
    expect([await phone.who(ana.personId), await phone.who(luis.personId)]).toEqual([
      401,
      luis.personId,
    ]);

    await phone.ask('DELETE', luis.personId);
    expect(phone.cookies()).toEqual([]);
    expect(await sessionsOpened()).toBe(0);
  });

  it('lose the usual session and its member’s with a sign-out that names nobody', async () => {
    const { phone, ana } = await twoOnOnePhone();
    await phone.ask('DELETE');
    expect(phone.cookies()).toEqual([`cayapa-${ana.personId}`]);
    expect(await phone.who(ana.personId)).toBe(ana.personId);
  });

  it('have one session each, however often they sign in', async () => {
    const { phone, ana, luis } = await twoOnOnePhone();
    await phone.signIn(ana.login, luis.personId);
    await phone.signIn(ana.login);
    expect(await sessionsOpened()).toBe(2);
    expect([await phone.who(), await phone.who(luis.personId)]).toEqual([
      ana.personId,
      luis.personId,
    ]);
  });

  it('end a usual session that no member of the phone goes on with', async () => {
    const { login } = await anAccount();
    const usual = new Phone(house);
    usual.put(
      'cayapa',
      /cayapa=([^;]+)/.exec(String((await signIn(login)).headers['set-cookie']))![1]!,
    );
    const other = await anAccount();
    await usual.signIn(other.login);
    expect(await sessionsOpened()).toBe(1);
  });
});

describe('a name in the header', () => {
  it('opens nothing to a stranger, nor does it fall back to the usual session', async () => {
    const { phone, ana } = await twoOnOnePhone();
    expect(await new Phone(house).who(ana.personId)).toBe(401);
    const stranger = await anAccount();
    for (const name of [stranger.personId, 'cayapa', '', '../cayapa', `${ana.personId}; x`]) {
      expect(await phone.who(name)).toBe(401);
    }
  });

  it('opens nothing by a cookie that holds the session of somebody else', async () => {
    const { phone, ana, luis } = await twoOnOnePhone();
    const stranger = await anAccount();
    phone.put(`cayapa-${stranger.personId}`, phone.cookie(`cayapa-${ana.personId}`));
    phone.put(`cayapa-${ana.personId}`, phone.cookie(`cayapa-${luis.personId}`));
    expect(await phone.who(stranger.personId)).toBe(401);
    expect(await phone.who(ana.personId)).toBe(401);
  });

  it('is not taken from the address of an ordinary request', async () => {
    const { ana, luis } = await twoOnOnePhone();
    const as = { cookie: `cayapa-${ana.personId}=x; cayapa-${luis.personId}=y` };
    const url = `/v1/session?member=${ana.personId}`;
    expect((await house.request({ as, method: 'GET', url })).status).toBe(401);
  });
});

it('names cookies by the host alone where the address is https', async () => {
  const secure = await openHouse({ PUBLIC_URL: 'https://cayapa.example.org' });
  const account = await signInsOf(() => secure).anAccount();
  const answer = await new Phone(secure).signIn(account.login);
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  expect(lines.map((it) => it.split('=')[0])).toEqual([
    '__Host-cayapa',
    `__Host-cayapa-${account.personId}`,
  ]);
  for (const line of lines) expect(line).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  await secure.close();
});
