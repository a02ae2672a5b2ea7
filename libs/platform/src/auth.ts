import assert from 'node:assert/strict';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, DomainError } from '#core/kernel';
import type { FastifyRequest } from 'fastify';
import { Config } from './config';
import { hashOfToken, type Seat, seatOf } from './session-cookies';

/** A request that has passed the guard. */
export type KnownRequest = FastifyRequest & {
  actor?: Actor;
  sessionHash?: Buffer;
  seat?: Seat;
};

/** Finds the person behind a session. The communes feature keeps sessions and implements it. */
export abstract class SessionReader {
  /** The actor with the mandates in force at this moment, or null when the session is not valid. */
  abstract actorOf(sessionHash: Buffer): Promise<Actor | null>;
}

const PUBLIC = Symbol('public');
const SEAT_BY_QUERY = Symbol('seat by query');

/** Opens a door to strangers. Every other door is shut. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Lets `?member=` name the member: for what browsers open without headers of ours. */
export const SeatByQuery = (): MethodDecorator => SetMetadata(SEAT_BY_QUERY, true);

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

/** Whose session the request goes under, valid or not. */
export const CurrentSeat = createParamDecorator((_: unknown, context: ExecutionContext): Seat => {
  const { seat } = context.switchToHttp().getRequest<KnownRequest>();
  assert(seat, 'the guard has not seen this request');
  return seat;
});

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
    const seat = seatOf(request, this.config, this.says(SEAT_BY_QUERY, context));
    request.seat = seat;
    if (seat.token !== undefined) {
      const hash = hashOfToken(seat.token);
      const actor = await this.sessions.actorOf(hash);
      const isTheirs = seat.personId === null || actor?.personId === seat.personId;
      if (actor && isTheirs) Object.assign(request, { actor, sessionHash: hash });
    }
    if (!request.actor && !this.says(PUBLIC, context)) {
      throw new DomainError('unauthenticated', 'session.missing');
    }
    return true;
  }

  private says(mark: symbol, context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(mark, places) === true;
  }
}
