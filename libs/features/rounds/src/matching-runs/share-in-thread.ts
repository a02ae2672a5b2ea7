import type { MatchingAnswer, MatchingQuestion } from '#core/matching';
import { think } from '#platform/thinking';

/** Shares the harvest in a thread of its own: a national question takes many seconds. */
export function shareInThread(
  question: MatchingQuestion,
  signal?: AbortSignal,
): Promise<MatchingAnswer> {
  const file = require.resolve('#core/matching');
  return think<MatchingAnswer>({ file, call: 'shareHarvest', args: [question] }, signal);
}
