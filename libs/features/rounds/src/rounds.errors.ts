import { DomainError } from '#core/kernel';

const conflict = (code: string, details: Record<string, unknown> = {}): DomainError =>
  new DomainError('conflict', code, details);

/** A first matching needs a cycle that has closed and has not been matched. */
export const cycleNotClosed = (state: string): DomainError =>
  conflict('matching_run.cycle_not_closed', { state });
export const cycleAlreadyMatched = (state: string): DomainError =>
  conflict('matching_run.cycle_already_matched', { state });
/** A follow-up needs a cycle that was matched and has not been handed out. */
export const cycleNotMatched = (state: string): DomainError =>
  conflict('matching_run.cycle_not_matched', { state });
/** A dry run needs a cycle that is open, closed or matched. */
export const cycleNotMatchable = (state: string): DomainError =>
  conflict('matching_run.cycle_not_matchable', { state });
/** An urgent lot needs a cycle that still moves food. */
export const cycleNotUrgent = (state: string): DomainError =>
  conflict('matching_run.cycle_not_urgent', { state });
export const lotNotFree = (lotId: string): DomainError =>
  conflict('matching_run.lot_not_free', { lotId });
export const lotNotInCycle = (lotId: string): DomainError =>
  conflict('matching_run.lot_not_in_cycle', { lotId });
/** A what-if varies a run that has been planned. */
export const runNotPlanned = (state: string): DomainError =>
  conflict('matching_run.not_planned', { state });
export const nothingChanged = (): DomainError =>
  new DomainError('unprocessable', 'matching_run.nothing_changed');
export const noSuchProduct = (productId: string): DomainError =>
  new DomainError('not_found', 'matching_run.no_such_product', { productId });
export const networkTooLarge = (pairsMax: number): DomainError =>
  conflict('matching_run.network_too_large', { pairsMax });
export const runNotWaiting = (state: string): DomainError =>
  conflict('matching_run.not_waiting', { state });
/** The question or the answer does not exist yet. */
export const runHasNoAnswer = (state: string): DomainError =>
  conflict('matching_run.no_answer', { state });
export const runOfOtherRules = (rulesVersion: string, present: string): DomainError =>
  conflict('matching_run.other_rules', { rulesVersion, present });

export const deadlinePassed = (acceptBy: Date): DomainError =>
  conflict('allocation.deadline_passed', { acceptBy: acceptBy.toISOString() });
export const allocationNotOpen = (state: string): DomainError =>
  conflict('allocation.not_open', { state });
export const alreadyAccepted = (): DomainError => conflict('allocation.already_accepted');
export const notDeclined = (state: string): DomainError =>
  conflict('allocation.not_declined', { state });
export const declinedByOther = (side: string): DomainError =>
  conflict('allocation.declined_by_other', { side });
export const followUpHasRun = (): DomainError => conflict('allocation.follow_up_has_run');
export const notInTransit = (ids: readonly string[]): DomainError =>
  conflict('allocation.not_movable', { ids });

export const rescueNotOpen = (state: string): DomainError =>
  conflict('rescue_listing.not_open', { state });
export const rescueTooMuch = (asked: number, left: number): DomainError =>
  new DomainError('conflict', 'rescue_listing.too_much', { asked, left }, [
    { field: 'grams', code: 'rescue_listing.too_much' },
  ]);

export const policyAdoptedByOtherAct = (): DomainError =>
  conflict('matching_policy.adopted_by_other_act');
export const agreementNotOpen = (state: string): DomainError =>
  conflict('pair_agreement.not_open', { state });
export const agreementOverlaps = (otherId: string): DomainError =>
  conflict('pair_agreement.overlaps', { otherId });
