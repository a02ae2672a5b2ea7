import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import { FlagField, IdField, ListField, TextField, WholeField } from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { ProductiveOrgFacts } from './productive-org.entity';

export class RegisterProductiveOrgRequest {
  @IdField() readonly communeId!: string;
  @TextField({ max: 40, example: 'upf' }) readonly kind!: string;
  @TextField({ max: 150 }) readonly name!: string;

  toFacts(id: Id<'ProductiveOrg'>): ProductiveOrgFacts {
    return Object.assign({ id }, this);
  }
}

export class EditProductiveOrgRequest {
  @TextField({ optional: true, max: 40 }) readonly kind?: string;
  @TextField({ optional: true, max: 150 }) readonly name?: string;
  @FlagField({ optional: true }) readonly isActive?: boolean;
}

export class ProductiveOrgResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly kind!: string;
  @TextField() readonly name!: string;
  @FlagField() readonly isActive!: boolean;
  @WholeField() readonly version!: number;
}

export class ProductiveOrgList {
  @ListField(() => ProductiveOrgResponse) readonly items!: ProductiveOrgResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class ProductiveOrgFilter {
  @IdField() readonly communeId!: string;
}

export class ProductiveOrgListQuery extends IntersectionType(ProductiveOrgFilter, PageQuery) {}

export class ProductiveOrgKindResponse {
  @TextField() readonly code!: string;
  @TextField() readonly nameEs!: string;
  @TextField() readonly nameEn!: string;
}

export class ProductiveOrgKindList {
  @ListField(() => ProductiveOrgKindResponse) readonly items!: ProductiveOrgKindResponse[];
  @TextField({ nullable: true }) readonly next!: string | null;
}
