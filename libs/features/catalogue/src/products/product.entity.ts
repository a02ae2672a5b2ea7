import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#core/kernel';

export type ProductFacts = Pick<Product, (typeof Product.FACTS)[number]>;
export type ProductEdit = Partial<Omit<ProductFacts, 'id' | 'code'>> & {
  readonly isActive?: boolean;
};

/** One product of the catalogue that all communes share. */
@Entity('product')
export class Product {
  static readonly FACTS = [
    'id',
    'code',
    'cpcCode',
    'nameEs',
    'nameEn',
    'synonyms',
    'family',
    'shelfLifeDays',
    'coldChain',
    'litresPerTonne',
    'usualPackageType',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Product'>;
  /** The short name by which people and files call it ('papa'); it never changes. */
  @Column('text') readonly code!: string;
  /** Subclass of the Central Product Classification, version 2.1: five digits. */
  @Column('text') cpcCode!: string;
  @Column('text') nameEs!: string;
  @Column('text') nameEn!: string;
  @Column('text', { array: true }) synonyms!: string[];
  @Column('text') family!: string;
  /** Days from harvest, without cooling. */
  @Column('integer') shelfLifeDays!: number;
  @Column('boolean') coldChain!: boolean;
  /** Room that a packed tonne takes in a vehicle. */
  @Column('integer') litresPerTonne!: number;
  /** Code of UNECE Recommendation 21. */
  @Column('text') usualPackageType!: string;
  @Column('boolean') isActive!: boolean;
  @Column('integer') version!: number;

  static propose(facts: ProductFacts): Product {
    return Object.assign(new Product(), facts);
  }

  edit(edit: ProductEdit): void {
    Object.assign(this, edit);
    this.version += 1;
  }
}
