import { type House, openHouse } from '../support/house';

describe('the house', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });

  it('answers that it lives', async () => {
    const answer = await house.request({ method: 'GET', url: '/health/live' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'live' } });
  });

  it('is not ready while no worker serves the queues', async () => {
    const answer = await house.request({ method: 'GET', url: '/health/ready' });
    expect(answer).toMatchObject({ status: 503, body: { database: 'up', workers: 'down' } });
  });

  it('answers an unknown address with problem details in the language asked for', async () => {
    const answer = await house.request({
      method: 'GET',
      url: '/v1/nowhere',
      headers: { 'accept-language': 'en' },
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      status: 404,
      code: 'route.not_found',
      title: 'There is nothing at that address.',
    });
  });
});

describe('bytes that are no good request', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });

  const send = async (payload: string, type = 'application/json') =>
    house.request({
      method: 'POST',
      url: '/v1/session',
      body: payload,
      headers: { 'content-type': type },
    });

  it.each([
    ['broken JSON', '{"login":', 'application/json', 400, 'body.malformed'],
    ['an empty body', '', 'application/json', 400, 'body.malformed'],
    ['an unknown type', '<login/>', 'application/xml', 415, 'content_type.unsupported'],
    ['a poisoned prototype', '{"__proto__": {"x": 1}}', 'application/json', 400, 'body.malformed'],
    [
      'a body that is too large',
      JSON.stringify({ login: 'x'.repeat(70_000) }),
      'application/json',
      413,
      'body.too_large',
    ],
    [
      'JSON that is too deep',
      `${'['.repeat(50)}${']'.repeat(50)}`,
      'application/json',
      400,
      'body.too_deep',
    ],
  ])('%s is refused with a stable code', async (_what, payload, type, status, code) => {
    const answer = await send(payload, type);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
  });
});

describe('the address of whoever asks', () => {
  it.each([
    ['0', '127.0.0.1'],
    ['1', '203.0.113.7'],
  ])('with %s trusted proxies is %s', async (trusted, address) => {
    const house = await openHouse({ TRUSTED_PROXIES: trusted });
    await house.request({
      method: 'POST',
      url: '/v1/session',
      body: { login: 'nobody', password: 'no password at all' },
      headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' },
    });
    const seen = await house.db.rows('SELECT address FROM sign_in_attempt');
    await house.close();
    expect(seen).toEqual([{ address }]);
  });
});
