import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Id } from '#core/kernel';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { type CarriedSessions, hashOfToken } from '#platform/session-cookies';
import { Passwords } from '../people/passwords';
import { SignInAttempts } from './sign-in-attempts';

const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;
const EXPIRED_SWEPT_AT_ONCE = 50;

interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly carried: CarriedSessions;
}

export interface OpenedSession {
  readonly token: string;
  readonly hash: Buffer;
  readonly personId: Id<'Person'>;
}

/** Login and password for a new session. Its token leaves the house once; only its hash is kept. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
  ) {}

  async run(credentials: Credentials): Promise<OpenedSession> {
    const login = credentials.login.trim().toLowerCase();
    const attemptId = await this.attempts.book(login, credentials.address);
    const [person] = await this.db.rows<{ id: Id<'Person'>; passwordHash: string }>(
      'SELECT id, password_hash AS "passwordHash" FROM person WHERE login = $1',
      [login],
    );
    const isRight = await this.passwords.matches(
      person?.passwordHash ?? null,
      credentials.password,
    );
    if (!person || !isRight) throw new DomainError('unauthenticated', 'sign_in.refused');

    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const hash = hashOfToken(token);
    await this.open(person.id, hash, endedBy(person.id, credentials.carried));
    await this.attempts.forgive(attemptId);
    return { token, hash, personId: person.id };
  }

  private async open(
    personId: Id<'Person'>,
    sessionHash: Buffer,
    ended: readonly Buffer[],
  ): Promise<void> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.sessionDays * DAY_MS);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
        [sessionHash, personId, now, expiresAt],
      );
      await tx.query('DELETE FROM session WHERE token_hash = ANY($1)', [ended]);
      await tx.query(
        `DELETE FROM session WHERE token_hash IN (
           SELECT token_hash FROM session WHERE person_id = $1 AND expires_at <= $2 LIMIT $3)`,
        [personId, now, EXPIRED_SWEPT_AT_ONCE],
      );
    });
  }
}

/**
 * What the browser would lose the token of: the member's own last session, and the usual one unless it goes on as
 * that of another member of the phone.
 */
function endedBy(personId: string, { usual, ofMembers }: CarriedSessions): Buffer[] {
  const own = ofMembers.get(personId);
  const isOfOther = [...ofMembers].some(([id, hash]) => id !== personId && usual?.equals(hash));
  return [own, isOfOther ? undefined : usual].filter((hash) => hash !== undefined);
}
