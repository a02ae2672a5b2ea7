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
  'matching_run.network_too_large':
    'This product has more than {pairsMax} possible pairs: download the whole record.',
  'matching_run.no_answer': 'This run does not have what you ask for yet.',
  'matching_run.not_found': 'There is no matching run with that id.',
  'matching_run.not_waiting': 'This run is no longer waiting.',
  'matching_run.other_rules':
    'This run was made under rules {rulesVersion}; only {present} can be replayed here.',
  'rescue_listing.not_found': 'There is no rescue listing with that id.',
  'rescue_listing.not_open': 'This rescue listing is no longer open.',
  'rescue_listing.too_much': 'There is not that much: {asked} g were asked and {left} g are left.',
  'matching_policy.adopted_by_other_act': 'Another act has adopted these parameters.',
  'matching_policy.not_found': 'There are no matching parameters with that id.',
  'matching_policy.version_taken': 'There are parameters of the name {version} already.',
  'matching_run.certificate_refused':
    'The verifier refused the answer at {place}: nothing was booked.',
  'matching_run.cycle_not_urgent':
    'An urgent lot is matched while the cycle is open, closed or on its way.',
  'matching_run.lot_nowhere':
    'There is no such commune or product: nobody knows where that lot would be.',
  'matching_run.lot_not_free': 'There is no whole confirmed package of this lot left to share.',
  'matching_run.lot_not_in_cycle': 'The commune of this lot takes no part in this cycle.',
  'matching_run.not_planned': 'Only a run that has been planned can be varied.',
  'matching_run.no_such_product': 'There is nothing of that product in this run.',
  'matching_run.nothing_changed': 'Say what would change: this variant changes nothing.',
  'pair_agreement.dates_reversed': 'The last day cannot come before the first.',
  'pair_agreement.not_found': 'There is no agreement with that id.',
  'pair_agreement.not_open': 'This agreement has ended.',
  'pair_agreement.overlaps':
    'The two communes have an agreement on that product for those dates already.',
  'pair_agreement.with_itself': 'An agreement is between two different communes.',
};
