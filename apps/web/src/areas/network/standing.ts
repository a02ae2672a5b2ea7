import type { Shape } from '../../api/types';

export type Standing = 'inForce' | 'toCome' | 'over' | 'revoked';
type Days = Pick<Shape<'MandateResponse'>, 'fromOn' | 'toOn' | 'revokedAt'>;

/** A mandate counts from its first day to its last, both included, unless an act took it back. */
export function standingOf({ fromOn, toOn, revokedAt }: Days, day: string): Standing {
  if (revokedAt !== null) return 'revoked';
  if (fromOn > day) return 'toCome';
  return toOn !== null && toOn < day ? 'over' : 'inForce';
}
