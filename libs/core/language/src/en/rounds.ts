import type { rounds as spanish } from '../es/rounds';

/** Refusals and notices of the rounds feature. */
export const rounds: Record<keyof typeof spanish, string> = {
  'allocation.already_accepted':
    'Both communes have accepted this allocation. If it cannot be kept, release it with a reason.',
  'allocation.cycle_missing': 'Say of which cycle you want to see the allocations.',
  'allocation.deadline_passed': 'The deadline for saying no has passed; silence accepted.',
  'allocation.declined_by_other': 'The other commune declined it; only that one can take it back.',
  'allocation.follow_up_has_run':
    'What was declined has been shared again in another run; it cannot be taken back.',
  'allocation.not_declined': 'This allocation is not declined.',
  'allocation.not_found': 'There is no such allocation within your sight.',
  'allocation.not_movable': 'Some of these allocations are not in a state that lets them be moved.',
  'allocation.not_open': 'This allocation no longer waits for an answer.',
  'allocation.not_releasable': 'Only what was accepted and has not been loaded can be released.',
  'lot.package_remainder': 'Besides, {kg} kg are loose and fill no whole package.',
  'matching_run.cycle_already_matched':
    'This cycle has been matched. Ask for a follow-up run for what is left.',
  'matching_run.cycle_not_closed': 'The cycle has not closed yet: matching happens at the close.',
  'matching_run.cycle_not_matchable': 'A dry run is not possible at this point of the cycle.',
  'matching_run.cycle_not_matched':
    'A follow-up run comes after the first one and before the hand-out.',
  'matching_run.no_answer': 'This run does not have what you ask for yet.',
  'matching_run.not_found': 'There is no matching run with that id.',
  'matching_run.not_waiting': 'This run is no longer waiting.',
  'matching_run.other_rules':
    'This run was made under rules {rulesVersion}; only {present} can be replayed here.',
  'rescue_listing.not_found': 'There is no rescue listing with that id.',
  'rescue_listing.not_open': 'This rescue listing is no longer open.',
  'rescue_listing.too_much': 'There is not that much: {asked} g were asked and {left} g are left.',
};
