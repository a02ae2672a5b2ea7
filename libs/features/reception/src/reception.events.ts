import type { Id } from '#core/kernel';
import type { ClaimKind } from './claims/claim.entity';

interface OfAllocation {
  readonly allocationId: Id<'Allocation'>;
  readonly lotId: Id<'Lot'>;
  readonly cycleId: Id<'DistributionCycle'>;
  readonly orderLineId: Id<'OrderLine'>;
  /** The receiving commune. */
  readonly communeId: Id<'Commune'>;
  readonly supplierCommuneId: Id<'Commune'>;
}

interface ReceptionFact extends OfAllocation {
  readonly receptionId: Id<'Reception'>;
  readonly deliveredGrams: number;
  readonly receivedGrams: number;
  readonly differenceGrams: number;
  readonly reason: string | null;
}

interface HandOutLossFact extends OfAllocation {
  readonly lossId: Id<'HandOutLoss'>;
  readonly grams: number;
  readonly cause: string;
}

interface ClaimFact {
  readonly claimId: Id<'Claim'>;
  readonly allocationId: Id<'Allocation'>;
  /** The claimant. */
  readonly communeId: Id<'Commune'>;
  readonly againstCommuneId: Id<'Commune'>;
  readonly kind: ClaimKind;
  readonly grams: number;
}

declare module '#platform/events' {
  interface Events {
    'reception.recorded': ReceptionFact;
    'reception.corrected': ReceptionFact & { readonly correctsId: Id<'Reception'> };
    'hand_out_loss.recorded': HandOutLossFact;
    'hand_out_loss.corrected': HandOutLossFact & { readonly correctsId: Id<'HandOutLoss'> };
    'claim.opened': ClaimFact & { readonly answerBy: string };
    'claim.resolved': ClaimFact & {
      readonly isAccepted: boolean;
      readonly resolution: string;
      readonly stockGrams: number;
    };
    'claim.withdrawn': ClaimFact;
    'claim.overdue': ClaimFact & { readonly answerBy: string };
    /** The timer of a claim's deadline. */
    'claim.answer_time_passed': { readonly claimId: Id<'Claim'> };
  }
}
