import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#core/kernel';
import type { FastifyRequest } from 'fastify';

/** The version that the editor saw, from `If-Match: "7"`. Missing: 428. Malformed: 400. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new DomainError('precondition_required', 'edit.version_missing');
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header);
  if (!match) throw new DomainError('invalid', 'edit.version_malformed');
  return Number(match[1]);
});

/** Refuses with 412 when somebody edited the thing after the editor looked. */
export function sameVersion(current: number, seen: number): void {
  if (current !== seen) throw new DomainError('stale', 'edit.stale', { current, seen });
}

/** Every response that carries a version carries it as its ETag, too. */
export function tagVersions(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preSerialization', (_request, reply, body, done) => {
      if (typeof body === 'object' && body !== null && 'version' in body) {
        reply.header('etag', `"${String(body.version)}"`);
      }
      done(null, body);
    });
}
