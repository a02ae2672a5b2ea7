import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readConfig } from '#platform/config';
import { VERSION } from '#platform/version';
import packageJson from '../../package.json';
import { type Answer, type House, openHouse } from '../support/house';

const PAGE = '<!doctype html><title>Cayapa</title>';
const SCRIPT = 'export const cayapa = 1;\n'.repeat(50);
const TILES = 'https://{s}.tiles.example.org/{z}/{x}/{y}.png';

const folder = mkdtempSync(join(tmpdir(), 'cayapa-web-'));
const web = join(folder, 'dist');
let house: House;
let port: number;
beforeAll(async () => {
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not of the app');
  writeFileSync(join(web, '.hidden'), 'not of the app');
  writeFileSync(join(web, 'index.html'), PAGE);
  writeFileSync(join(web, 'sw.js'), 'self.addEventListener("fetch", () => {});');
  writeFileSync(join(web, 'manifest.webmanifest'), '{"name":"Cayapa"}');
  writeFileSync(join(web, 'assets', 'app-1a2b.js'), SCRIPT);
  writeFileSync(join(web, 'assets', 'app-1a2b.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(web, 'assets', 'app-1a2b.js.gz'), gzipSync(SCRIPT));
  house = await openHouse({ WEB_FOLDER: web, MAP_TILES_URL: TILES, MAP_ATTRIBUTION: '© mapas' });
  await house.app.listen(0, '127.0.0.1');
  port = Number(new URL(await house.app.getUrl()).port);
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  house.request({ method: 'GET', url, headers });
const page = (url: string): Promise<Answer> => get(url, { accept: 'text/html,*/*;q=0.8' });

describe('the built app', () => {
  it.each(['/', '/index.html', '/cosechas', '/pedido/0190?x=1', '/lots/a.b/c', '/v1x'])(
    'answers its page at %s',
    async (url) => {
      const { status, text, headers } = await page(url);
      expect({ status, text }).toEqual({ status: 200, text: PAGE });
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
    },
  );

  it.each([
    ['/sw.js', 'application/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
    [
      '/assets/app-1a2b.js',
      'application/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
  ])('serves %s', async (url, type, keeping) => {
    const { status, headers } = await get(url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': keeping });
    const again = await get(url, { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
  });

  it('serves what was compressed before to whoever takes it', async () => {
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ]) {
      const { headers } = await get('/assets/app-1a2b.js', { 'accept-encoding': accepted! });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['vary']).toMatch(/accept-encoding/i);
      expect(headers['content-type']).toBe('application/javascript; charset=utf-8');
    }
  });

  it('answers HEAD, and nothing but GET and HEAD', async () => {
    const head = await house.app.inject({ method: 'HEAD', url: '/sw.js' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const post = await house.request({ method: 'POST', url: '/cosechas', body: {} });
    expect(post).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
  });

  it.each(['/v1/nothing', '/v1', '/health/x', '/hooks/x', '/docs.html/x'])(
    'is not in the way of %s',
    async (url) => {
      const answer = await page(url);
      const isApi = !url.startsWith('/docs.html');
      expect(answer.status).toBe(isApi ? 404 : 200);
      if (isApi) expect(answer.body).toMatchObject({ code: 'route.not_found', status: 404 });
    },
  );

  it.each(['/assets/app-0000.js', '/assets/', '/icon.png', '/assets'])(
    'has no file at %s, and says so to whoever asks for one',
    async (url) => {
      const answer = await get(url, { accept: '*/*' });
      expect(answer).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
    },
  );

  it('answers no page in place of an asset that is gone', async () => {
    expect((await page('/assets/app-0000.js')).status).toBe(404);
  });
});

describe('what is not of the app', () => {
  /** As the bytes say it: a client library would tidy the address up. */
  const raw = (path: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      request({ port, path, host: '127.0.0.1' }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end();
    });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '//../secret.txt',
    '/./secret.txt',
    '/.hidden',
    '/%00',
    '/sw.js%00.html',
    `/${join(folder, 'secret.txt')}`,
  ])('is not found at %s', async (path) => {
    const { status, text } = await raw(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch('not of the app');
    expect(JSON.parse(text)).toMatchObject({ status });
  });
});

describe('headers', () => {
  const policyOf = ({ headers }: Answer): Record<string, string> =>
    Object.fromEntries(
      String(headers['content-security-policy'])
        .split(';')
        .map((it) => [it.split(' ')[0] ?? '', it.split(' ').slice(1).join(' ')]),
    );

  it('let the app load what it is made of, and tiles of the map that is set', async () => {
    const answer = await page('/');
    expect(policyOf(answer)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data: blob: https://*.tiles.example.org",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'self'",
      'object-src': "'none'",
    });
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(policyOf(await get('/v1/products'))).toEqual(policyOf(answer));
  });

  it('leave the description of the API its inline styles', async () => {
    const answer = await page('/docs');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch('swagger-ui');
    expect(policyOf(answer)).toMatchObject({
      'style-src': "'self' https: 'unsafe-inline'",
      'script-src': "'self'",
    });
    expect((await get('/docs/swagger-ui-bundle.js')).status).toBe(200);
    expect((await get('/openapi.json')).status).toBe(200);
  });
});

describe('settings', () => {
  it('are told to everybody', async () => {
    const { status, body } = await get('/v1/public/settings');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        isDemo: false,
        mapTilesUrl: TILES,
        mapAttribution: '© mapas',
        version: packageJson.version,
      },
    });
    expect(VERSION).toBe(packageJson.version);
  });

  it('refuse tiles that are no address of tiles', () => {
    const env = { DATABASE_URL: 'postgres://nowhere/none', MAP_TILES_URL: 'ftp://x/{z}' };
    expect(() => readConfig(env)).toThrow(/slots \{z\}, \{x\} and \{y\}.*http or https/);
  });
});

describe('without a build', () => {
  it('the bare address leads to the description, and all else is as it was', async () => {
    const bare = await openHouse({ WEB_FOLDER: join(folder, 'nowhere') });
    const ask = (url: string): Promise<Answer> =>
      bare.request({ method: 'GET', url, headers: { accept: 'text/html' } });
    expect(await ask('/')).toMatchObject({ status: 302, headers: { location: '/docs' } });
    expect(await ask('/cosechas')).toMatchObject({
      status: 404,
      body: { code: 'route.not_found' },
    });
    const settings = await ask('/v1/public/settings');
    expect(settings.body).toMatchObject({ mapTilesUrl: null, mapAttribution: '' });
    expect(settings.headers['content-security-policy']).toMatch("img-src 'self' data: blob:;");
    expect(settings.headers['referrer-policy']).toBe('no-referrer');
    await bare.close();
  });
});
