import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config';

/** What the API answers itself: an address below these that it does not know is a problem, never the app. */
const OF_THE_API = /^\/(?:v1|docs|openapi\.json|health|hooks)(?:\/|$)/;
/** Names that a build makes. Whatever is spelt otherwise (dots alone, encoded, hidden) is no file of the app. */
const FILE = /^(?:\/[\w@-][\w.@-]*)+$/;
/** Their names carry a hash of what they hold. */
const ASSETS = '/assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/**
 * Serves the built web app at the bare address. A page that is no file is the app's own to show: it answers
 * index.html to whoever asks for a page. Without a build the bare address leads to the description of the API.
 */
export async function serveWeb(app: NestFastifyApplication, config: Config): Promise<void> {
  const folder = config.webFolder;
  await app.register(fastifyStatic, {
    root: folder,
    ...{ serve: false, preCompressed: true, cacheControl: false, suppressWarning: true },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', async (request, reply) => {
      const path = request.url.split(/[?#]/)[0] ?? '/';
      if (OF_THE_API.test(path)) return reply.callNotFound();
      if (FILE.test(path) && (await isFile(join(folder, path)))) return sendFile(reply, path);
      const hasApp = await isFile(join(folder, 'index.html'));
      if (path === '/') return hasApp ? sendFile(reply, '/index.html') : reply.redirect('/docs');
      const isPage = !path.startsWith(ASSETS) && request.headers.accept?.includes('text/html');
      return hasApp && isPage ? sendFile(reply, '/index.html') : reply.callNotFound();
    });
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const file = path.slice(1);
  return reply
    .header('cache-control', path.startsWith(ASSETS) ? FOR_EVER : ASK_AGAIN)
    .sendFile(file);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (it) => it.isFile(),
    () => false,
  );
}
