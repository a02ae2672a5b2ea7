import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Id, newId } from '#core/kernel';
import { Config } from '#platform/config';
import { Database, rowsOf, type Tx } from '#platform/database';

const HOUR_MS = 3_600_000;
/** Whole communes share one address, so it is allowed many times more than one account. */
const ADDRESS_SHARE = 50;
const SWEPT_AT_ONCE = 50;

/** Counts wrong passwords by account and by address, in PostgreSQL, so that all processes count together. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Books an attempt before the password is looked at; refuses when the account or address had too many. */
  async book(login: string, address: string): Promise<Id<'SignInAttempt'>> {
    const id = newId<'SignInAttempt'>();
    const now = this.clock.now();
    const since = new Date(now.getTime() - HOUR_MS);
    const accountMax = this.config.signInAttemptsPerHourMax;

    const isBooked = await this.db.transaction(async (tx) => {
      // One at a time for each account: a thousand guesses at once are counted one after the other.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${login}`]);
      await this.sweep(tx, since);
      const booked = await rowsOf(
        tx,
        `INSERT INTO sign_in_attempt (id, login, address, tried_at)
         SELECT $1::uuid, $2::text, $3::text, $4::timestamptz
          WHERE (SELECT count(*) FROM sign_in_attempt WHERE login = $2 AND tried_at > $5) < $6
            AND (SELECT count(*) FROM sign_in_attempt WHERE address = $3 AND tried_at > $5) < $7
         RETURNING id`,
        [id, login, address, now, since, accountMax, accountMax * ADDRESS_SHARE],
      );
      return booked.length > 0;
    });
    if (!isBooked) throw new DomainError('too_many', 'sign_in.too_many');
    return id;
  }

  /** The password was right: this attempt was no guess. */
  async forgive(id: Id<'SignInAttempt'>): Promise<void> {
    await this.db.rows('DELETE FROM sign_in_attempt WHERE id = $1', [id]);
  }

  /** Who tried from where is personal: it is not kept longer than it is counted. */
  private async sweep(tx: Tx, since: Date): Promise<void> {
    await tx.query(
      `DELETE FROM sign_in_attempt WHERE id IN (
         SELECT id FROM sign_in_attempt WHERE tried_at <= $1
          ORDER BY tried_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [since, SWEPT_AT_ONCE],
    );
  }
}
