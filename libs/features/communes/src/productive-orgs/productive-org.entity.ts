import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#core/kernel';

export type ProductiveOrgFacts = Pick<ProductiveOrg, (typeof ProductiveOrg.FACTS)[number]>;
export type ProductiveOrgEdit = Partial<Omit<ProductiveOrgFacts, 'id' | 'communeId'>> & {
  readonly isActive?: boolean;
};

/** A producer of a commune. Its kinds are data: the table productive_org_kind. */
@Entity('productive_org')
export class ProductiveOrg {
  static readonly FACTS = ['id', 'communeId', 'kind', 'name'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'ProductiveOrg'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('text') kind!: string;
  @Column('text') name!: string;
  @Column('boolean') isActive!: boolean;
  @Column('integer') version!: number;

  static register(facts: ProductiveOrgFacts): ProductiveOrg {
    return Object.assign(new ProductiveOrg(), facts);
  }

  edit(edit: ProductiveOrgEdit): void {
    Object.assign(this, edit);
    this.version += 1;
  }
}
