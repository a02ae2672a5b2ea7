import type { Address } from '../../api/address';
import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { mandate, mandates, type Role } from '../../session/session';
import { useAnswer } from '../../store/answers';

export type Cycle = Shape<'CycleResponse'>;
export type Site = Shape<'SiteResponse'>;

/** The commune for which the person acts now; null for somebody of the whole network. */
export function myCommune(): string | null {
  return mandate.value?.communeId ?? null;
}

/** True when one of the person's mandates of a commune has this role. */
export function speaksFor(communeId: string | null, role: Role): boolean {
  return mandates.value.some((it) => it.role === role && it.communeId === communeId);
}

/** An address of the API for one commune, written as the phone keeps it for when there is no network. */
export function ofCommune<Of>(path: string, communeId: string | null): Address<Of> | null {
  if (communeId === null) return null;
  return `${path}${path.includes('?') ? '&' : '?'}communeId=${communeId}`;
}

interface Named {
  readonly productNameEs: string;
  readonly productNameEn: string;
}

export function productName({ productNameEs, productNameEn }: Named): string {
  return locale.value === 'es' ? productNameEs : productNameEn;
}

export interface ProductNames {
  /** All products that can be asked for, by name. */
  readonly options: readonly { readonly value: string; readonly name: string }[];
  nameOf(id: string): string;
}

/** The names of the catalogue in the reader's language. */
export function useProducts(): ProductNames {
  const known = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  const items = known.body?.items ?? [];
  const named = (it: Shape<'ProductResponse'>): string =>
    locale.value === 'es' ? it.nameEs : it.nameEn;
  const names = new Map(items.map((it) => [it.id, named(it)]));
  const options = items
    .filter((it) => it.isActive)
    .map((it) => ({ value: it.id, name: named(it) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return { options, nameOf: (id) => names.get(id) ?? '…' };
}

/** The cycles that this phone knows, the newest first. */
export function useCycles(): readonly Cycle[] {
  const known = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  return (known.body?.items ?? []).toSorted((one, other) =>
    other.closesOn.localeCompare(one.closesOn),
  );
}

/** The distribution points of a commune that are in use. */
export function usePoints(communeId: string | null): readonly Site[] {
  const known = useAnswer<Shape<'SiteList'>>(
    ofCommune('/v1/sites?kind=distribution_point', communeId),
  );
  return (known.body?.items ?? []).filter((it) => it.isActive);
}
