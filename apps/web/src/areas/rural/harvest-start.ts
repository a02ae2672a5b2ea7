import { newId } from '#core/kernel';
import { today } from '../../language/figures';
import type { Forecast, Lot, Product, Site, Weight } from './catalogue';
import { draftLike, type HarvestDraft } from './harvest-draft';

/** What a new harvest is begun from: what this commune does as a rule. */
export interface Habits {
  /** The newest first. */
  readonly lots: readonly Lot[];
  readonly weights: readonly Weight[];
  readonly centres: readonly Site[];
}

const fresh = (): Pick<HarvestDraft, 'lotId' | 'weightId' | 'day'> => ({
  ...{ lotId: newId(), weightId: newId(), day: today() },
});

export function repeatOf(lot: Lot): HarvestDraft {
  return draftLike(lot, fresh());
}

/** The harvest of a product as this commune packed it last; else in its usual package, first grade, unwashed. */
export function harvestOf(product: Product, { lots, weights, centres }: Habits): HarvestDraft {
  const last = lots.find((it) => it.productId === product.id);
  if (last) return { ...repeatOf(last), source: '', amount: '', floor: '' };
  const ofProduct = weights.filter((it) => it.productId === product.id);
  const usual = ofProduct.find((it) => it.packageType === product.usualPackageType);
  return {
    ...fresh(),
    ...{ source: '', productId: product.id, by: 'packages', amount: '', weight: '' },
    packageType: (usual ?? ofProduct[0])?.packageType ?? product.usualPackageType,
    siteId: centres[0]?.id ?? '',
    ...{ grade: '1', isWashed: false, bestBefore: '', floor: '', currency: 'USD' },
    ...{ orgId: '', forecastId: '' },
  };
}

/** The harvest that a forecast told of, with its likely kilos. */
export function harvestOfForecast(
  forecast: Forecast,
  product: Product,
  habits: Habits,
): HarvestDraft {
  return {
    ...harvestOf(product, habits),
    source: forecast.id,
    forecastId: forecast.id,
    orgId: forecast.productiveOrgId ?? '',
  };
}

/** Amounts of this product that were announced before, so that one tap says them again: the newest first. */
export function usualAmounts(
  lots: readonly Lot[],
  { productId, packageType, by }: HarvestDraft,
): number[] {
  const amounts = lots
    .filter((it) => it.productId === productId && it.packageType === packageType)
    .map((it) => (by === 'packages' ? it.announcedPackages : it.announcedGrams));
  return [...new Set(amounts)].slice(0, 4);
}

/** The products of this commune: harvested last first, then those whose packages it has weighed. */
export function ownProducts(products: readonly Product[], { lots, weights }: Habits): Product[] {
  const ids = new Set([...lots, ...weights].map((it) => it.productId));
  return [...ids].flatMap((id) => products.find((it) => it.id === id) ?? []);
}
