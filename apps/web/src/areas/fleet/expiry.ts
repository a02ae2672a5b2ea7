import { type CivilDate, daysBetween } from '#core/kernel';

/** How a paper stands by its days. */
export type Expiry = 'over' | 'soon' | 'good' | 'later';

const SOON_DAYS = 14;

/** A paper that ends within two weeks is to be renewed before a lorry waits for it. */
export function expiryOf(
  { validFrom, validTo }: { readonly validFrom?: string; readonly validTo: string },
  today: CivilDate,
): Expiry {
  if (validTo < today) return 'over';
  if (validFrom !== undefined && validFrom > today) return 'later';
  return daysBetween(today, validTo) <= SOON_DAYS ? 'soon' : 'good';
}
