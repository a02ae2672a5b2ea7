import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config';

type Directives = Readonly<Record<string, readonly string[]>>;

/**
 * Helmet's headers on every answer. The app may load what it is made of and nothing else: no inline script or style,
 * nothing from elsewhere but the map's tiles. Papers bring a stricter policy of their own; /docs needs inline styles.
 */
export async function secureHeaders(app: NestFastifyApplication, config: Config): Promise<void> {
  const tiles = tilesOrigin(config.mapTilesUrl);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: directivesOfApp(tiles) },
    // Who serves tiles for free asks to be told by whom they are used: the origin, never the page.
    referrerPolicy: { policy: tiles === null ? 'no-referrer' : 'strict-origin-when-cross-origin' },
  });
  const docs = {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const isDocs = /^\/docs(?:[/?#]|$)/.test(request.url);
      if (isDocs) void reply.helmet(docs);
      done();
    });
}

function directivesOfApp(tiles: string | null): Record<string, string[]> {
  const own: Directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:', ...(tiles === null ? [] : [tiles])],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'object-src': ["'none'"],
  };
  return Object.fromEntries(Object.entries(own).map(([name, sources]) => [name, [...sources]]));
}

/** 'https://{s}.tile.example.org/{z}/{x}/{y}.png' → 'https://*.tile.example.org'. */
function tilesOrigin(url: string | null): string | null {
  if (url === null) return null;
  const { protocol, host, origin } = new URL(url.replace('{s}', 's'));
  return url.includes('{s}') ? `${protocol}//${host.replace(/^[^.]+/, '*')}` : origin;
}
