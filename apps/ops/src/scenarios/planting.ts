import { at } from './chance';
import type { Crop } from './crops';
import type { Harvest, Village, Wish } from './network';
import type { NetworkBuilder } from './network-builder';

export interface HarvestPlan {
  readonly packages: number;
  readonly orgIndex?: number;
  readonly grade?: 1 | 2 | 3;
  readonly isWashed?: boolean;
  /** In place of the crop's own farm price. */
  readonly floorMinorPerKg?: number;
}

/** What a village brings of one crop, in packages of its own weight. */
export function harvestOf(
  builder: NetworkBuilder,
  village: Village,
  crop: Crop,
  plan: HarvestPlan,
): Harvest {
  return {
    village,
    orgIndex: plan.orgIndex ?? 0,
    productCode: crop.code,
    weight: builder.packageWeight(village, crop),
    packages: plan.packages,
    grade: plan.grade ?? 1,
    isWashed: plan.isWashed ?? false,
    floorMinorPerKg: plan.floorMinorPerKg ?? crop.farmCents,
    shelfLifeDays: builder.shelfLifeDays(crop.code),
  };
}

/** Whole packages of about so many kilos; never none. */
export function packagesOf(builder: NetworkBuilder, village: Village, crop: Crop, kilos: number) {
  const { nominalGrams } = builder.packageWeight(village, crop);
  return Math.max(1, Math.round((kilos * 1_000) / nominalGrams));
}

export interface WishPlan {
  /** Of the ration of all families, in hundredths. */
  readonly percent?: number;
  readonly gradeFloor?: number;
  readonly isWashed?: boolean;
  readonly ceilingMinorPerKg?: number;
  readonly substitutes?: readonly string[];
}

/** What a village's families want of one crop, in whole kilos; a fifth more would be welcome. */
export function wishOf(
  builder: NetworkBuilder,
  village: Village,
  crop: Crop,
  plan: WishPlan = {},
): Wish {
  const grams = (village.families * crop.rationGrams * (plan.percent ?? 100)) / 100;
  const kilos = Math.max(5, Math.round(grams / 1_000));
  return {
    productId: builder.productId(crop.code),
    productCode: crop.code,
    minGrams: 0,
    wantedGrams: kilos * 1_000,
    maxGrams: Math.round(kilos * 1.2) * 1_000,
    gradeFloor: plan.gradeFloor ?? null,
    isWashed: plan.isWashed ?? null,
    ceilingMinorPerKg: plan.ceilingMinorPerKg ?? crop.farmCents * 2 + 20,
    substituteProductIds: (plan.substitutes ?? []).map((code) => builder.productId(code)),
  };
}

/** A crop of the list by its code, with one package weight when the scenario insists on it. */
export function theCrop(crops: readonly Crop[], code: string, packageKilos?: number): Crop {
  const crop = at(
    crops.filter((it) => it.code === code),
    0,
  );
  return packageKilos === undefined ? crop : { ...crop, packageKilos: [packageKilos] };
}

/** Families of so many councils: some 200 to 400 in the city, 20 to 50 in the country. */
export function councilFamilies(
  builder: NetworkBuilder,
  kind: 'rural' | 'urban' | 'mixed',
  councils: number,
): number[] {
  return Array.from({ length: councils }, () =>
    kind === 'urban' ? builder.chance.whole(200, 400) : builder.chance.whole(20, 50),
  );
}
