import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { type Known, useAnswer } from '../../store/answers';
import type { Option } from '../../ui/fields';
import { common } from '../../ui/words';
import { ofCommune } from '../../session/commune';

export type Lot = Shape<'LotResponse'>;
export type Forecast = Shape<'ForecastResponse'>;
export type Weight = Shape<'PackageWeightResponse'>;
export type Product = Shape<'ProductResponse'>;
export type Site = Shape<'SiteResponse'>;

/** The products and packages of the network, by the names of the reader's language. */
export interface Catalogue {
  /** Those that can be harvested now, by name. */
  readonly products: readonly Product[];
  readonly packages: readonly Option[];
  product(id: string): Product | undefined;
  productName(id: string): string;
  packageName(code: string): string;
}

export function useCatalogue(): Catalogue {
  const products = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200').body?.items ?? [];
  const types = useAnswer<Shape<'PackageTypeList'>>('/v1/package-types').body?.items ?? [];
  const product = (id: string): Product | undefined => products.find((it) => it.id === id);
  const packages = types.map((it) => ({ value: it.code, name: nameOf(it) }));
  return {
    ...{ product, packages },
    products: products
      .filter((it) => it.isActive)
      .sort((one, other) => nameOf(one).localeCompare(nameOf(other))),
    productName: (id) => nameOf(product(id)),
    packageName: (code) => packages.find((it) => it.value === code)?.name ?? code,
  };
}

export function nameOf(
  named: { readonly nameEs: string; readonly nameEn: string } | undefined,
): string {
  if (!named) return common('say.none');
  return locale.value === 'es' ? named.nameEs : named.nameEn;
}

/** What packages weigh in a commune. */
export function useWeights(communeId: string | null): readonly Weight[] {
  const known = useAnswer<Shape<'PackageWeightList'>>(
    ofCommune('/v1/package-weights?limit=200', communeId),
  );
  return known.body?.items ?? [];
}

export function weightOf(
  weights: readonly Weight[],
  { productId, packageType }: Pick<Weight, 'productId' | 'packageType'>,
): Weight | undefined {
  return weights.find((it) => it.productId === productId && it.packageType === packageType);
}

type Lots = Known<Shape<'LotPageResponse'>>;

/** The lots of a commune that wait to be weighed. */
export function useAnnounced(communeId: string | null): Lots {
  return useAnswer(ofCommune('/v1/lots?state=announced&limit=200', communeId));
}

/** The lots of a commune of which something is still there. */
export function useConfirmed(communeId: string | null): Lots {
  return useAnswer(ofCommune('/v1/lots?state=confirmed&limit=200', communeId));
}

/** What is announced or still there, the newest first. */
export function liveLots(announced: Lots, confirmed: Lots): readonly Lot[] {
  return [...(announced.body?.items ?? []), ...(confirmed.body?.items ?? [])].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
}

/** The centres of a commune that are in use. */
export function useCentres(communeId: string | null): readonly Site[] {
  const known = useAnswer<Shape<'SiteList'>>(
    ofCommune('/v1/sites?kind=collection_centre', communeId),
  );
  return (known.body?.items ?? []).filter((it) => it.isActive);
}

export function useForecasts(communeId: string | null): Known<Shape<'ForecastPageResponse'>> {
  return useAnswer(ofCommune('/v1/forecasts?state=open&limit=200', communeId));
}

export function useOrgs(communeId: string | null): readonly Option[] {
  const known = useAnswer<Shape<'ProductiveOrgList'>>(
    ofCommune('/v1/productive-orgs?limit=200', communeId),
  );
  return (known.body?.items ?? [])
    .filter((it) => it.isActive)
    .map((it) => ({ value: it.id, name: it.name }));
}
