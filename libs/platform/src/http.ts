import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#core/kernel';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Config } from './config';
import { tagVersions } from './etag';
import { Log } from './log';
import { problemOf, readerLocale, sendProblem } from './problems';
import { DomainError } from '#core/kernel';
import { serveOpenApi } from './openapi';
import { shedOverload } from './overload';
import { secureHeaders } from './security-headers';
import { validationPipe } from './validation';
import { serveWeb } from './web';

/** Bytes of a JSON body; a CSV upload may be larger. */
const JSON_BYTES_MAX = 64 * 1024;
const CSV_BYTES_MAX = 4 * 1024 * 1024;
const JSON_DEPTH_MAX = 20;
const HEADER_MS_MAX = 8_000;
const REQUEST_MS_MAX = 10_000;

/** Opens the hardened HTTP application of a root module. The caller listens and closes. */
export async function openHttp(
  root: Type | DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_BYTES_MAX,
    requestTimeout: REQUEST_MS_MAX,
    http: { headersTimeout: HEADER_MS_MAX, connectionsCheckingInterval: 2_000 },
    genReqId: () => newId(),
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    clientErrorHandler: answerClientError,
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new Log(config),
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(cookie);
  await secureHeaders(app, config);
  shedOverload(app, config.requestsInFlightMax);
  readBodies(app);
  tagVersions(app);
  logRequests(app);
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  serveOpenApi(app);
  await serveWeb(app, config);
  return app;
}

/** JSON bodies no deeper than twenty levels, and CSV as text. Anything else is 415. */
function readBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parseJson(request, body.toString(), (error, parsed) => {
      done(error && new DomainError('invalid', 'body.malformed'), parsed);
    });
  });
  server.addContentTypeParser(
    'text/csv',
    { parseAs: 'string', bodyLimit: CSV_BYTES_MAX },
    (_request, body, done) => {
      done(null, body);
    },
  );
  // A route that says so in its config takes a larger body than the others.
  server.addHook('onRoute', (route) => {
    const max = (route.config as { readonly bodyBytesMax?: number } | undefined)?.bodyBytesMax;
    if (max !== undefined) route.bodyLimit = max;
  });
  server.addHook('preValidation', (request, _reply, done) => {
    const isTooDeep = deeperThan(request.body, JSON_DEPTH_MAX);
    done(isTooDeep ? new DomainError('invalid', 'body.too_deep') : undefined);
  });
}

function logRequests(app: NestFastifyApplication): void {
  const log = app.get(Log);
  const server = app.getHttpAdapter().getInstance();
  // What breaks once half of it is sent can be no problem+json any more: it is cut, and the cause told here alone.
  server.addHook('onSend', (request, _reply, payload, done) => {
    if (payload instanceof Readable) {
      payload.once('error', (error) => {
        log.failure('download broke off', error, { requestId: request.id, url: request.url });
      });
    }
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    log.fact('request', {
      requestId: request.id,
      method: request.method,
      url: request.url,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
    done();
  });
}

/** An address that cannot even be decoded is refused before any filter of ours. */
function answerBadAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, problemOf(error, readerLocale(request)));
}

/** Bytes that are no HTTP at all are answered in the same shape as everything else. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = { ...problemOf(new DomainError('invalid', 'request.malformed'), 'es') };
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({ ...problem, status });
  socket.end(
    `HTTP/1.1 ${String(status)} ${status === 408 ? 'Request Timeout' : 'Bad Request'}\r\n` +
      'content-type: application/problem+json\r\nconnection: close\r\n' +
      `content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
  );
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((part) => deeperThan(part, levels - 1));
}
