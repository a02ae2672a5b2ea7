import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#core/kernel';
import { problemOf, readerLocale, sendProblem } from './problems';

/** Gives back the place of a request; a second time does nothing. */
const places = new WeakMap<object, () => void>();

/** Above the cap, requests are turned away before their body is read, so that accepted ones stay quick. */
export function shedOverload(app: NestFastifyApplication, inFlightMax: number): void {
  const server = app.getHttpAdapter().getInstance();
  let inFlight = 0;
  server.addHook('onRequest', (request, reply, done) => {
    const isProbe = request.url.startsWith('/health/');
    if (inFlight >= inFlightMax && !isProbe) {
      const refusal = new DomainError('unavailable', 'server.busy');
      sendProblem(reply, problemOf(refusal, readerLocale(request)));
      return;
    }
    inFlight += 1;
    const leave = once(() => {
      inFlight -= 1;
    });
    places.set(request.raw, leave);
    reply.raw.once('close', leave);
    done();
  });
}

/** For answers that stay open for minutes and are counted elsewhere: from here on this request is in nobody's way. */
export function leaveInFlight(request: FastifyRequest): void {
  places.get(request.raw)?.();
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
