import { typedGrams } from '../../language/typed-kilos';

export type Deed = 'correct' | 'withdraw' | 'relist' | 'lose';
export const STAGES = ['field', 'collection', 'transport', 'reception', 'distribution'] as const;
export const CAUSES = ['spoilage', 'damage', 'short_weight', 'theft', 'mistake', 'other'] as const;

/** What is typed for a deed upon a lot. */
export interface TypedDeed {
  readonly deed: Deed;
  readonly direction: 'more' | 'fewer';
  readonly kilos: string;
  readonly reason: string;
  readonly stage: string;
  readonly cause: string;
}

/** Whoever may do what: the producers' word lists and takes back, whoever has the food in hand corrects and loses. */
export interface Standing {
  readonly isProducer: boolean;
  readonly isReceiver: boolean;
}

interface Countable {
  readonly state: string;
  readonly availableGrams: number;
  readonly withdrawnGrams: number;
}

/** The deeds that a person may do upon a lot as it is. */
export function deedsFor(lot: Countable, { isProducer, isReceiver }: Standing): Deed[] {
  const { state, availableGrams, withdrawnGrams } = lot;
  const isOpen = state === 'announced' || (state === 'confirmed' && availableGrams > 0);
  const mayAdjust = isProducer || isReceiver;
  return [
    ...(mayAdjust && (state === 'confirmed' || state === 'exhausted') ? ['correct' as const] : []),
    ...(isProducer && isOpen ? ['withdraw' as const] : []),
    ...(isProducer && (state === 'withdrawn' || withdrawnGrams > 0) ? ['relist' as const] : []),
    ...(mayAdjust && isOpen ? ['lose' as const] : []),
  ];
}

/** The most grams that a deed can take; null where there is no limit. */
export function mostGrams(deed: Deed, lot: Countable): number | null {
  if (deed === 'correct') return null;
  return deed === 'relist' ? lot.withdrawnGrams : lot.availableGrams;
}

export type DeedFault = 'required' | 'kilos' | 'positive' | 'tooMany';

/** What is wrong with the kilos: of most deeds they may be left out, and then mean all that is free. */
export function kilosFault(
  { deed, direction, kilos }: TypedDeed,
  lot: Countable,
): DeedFault | undefined {
  if (kilos.trim() === '') return deed === 'correct' ? 'required' : undefined;
  const grams = typedGrams(kilos);
  if (grams === null) return 'kilos';
  if (grams <= 0) return 'positive';
  const most =
    deed === 'correct' && direction === 'fewer' ? lot.availableGrams : mostGrams(deed, lot);
  return most !== null && grams > most ? 'tooMany' : undefined;
}

/** The body of a deed without faults. */
export function deedBody(
  { deed, direction, kilos, reason, stage, cause }: TypedDeed,
  { id, eventTime }: { readonly id: string; readonly eventTime: string },
): Readonly<Record<string, unknown>> {
  const grams = typedGrams(kilos);
  const shared = { id, eventTime, reason: reason.trim() };
  if (deed === 'correct') {
    return { ...shared, changeGrams: (grams ?? 0) * (direction === 'more' ? 1 : -1) };
  }
  return {
    ...shared,
    ...(grams !== null && { grams }),
    ...(deed === 'lose' && { stage, cause }),
  };
}
