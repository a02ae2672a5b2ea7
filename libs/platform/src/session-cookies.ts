import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config';

/** Names whose session a request goes under, where several members share a phone. */
export const MEMBER_HEADER = 'x-cayapa-member';

const PERSON_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whose session a request goes under: that of one member of the phone, or the usual one. */
export interface Seat {
  readonly personId: string | null;
  readonly token: string | undefined;
}

/** The sessions that a browser carries, by the hashes of their tokens. */
export interface CarriedSessions {
  readonly usual: Buffer | undefined;
  readonly ofMembers: ReadonlyMap<string, Buffer>;
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The seat that a request names, by its header or, where a browser can set none, by `?member=`. A name that is no
 * person's id has no token: it opens nothing, and never falls back to the usual session.
 */
export function seatOf(request: FastifyRequest, config: Config, mayAskByQuery: boolean): Seat {
  const { member } = mayAskByQuery ? (request.query as { member?: unknown }) : {};
  const named = request.headers[MEMBER_HEADER] ?? member;
  if (named === undefined) return { personId: null, token: request.cookies[cookieName(config)] };
  const personId = typeof named === 'string' ? named.toLowerCase() : '';
  const isId = PERSON_ID.test(personId);
  return { personId, token: isId ? request.cookies[cookieName(config, personId)] : undefined };
}

export function carriedSessions(request: FastifyRequest, config: Config): CarriedSessions {
  const usual = cookieName(config);
  const ofMembers = Object.entries(request.cookies).flatMap(([name, token]) => {
    const personId = name.slice(usual.length + 1);
    const isMember = name === `${usual}-${personId}` && PERSON_ID.test(personId);
    return isMember && token !== undefined ? [[personId, hashOfToken(token)] as const] : [];
  });
  const token = request.cookies[usual];
  return {
    usual: token === undefined ? undefined : hashOfToken(token),
    ofMembers: new Map(ofMembers),
  };
}

/** Puts the token of a new session into the browser: as the usual one, and as that of its person. */
export function setSessionCookies(
  reply: FastifyReply,
  config: Config,
  session: { readonly token: string; readonly personId: string },
): void {
  const maxAge = config.sessionDays * 86_400;
  for (const name of [cookieName(config), cookieName(config, session.personId)]) {
    setCookie(reply, config, name, { token: session.token, maxAge });
  }
}

/** Takes the session of a seat out of the browser, under every name that it has there. */
export function clearSessionCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  { config, seat }: { readonly config: Config; readonly seat: Seat },
): void {
  const usual = cookieName(config);
  const same = Object.entries(request.cookies)
    .filter(([name, token]) => name.startsWith(usual) && token === seat.token)
    .map(([name]) => name);
  const own = seat.personId === null ? [usual] : [];
  for (const name of new Set([...own, ...same])) {
    setCookie(reply, config, name, { token: '', maxAge: 0 });
  }
}

function cookieName(config: Config, personId?: string): string {
  const usual = config.secureCookies ? '__Host-cayapa' : 'cayapa';
  return personId === undefined ? usual : `${usual}-${personId}`;
}

function setCookie(
  reply: FastifyReply,
  config: Config,
  name: string,
  { token, maxAge }: { readonly token: string; readonly maxAge: number },
): void {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.secureCookies,
    maxAge,
  });
}
