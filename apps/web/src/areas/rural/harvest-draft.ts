import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';

/** A harvest as it is typed. Kept on the phone until it is sent. */
export interface HarvestDraft {
  /** Ids born here, so that a harvest sent twice counts once. */
  readonly lotId: string;
  readonly weightId: string;
  /** The lot it repeats or the forecast it fulfils, when it began with one. */
  readonly source: string;
  readonly productId: string;
  readonly by: 'packages' | 'kilos';
  readonly amount: string;
  readonly packageType: string;
  /** Kilos of one package, asked while this commune has not said so. */
  readonly weight: string;
  readonly day: string;
  readonly siteId: string;
  readonly grade: string;
  readonly isWashed: boolean;
  readonly bestBefore: string;
  readonly floor: string;
  readonly currency: string;
  readonly orgId: string;
  readonly forecastId: string;
}

export type HarvestField =
  'amount' | 'packageType' | 'weight' | 'day' | 'siteId' | 'bestBefore' | 'floor';
export type HarvestFault =
  | 'required'
  | 'number'
  | 'kilos'
  | 'positive'
  | 'whole'
  | 'lessThanPackage'
  | 'tooEarly'
  | 'tooHeavy';

/** No package is heavier; the API refuses it, too. */
const PACKAGE_GRAMS_MAX = 2_000_000;

/** A draft like a lot that there was: the same but for its days and ids. */
export function draftLike(
  lot: Shape<'LotResponse'>,
  ids: Pick<HarvestDraft, 'lotId' | 'weightId' | 'day'>,
): HarvestDraft {
  return {
    ...ids,
    source: lot.id,
    productId: lot.productId,
    by: 'packages',
    amount: String(lot.announcedPackages),
    packageType: lot.packageType,
    weight: '',
    siteId: lot.siteId,
    grade: String(lot.grade),
    isWashed: lot.isWashed,
    bestBefore: '',
    floor: lot.floorMinorPerKg === null ? '' : gramsTyped(lot.floorMinorPerKg * 10),
    currency: lot.currency ?? 'USD',
    orgId: lot.productiveOrgId ?? '',
    forecastId: '',
  };
}

/** What the typed amount comes to; null while it cannot be read or a package's weight is unknown. */
export function amountOf(
  { by, amount }: HarvestDraft,
  nominalGrams: number | null,
): { readonly packages: number; readonly grams: number } | null {
  if (nominalGrams === null || nominalGrams <= 0) return null;
  const number = by === 'packages' ? typedNumber(amount) : typedGrams(amount);
  if (number === null) return null;
  return by === 'packages'
    ? { packages: number, grams: number * nominalGrams }
    : { packages: Math.floor(number / nominalGrams), grams: number };
}

/** What is missing or wrong before it can be sent, by field. `known` is what such a package weighs in this commune. */
export function harvestFaults(
  draft: HarvestDraft,
  known: number | null,
): Partial<Record<HarvestField, HarvestFault>> {
  const weight = known === null ? weightFault(draft.weight) : undefined;
  const amount = amountFault(draft, known ?? typedGrams(draft.weight));
  const isTooEarly = draft.bestBefore !== '' && draft.bestBefore < draft.day;
  return {
    ...(amount && { amount }),
    ...(weight && { weight }),
    ...(draft.packageType === '' && { packageType: 'required' as const }),
    ...(draft.day === '' && { day: 'required' as const }),
    ...(draft.siteId === '' && { siteId: 'required' as const }),
    ...(isTooEarly && { bestBefore: 'tooEarly' as const }),
    ...(draft.floor.trim() !== '' &&
      typedNumber(draft.floor) === null && { floor: 'number' as const }),
  };
}

function weightFault(typed: string): HarvestFault | undefined {
  if (typed.trim() === '') return 'required';
  const grams = typedGrams(typed);
  if (grams === null) return 'kilos';
  if (grams <= 0) return 'positive';
  return grams > PACKAGE_GRAMS_MAX ? 'tooHeavy' : undefined;
}

function amountFault(
  { by, amount }: HarvestDraft,
  nominal: number | null,
): HarvestFault | undefined {
  if (amount.trim() === '') return 'required';
  const number = by === 'packages' ? typedNumber(amount) : typedGrams(amount);
  if (number === null) return by === 'packages' ? 'number' : 'kilos';
  if (number <= 0) return 'positive';
  if (by === 'packages') return Number.isInteger(number) ? undefined : 'whole';
  return nominal !== null && number < nominal ? 'lessThanPackage' : undefined;
}

/** The request for a draft without faults. */
export function lotRequest(draft: HarvestDraft, communeId: string): Shape<'RegisterLotRequest'> {
  const { by, amount, floor, currency, bestBefore, orgId, forecastId } = draft;
  const price = typedNumber(floor);
  return {
    communeId,
    productId: draft.productId,
    siteId: draft.siteId,
    grade: Number(draft.grade) as 1 | 2 | 3,
    isWashed: draft.isWashed,
    packageType: draft.packageType,
    ...(by === 'packages'
      ? { packages: typedNumber(amount) ?? 0 }
      : { grams: typedGrams(amount) ?? 0 }),
    harvestedOn: draft.day,
    ...(bestBefore !== '' && { bestBeforeOn: bestBefore }),
    ...(price !== null && { floorMinorPerKg: Math.round(price * 100), currency }),
    ...(orgId !== '' && { productiveOrgId: orgId }),
    ...(forecastId !== '' && { forecastId }),
  };
}
