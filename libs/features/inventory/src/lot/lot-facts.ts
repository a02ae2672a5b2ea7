import type { CivilDate, Id } from '#core/kernel';

/** What a producers' spokesperson says of a lot. Null is "not said": the rules fill it in or leave it open. */
export interface LotFacts {
  readonly id: Id<'Lot'>;
  readonly communeId: Id<'Commune'>;
  readonly productId: Id<'Product'>;
  readonly productiveOrgId: Id<'ProductiveOrg'> | null;
  readonly forecastId: Id<'HarvestForecast'> | null;
  readonly siteId: Id<'Site'>;
  readonly grade: number;
  readonly isWashed: boolean;
  readonly packageType: string;
  /** Packages, grams or both must be said. */
  readonly packages: number | null;
  readonly grams: number | null;
  readonly harvestedOn: CivilDate;
  /** Null: on the day of the harvest. */
  readonly readyOn: CivilDate | null;
  /** Null: as long as the product keeps. */
  readonly bestBeforeOn: CivilDate | null;
  readonly floorMinorPerKg: number | null;
  readonly currency: string | null;
}

/** What is known of the things that a lot names. Null is "there is no such thing". */
export interface LotGround {
  readonly isKnown: boolean;
  readonly product: { readonly shelfLifeDays: number; readonly isActive: boolean } | null;
  readonly site: { readonly communeId: string; readonly isActive: boolean } | null;
  readonly org: { readonly communeId: string; readonly isActive: boolean } | null;
  readonly forecast: {
    readonly communeId: string;
    readonly productId: string;
    readonly state: string;
  } | null;
  readonly hasPackageType: boolean;
  /** What one such package of the product weighs in this commune. */
  readonly nominalGrams: number | null;
}
