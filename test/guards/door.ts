import type { CallerName } from './people';

/**
 * What a group of operations opens to people of other communes. Whatever is not opened here must be refused
 * with 401, 403 or 404, show nothing and change nothing. Every operation stands in exactly one door.
 *
 * A comptroller of the network reads everything (GET) and writes nothing; that holds at every door and is not
 * repeated.
 */
export interface Door {
  readonly why: string;
  /** Who may reach things of a commune that is not theirs. */
  readonly opensTo: readonly CallerName[];
  /** Who is answered with their own part of it, which is empty when the whole thing is of others. */
  readonly answers?: readonly CallerName[];
  /** Tables of foreign rows that they may see, by text or id. */
  readonly shows: readonly string[];
  /** Tables in which they may write rows that are of foreign communes or point at them. */
  readonly writes: readonly string[];
  readonly operations: readonly string[];
}
