import type { Id } from '#core/kernel';

/** Whose word it is: the commune that gives or the commune that receives. */
export type Side = 'supplier' | 'customer';

interface RunFact {
  readonly runId: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
}

export interface AllocationFact {
  readonly allocationId: Id<'Allocation'>;
  readonly runId: Id<'MatchingRun'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly lotId: Id<'Lot'>;
  readonly orderLineId: Id<'OrderLine'>;
  readonly supplierCommuneId: Id<'Commune'>;
  readonly customerCommuneId: Id<'Commune'>;
  readonly grams: number;
}

interface RescueFact {
  readonly listingId: Id<'RescueListing'>;
  readonly lotId: Id<'Lot'>;
  readonly communeId: Id<'Commune'>;
  readonly grams: number;
}

interface AgreementFact {
  readonly agreementId: Id<'PairAgreement'>;
  readonly supplierCommuneId: Id<'Commune'>;
  readonly customerCommuneId: Id<'Commune'>;
  readonly productId: Id<'Product'>;
}

interface PolicyFact {
  readonly policyId: Id<'MatchingPolicy'>;
  /** Null: for every cycle of the network. */
  readonly hostCommuneId: Id<'Commune'> | null;
}

declare module '#platform/events' {
  interface Events {
    'matching_run.requested': RunFact;
    /** The answer is written. For a dry run and a what-if nothing is booked: see `kind`. */
    'matching_run.planned': RunFact & {
      readonly kind: 'cycle' | 'follow_up' | 'dry_run' | 'urgent' | 'what_if';
      readonly allocations: number;
      readonly placedGrams: number;
      readonly unplacedGrams: number;
      readonly acceptBy: string | null;
    };
    /** It ended without an answer: the question would not hold, thinking failed, or it was called off. */
    'matching_run.failed': RunFact & { readonly reason: string };
    /** The timer of a run's deadline. */
    'matching_run.deadline_passed': RunFact;
    /** Everybody has answered before the deadline. May be told twice. */
    'matching_run.all_answered': RunFact;
    /** After the deadline: what silence accepted, and what was declined. One fact for the whole run. */
    'matching_run.settled': RunFact & {
      readonly acceptedBySilence: number;
      readonly acceptedGrams: number;
      readonly declinedGrams: number;
    };
    /** Both communes said yes before the deadline; silence is told by `matching_run.settled`. */
    'allocation.accepted': AllocationFact;
    'allocation.declined': AllocationFact & { readonly declinedAs: Side; readonly reason: string };
    'allocation.restored': AllocationFact;
    /** Given back after acceptance, whole or in part, because it was never loaded: `releasedGrams` of it. */
    'allocation.released': AllocationFact & {
      readonly releasedGrams: number;
      readonly reason: string;
    };
    /** What the road and the receiver record; each carries the total of the allocation so far. */
    'allocation.loaded': AllocationFact & { readonly loadedGrams: number };
    'allocation.delivered': AllocationFact & { readonly deliveredGrams: number };
    'allocation.received': AllocationFact & { readonly receivedGrams: number };
    'allocation.lost': AllocationFact;
    /** A line had nothing because of its minimum, the third round running (and each one after it). */
    'order_line.dropped_again': RunFact & {
      readonly orderLineId: Id<'OrderLine'>;
      readonly communeId: Id<'Commune'>;
      readonly productId: Id<'Product'>;
      readonly rounds: number;
    };
    'matching_policy.proposed': PolicyFact;
    'matching_policy.adopted': PolicyFact & { readonly act: string };
    'pair_agreement.proposed': AgreementFact;
    /** Both communes have said yes. */
    'pair_agreement.agreed': AgreementFact;
    'pair_agreement.ended': AgreementFact & { readonly reason: string };
    'rescue_listing.opened': RescueFact & { readonly bestBeforeOn: string };
    'rescue_listing.taken': RescueFact;
    'rescue_listing.closed': RescueFact & { readonly reason: string };
  }
}
