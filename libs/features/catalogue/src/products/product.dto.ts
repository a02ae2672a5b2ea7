import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
  FlagField,
  IdField,
  ListField,
  TextField,
  TextsField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { ProductFacts } from './product.entity';

const CPC = { min: 5, max: 5, pattern: /^[0-9]{5}$/, description: 'CPC 2.1 subclass' };
const PACKAGE_TYPE = { min: 2, max: 2, pattern: /^[A-Z0-9]{2}$/, description: 'UNECE Rec. 21' };
const SHELF_LIFE = { min: 1, max: 3_650, description: 'days from harvest, without cooling' };
const LITRES = { min: 500, max: 50_000, description: 'room of a packed tonne' };

export class ProposeProductRequest {
  @TextField({ min: 2, max: 40, pattern: /^[a-z0-9][a-z0-9-]*$/, example: 'papa' })
  readonly code!: string;
  @TextField(CPC) readonly cpcCode!: string;
  @TextField({ max: 80 }) readonly nameEs!: string;
  @TextField({ max: 80 }) readonly nameEn!: string;
  @TextsField({ optional: true, max: 30 }) readonly synonyms: string[] = [];
  @TextField({ max: 60, example: 'hortaliza' }) readonly family!: string;
  @WholeField(SHELF_LIFE) readonly shelfLifeDays!: number;
  @FlagField({ optional: true }) readonly coldChain: boolean = false;
  @WholeField(LITRES) readonly litresPerTonne!: number;
  @TextField(PACKAGE_TYPE) readonly usualPackageType!: string;

  toFacts(id: Id<'Product'>): ProductFacts {
    return Object.assign({ id }, this);
  }
}

export class EditProductRequest {
  @TextField({ ...CPC, optional: true }) readonly cpcCode?: string;
  @TextField({ optional: true, max: 80 }) readonly nameEs?: string;
  @TextField({ optional: true, max: 80 }) readonly nameEn?: string;
  @TextsField({ optional: true, max: 30 }) readonly synonyms?: string[];
  @TextField({ optional: true, max: 60 }) readonly family?: string;
  @WholeField({ ...SHELF_LIFE, optional: true }) readonly shelfLifeDays?: number;
  @FlagField({ optional: true }) readonly coldChain?: boolean;
  @WholeField({ ...LITRES, optional: true }) readonly litresPerTonne?: number;
  @TextField({ ...PACKAGE_TYPE, optional: true }) readonly usualPackageType?: string;
  @FlagField({ optional: true }) readonly isActive?: boolean;
}

export class ProductResponse {
  @IdField() readonly id!: string;
  @TextField() readonly code!: string;
  @TextField(CPC) readonly cpcCode!: string;
  @TextField() readonly nameEs!: string;
  @TextField() readonly nameEn!: string;
  @TextsField() readonly synonyms!: string[];
  @TextField() readonly family!: string;
  @WholeField(SHELF_LIFE) readonly shelfLifeDays!: number;
  @FlagField() readonly coldChain!: boolean;
  @WholeField(LITRES) readonly litresPerTonne!: number;
  @TextField(PACKAGE_TYPE) readonly usualPackageType!: string;
  @FlagField() readonly isActive!: boolean;
  @WholeField() readonly version!: number;
}

export class ProductList {
  @ListField(() => ProductResponse) readonly items!: ProductResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

const STANDINGS = ['active', 'all'] as const;

export class ProductFilter {
  @TextField({
    optional: true,
    max: 80,
    description:
      'part of a name, synonym or code in either language; accents and capitals do not count',
  })
  readonly q?: string;
  @TextField({ optional: true, max: 60 }) readonly family?: string;
  @ChoiceField(STANDINGS, { optional: true })
  readonly standing: (typeof STANDINGS)[number] = 'active';
}

export class ProductListQuery extends IntersectionType(ProductFilter, PageQuery) {}

export class PackageTypeResponse {
  @TextField(PACKAGE_TYPE) readonly code!: string;
  @TextField() readonly nameEs!: string;
  @TextField() readonly nameEn!: string;
  @TextsField() readonly synonyms!: string[];
}

export class PackageTypeList {
  @ListField(() => PackageTypeResponse) readonly items!: PackageTypeResponse[];
  @TextField({ nullable: true }) readonly next!: string | null;
}
