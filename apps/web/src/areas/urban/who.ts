import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { ofCommune } from '../../session/commune';
import { useAnswer } from '../../store/answers';

export type Site = Shape<'SiteResponse'>;

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

/** The distribution points of a commune that are in use. */
export function usePoints(communeId: string | null): readonly Site[] {
  const known = useAnswer<Shape<'SiteList'>>(
    ofCommune('/v1/sites?kind=distribution_point', communeId),
  );
  return (known.body?.items ?? []).filter((it) => it.isActive);
}
