import { createHash } from 'node:crypto';
import type { Id } from '#core/kernel';

/**
 * The id of the submission that a standing order makes in a cycle: always the same, so that a replay is
 * the same submission. A UUIDv7 born at the beginning of time, hence older than anything that people
 * write down: where terms differ, theirs stand.
 */
export function standingSubmissionId(
  standingOrderId: string,
  cycleId: string,
): Id<'OrderSubmission'> {
  const hash = createHash('sha256').update(`${standingOrderId}:${cycleId}`).digest('hex');
  return `00000000-0000-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
