import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import { GramsField, IdField, ListField, TextField, WholeField } from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { PackageWeightFacts } from './package-weight.entity';

/** Two tonnes: no sack, basket or crate that people load weighs more. */
const NOMINAL_GRAMS_MAX = 2_000_000;
const TARE_GRAMS_MAX = 100_000;
const PACKAGE_TYPE = { min: 2, max: 2, pattern: /^[A-Z0-9]{2}$/, description: 'UNECE Rec. 21' };

export class FixPackageWeightRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @TextField(PACKAGE_TYPE) readonly packageType!: string;
  @GramsField({ max: NOMINAL_GRAMS_MAX, description: 'net grams of one package' })
  readonly nominalGrams!: number;
  @GramsField({ optional: true, min: 0, max: TARE_GRAMS_MAX, description: 'of the empty package' })
  readonly tareGrams: number = 0;

  toFacts(id: Id<'PackageWeight'>): PackageWeightFacts {
    return Object.assign({ id }, this);
  }
}

export class EditPackageWeightRequest {
  @GramsField({ optional: true, max: NOMINAL_GRAMS_MAX }) readonly nominalGrams?: number;
  @GramsField({ optional: true, min: 0, max: TARE_GRAMS_MAX }) readonly tareGrams?: number;
}

export class PackageWeightResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productCode!: string;
  @TextField(PACKAGE_TYPE) readonly packageType!: string;
  @GramsField() readonly nominalGrams!: number;
  @GramsField({ min: 0 }) readonly tareGrams!: number;
  @WholeField() readonly version!: number;
}

export class PackageWeightList {
  @ListField(() => PackageWeightResponse) readonly items!: PackageWeightResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class PackageWeightFilter {
  @IdField() readonly communeId!: string;
  @IdField({ optional: true }) readonly productId?: string;
}

export class PackageWeightListQuery extends IntersectionType(PackageWeightFilter, PageQuery) {}
