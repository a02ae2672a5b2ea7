import { isDeepStrictEqual } from 'node:util';
import { type CivilDate, DomainError, type Id } from '#core/kernel';
import type { AskedLine, LineTerms } from './asked-line';
import type { OrderState } from './order-state';

type SubmissionId = Id<'OrderSubmission'>;

/** Where and when an order is to be delivered. */
export interface DeliveryTerms {
  readonly distributionPointId: Id<'Site'>;
  readonly windowFromOn: CivilDate;
  readonly windowToOn: CivilDate;
  readonly canKeepCold: boolean;
}

/** An order as its submissions have made it. `…From` names the submission that last had its way. */
export interface MergedOrder extends DeliveryTerms {
  readonly state: OrderState;
  readonly families: number;
  readonly familiesFrom: SubmissionId | null;
  readonly termsFrom: SubmissionId | null;
}

export interface MergedLine extends AskedLine {
  readonly termsFrom: SubmissionId | null;
}

/** One more submission: what it says, and the census's families for when it says none. */
export interface Submission extends DeliveryTerms {
  readonly id: SubmissionId;
  readonly families: number | null;
  readonly familiesCounted: number;
  readonly isDraft: boolean;
}

/** Whose terms stand after a merge. */
export type TermsOutcome = 'new' | 'same' | 'replaced' | 'newer_kept';

/** The largest maximum of one line: 100,000 t. The table has the same bound. */
const LINE_GRAMS_MAX = 100_000_000_000;

/**
 * Adds what a submission asks of one product to what is asked already.
 *
 * Promises: minimum, wanted and maximum add up; where terms differ, those of the newer submission
 * stand (the greater id: a UUIDv7 is born when people write it down, not when the network lets it
 * through). Hence any order of arrival gives the same line.
 */
export function mergeLine(
  standing: MergedLine | undefined,
  asked: AskedLine,
  submissionId: SubmissionId,
): { line: MergedLine; terms: TermsOutcome } {
  if (!standing) return { line: { ...asked, termsFrom: submissionId }, terms: 'new' };
  const maxGrams = standing.maxGrams + asked.maxGrams;
  if (maxGrams > LINE_GRAMS_MAX) {
    throw new DomainError('unprocessable', 'order_line.beyond_reason', { maxGrams });
  }
  const isNewer = isNewerThan(submissionId, standing.termsFrom);
  const line = {
    ...termsOf(isNewer ? asked : standing),
    productId: asked.productId,
    minGrams: standing.minGrams + asked.minGrams,
    wantedGrams: standing.wantedGrams + asked.wantedGrams,
    maxGrams,
    termsFrom: isNewer ? submissionId : standing.termsFrom,
  };
  return { line, terms: termsOutcome(termsOf(standing), termsOf(asked), isNewer) };
}

/** The same for the order itself; families that somebody stated outweigh those of the census. */
export function mergeOrder(
  standing: MergedOrder | undefined,
  submission: Submission,
): { order: MergedOrder; terms: TermsOutcome } {
  const state = submission.isDraft ? 'draft' : 'submitted';
  // After a cancel the next submission starts anew.
  if (!standing || standing.state === 'cancelled') {
    return {
      order: {
        ...deliveryOf(submission),
        state,
        families: submission.families ?? submission.familiesCounted,
        familiesFrom: submission.families === null ? null : submission.id,
        termsFrom: submission.id,
      },
      terms: 'new',
    };
  }
  if (standing.state !== 'draft' && standing.state !== 'submitted') {
    throw new DomainError('conflict', 'order.no_longer_open', { state: standing.state });
  }
  if (standing.state === 'submitted' && submission.isDraft) {
    throw new DomainError('conflict', 'order.already_submitted');
  }
  const isNewer = isNewerThan(submission.id, standing.termsFrom);
  const order = {
    ...deliveryOf(isNewer ? submission : standing),
    ...familiesAfter(standing, submission),
    state: state,
    termsFrom: isNewer ? submission.id : standing.termsFrom,
  } as const;
  return { order, terms: termsOutcome(deliveryOf(standing), deliveryOf(submission), isNewer) };
}

function familiesAfter(
  standing: MergedOrder,
  submission: Submission,
): Pick<MergedOrder, 'families' | 'familiesFrom'> {
  const { families } = submission;
  return families !== null && isNewerThan(submission.id, standing.familiesFrom)
    ? { families, familiesFrom: submission.id }
    : { families: standing.families, familiesFrom: standing.familiesFrom };
}

function isNewerThan(id: SubmissionId, than: SubmissionId | null): boolean {
  return than === null || id > than;
}

function termsOutcome(standing: object, asked: object, isNewer: boolean): TermsOutcome {
  if (isDeepStrictEqual(standing, asked)) return 'same';
  return isNewer ? 'replaced' : 'newer_kept';
}

function termsOf(line: LineTerms): LineTerms {
  const { gradeFloor, isWashed, ceilingMinorPerKg, currency, substituteProductIds } = line;
  return { gradeFloor, isWashed, ceilingMinorPerKg, currency, substituteProductIds };
}

function deliveryOf(terms: DeliveryTerms): DeliveryTerms {
  const { distributionPointId, windowFromOn, windowToOn, canKeepCold } = terms;
  return { distributionPointId, windowFromOn, windowToOn, canKeepCold };
}
