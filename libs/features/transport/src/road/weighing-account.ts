import { DomainError, fieldFault } from '#core/kernel';

/** Two scales may differ by this much without anybody being at fault: ten thousandths, at least a kilogram. */
export const SCALE_TOLERANCE_PERMILLE = 10;
const SCALE_TOLERANCE_GRAMS_MIN = 1000;
/** More than half again of what was planned is a slip of the finger, not a harvest. */
const LOADED_PERMILLE_MAX = 1500;

export interface LoadingAccount {
  /** Out of what was reserved for it. */
  readonly fromReserved: number;
  /** Weighed more: out of what nobody had been promised. */
  readonly fromAvailable: number;
  /** Weighed more than the lot was thought to have: a correction of the lot. */
  readonly fromOutside: number;
  /** Reserved and not loaded. */
  readonly rest: number;
}

/** Whence the grams come that were loaded where they grew. They add up to what was weighed. */
export function accountOfLoading(weighed: {
  readonly plannedGrams: number;
  readonly netGrams: number;
  readonly availableGrams: number;
  readonly reason: string | undefined;
  readonly field: string;
}): LoadingAccount {
  const { plannedGrams, netGrams, availableGrams, reason, field } = weighed;
  if (netGrams === 0) throw fieldFault(`${field}.grossGrams`, 'loading.of_nothing');
  if (netGrams !== plannedGrams && reason === undefined) {
    throw fieldFault(`${field}.reason`, 'loading.difference_needs_reason', {
      plannedGrams,
      netGrams,
    });
  }
  if (netGrams * 1000 > plannedGrams * LOADED_PERMILLE_MAX) {
    throw fieldFault(`${field}.grossGrams`, 'loading.far_too_much', { plannedGrams, netGrams });
  }
  const more = Math.max(0, netGrams - plannedGrams);
  const fromAvailable = Math.min(more, availableGrams);
  return {
    fromReserved: Math.min(netGrams, plannedGrams),
    fromAvailable,
    fromOutside: more - fromAvailable,
    rest: Math.max(0, plannedGrams - netGrams),
  };
}

export interface HandoverAccount {
  /** What arrived. */
  readonly handedOver: number;
  /** Lost on the way, with a cause. */
  readonly lost: number;
  /** Never was there: the other scale said too much. */
  readonly missing: number;
  /** Was there all the time: the other scale said too little. */
  readonly surplus: number;
}

/**
 * What became of the grams that a holder was handed, when they are weighed again: arrived + lost + missing =
 * had + surplus. A difference is a loss with a cause, or small and the scales' with a reason.
 */
export function accountOfHandover(weighed: {
  readonly hadGrams: number;
  readonly netGrams: number;
  readonly cause: string | undefined;
  readonly reason: string | undefined;
  readonly field: string;
}): HandoverAccount {
  const { hadGrams, netGrams, cause, reason, field } = weighed;
  const difference = hadGrams - netGrams;
  const same = { handedOver: netGrams, lost: 0, missing: 0, surplus: 0 };
  if (difference === 0) return same;
  const facts = { hadGrams, netGrams, toleranceGrams: toleranceOf(hadGrams) };
  if (difference > 0 && cause !== undefined) return { ...same, lost: difference };
  if (Math.abs(difference) > facts.toleranceGrams) {
    throw difference > 0
      ? fieldFault(`${field}.cause`, 'delivery.loss_needs_cause', facts)
      : new DomainError('unprocessable', 'delivery.weighs_too_much', facts, [
          { field: `${field}.grossGrams`, code: 'delivery.weighs_too_much' },
        ]);
  }
  if (reason === undefined) {
    throw fieldFault(`${field}.reason`, 'delivery.difference_needs_reason', facts);
  }
  return difference > 0 ? { ...same, missing: difference } : { ...same, surplus: -difference };
}

export function toleranceOf(grams: number): number {
  return Math.max(SCALE_TOLERANCE_GRAMS_MIN, Math.floor((grams * SCALE_TOLERANCE_PERMILLE) / 1000));
}
