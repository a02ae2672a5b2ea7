import type { CivilDate } from '#core/kernel';
import type { Tx } from '#platform/database';

/** One fact, and whom it concerns. Everything that varies is in the fact; the SQL is ours and constant. */
export interface Announcement {
  /** Names the fact for good: whoever has heard of it under this key is not told again. */
  readonly eventKey: string;
  readonly fact: object;
  /**
   * A query that answers one row for each person to tell: person_id, part, message_key, params, link.
   * `part` sets apart several tellings of one fact to one person. $1 is the fact as jsonb, $3 the day
   * on which mandates must be in force.
   */
  readonly addressees: string;
  readonly day: CivilDate;
  readonly at: Date;
}

/**
 * One way of reaching people. All channels are given the same announcement inside the transaction that
 * heard the fact, and each writes with one statement, however many people there are.
 */
export abstract class NoticeChannel {
  abstract deliver(tx: Tx, announcement: Announcement): Promise<void>;
}

/** The channels in use: `readonly NoticeChannel[]`. */
export const NOTICE_CHANNELS = Symbol('notice channels');
