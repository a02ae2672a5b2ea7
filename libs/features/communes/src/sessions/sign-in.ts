import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Id } from '#core/kernel';
import { hashOfToken } from '#platform/auth';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { Passwords } from '../people/passwords';
import { SignInAttempts } from './sign-in-attempts';

const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;
const EXPIRED_SWEPT_AT_ONCE = 50;

interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** The session that the browser still carries; it ends. */
  readonly oldSessionHash: Buffer | undefined;
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

  async run(credentials: Credentials): Promise<{ token: string; sessionHash: Buffer }> {
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
    const sessionHash = hashOfToken(token);
    await this.open(person.id, sessionHash, credentials.oldSessionHash);
    await this.attempts.forgive(attemptId);
    return { token, sessionHash };
  }

  private async open(
    personId: Id<'Person'>,
    sessionHash: Buffer,
    oldSessionHash: Buffer | undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.config.sessionDays * DAY_MS);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
        [sessionHash, personId, now, expiresAt],
      );
      await tx.query('DELETE FROM session WHERE token_hash = $1', [oldSessionHash ?? null]);
      await tx.query(
        `DELETE FROM session WHERE token_hash IN (
           SELECT token_hash FROM session WHERE person_id = $1 AND expires_at <= $2 LIMIT $3)`,
        [personId, now, EXPIRED_SWEPT_AT_ONCE],
      );
    });
  }
}
