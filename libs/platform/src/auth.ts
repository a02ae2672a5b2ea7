import { createHash } from 'node:crypto';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, DomainError } from '#core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from './config';

/** A request that has passed the guard. */
export type KnownRequest = FastifyRequest & { actor?: Actor; sessionHash?: Buffer };

/** Finds the person behind a session. The communes feature keeps sessions and implements it. */
export abstract class SessionReader {
  /** The actor with the mandates in force at this moment, or null when the session is not valid. */
  abstract actorOf(sessionHash: Buffer): Promise<Actor | null>;
}

const PUBLIC = Symbol('public');

/** Opens a door to strangers. Every other door is shut. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** The person behind the request. On a public door: undefined for a stranger. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<KnownRequest>().actor,
);

/** The SHA-256 of the session token of the request, the key under which the session is kept. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): Buffer | undefined =>
    context.switchToHttp().getRequest<KnownRequest>().sessionHash,
);

/** Session → Actor for each request, read anew each time, so that a revocation counts from the next one. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const token = request.cookies[cookieName(this.config)];
    if (token !== undefined) {
      const hash = hashOfToken(token);
      const actor = await this.sessions.actorOf(hash);
      if (actor) Object.assign(request, { actor, sessionHash: hash });
    }
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!request.actor && isPublic !== true) {
      throw new DomainError('unauthenticated', 'session.missing');
    }
    return true;
  }
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-cayapa' : 'cayapa';
}

/** Puts the opaque token of a new session into the browser; an empty token takes it out. */
export function setSessionCookie(
  reply: FastifyReply,
  config: Config,
  session: { token: string; days: number },
): void {
  reply.setCookie(cookieName(config), session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookies,
    maxAge: session.days * 86_400,
  });
}
