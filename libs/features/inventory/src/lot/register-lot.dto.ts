import type { CivilDate, Id } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  MinorField,
  TextField,
  WholeField,
} from '#platform/fields';
import type { LotFacts } from './lot-facts';
import { LOT_GRAMS_MAX } from './lot.rules';

/** What is said of a harvest wherever it comes from: told anew, or harvested from a forecast. */
export class HarvestedLotRequest {
  @IdField({ optional: true }) readonly productiveOrgId?: string;
  @IdField({ description: 'collection centre of the same commune' }) readonly siteId!: string;
  @ChoiceField([1, 2, 3], { description: '1 is the best' }) readonly grade!: number;
  @FlagField() readonly isWashed!: boolean;
  @TextField({ max: 10, description: 'UNECE Rec 21 code', example: 'SA' })
  readonly packageType!: string;
  @WholeField({ optional: true, min: 1, max: 1_000_000, description: 'packages, grams or both' })
  readonly packages?: number;
  @GramsField({ optional: true, max: LOT_GRAMS_MAX }) readonly grams?: number;
  @DateField() readonly harvestedOn!: string;
  @DateField({ optional: true, description: 'the day of the harvest unless said' })
  readonly readyOn?: string;
  @DateField({ optional: true, description: 'as long as the product keeps unless said' })
  readonly bestBeforeOn?: string;
  @MinorField({ optional: true, description: 'minor units per kilogram, with currency' })
  readonly floorMinorPerKg?: number;
  @TextField({ optional: true, max: 8, pattern: /^[A-Z][A-Z0-9]{1,7}$/, example: 'USD' })
  readonly currency?: string;

  /** Ids in small letters, so that they compare with those of the database. */
  factsOf(origin: {
    id: string;
    communeId: string;
    productId: string;
    forecastId: string | undefined;
  }): LotFacts {
    const small = <Kind extends string>(id: string | undefined): Id<Kind> | null =>
      id?.toLowerCase() ?? null;
    return {
      id: origin.id.toLowerCase(),
      communeId: origin.communeId.toLowerCase(),
      productId: origin.productId.toLowerCase(),
      forecastId: small(origin.forecastId),
      productiveOrgId: small(this.productiveOrgId),
      siteId: this.siteId.toLowerCase(),
      grade: this.grade,
      isWashed: this.isWashed,
      packageType: this.packageType,
      packages: this.packages ?? null,
      grams: this.grams ?? null,
      harvestedOn: this.harvestedOn,
      readyOn: (this.readyOn as CivilDate | undefined) ?? null,
      bestBeforeOn: (this.bestBeforeOn as CivilDate | undefined) ?? null,
      floorMinorPerKg: this.floorMinorPerKg ?? null,
      currency: this.currency ?? null,
    };
  }
}

export class RegisterLotRequest extends HarvestedLotRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @IdField({ optional: true }) readonly forecastId?: string;

  toFacts(id: string): LotFacts {
    const { communeId, productId, forecastId } = this;
    return this.factsOf({ id, communeId, productId, forecastId });
  }
}
