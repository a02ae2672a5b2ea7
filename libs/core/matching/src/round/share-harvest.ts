import type { MatchingAnswer } from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import type { RoundHooks } from './round-hooks';
import { joinGroups } from './join-groups';
import { slopesToTry } from './round-slopes';
import { groupsOf, shareGroup } from './share-group';

/**
 * Shares lots among lines: nothing that can go anywhere stays, the least covered by families come first,
 * and what is fair travels as little as it can.
 *
 * Promises: whole packages only; a line gets nothing or at least its minimum, never more than its most;
 * every pair obeys the hard rules; one outcome with its reason for each line and each lot; a record of
 * each market that proves it; the same bytes for any order of the question's lists. Throws a RangeError
 * for a question that makes no sense and for one of other rules. Group by group, so that only one group's
 * pairs are in memory at a time; three times over where fuller lorries were voted for.
 */
export function shareHarvest(question: MatchingQuestion, hooks: RoundHooks = {}): MatchingAnswer {
  const groups = groupsOf(question);
  const trials = slopesToTry(question);
  let trial = trials.next();
  while (trial.done !== true) {
    const slopes = trial.value;
    const parts = groups.map(({ key }) => shareGroup(question, key, { ...hooks, slopes }));
    trial = trials.next(joinGroups(question, parts, slopes));
  }
  return trial.value;
}
