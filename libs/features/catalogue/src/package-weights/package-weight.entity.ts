import { fieldFault, type Grams, type Id } from '#core/kernel';
import { WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PackageWeightFacts = Pick<PackageWeight, (typeof PackageWeight.FACTS)[number]>;
export type PackageWeightEdit = Partial<Pick<PackageWeight, 'nominalGrams' | 'tareGrams'>>;

/** What a package of one product weighs in one commune: net grams, and the grams of the empty package. */
@Entity('package_weight')
export class PackageWeight {
  static readonly FACTS = [
    'id',
    'communeId',
    'productId',
    'packageType',
    'nominalGrams',
    'tareGrams',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'PackageWeight'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly productId!: Id<'Product'>;
  @Column('text') readonly packageType!: string;
  @WholeColumn() nominalGrams!: Grams;
  @WholeColumn() tareGrams!: Grams;
  @Column('integer') version!: number;

  static fix(facts: PackageWeightFacts): PackageWeight {
    const weight = Object.assign(new PackageWeight(), facts);
    weight.assertTare();
    return weight;
  }

  edit(edit: PackageWeightEdit): void {
    Object.assign(this, edit);
    this.assertTare();
    this.version += 1;
  }

  private assertTare(): void {
    if (this.tareGrams >= this.nominalGrams) {
      throw fieldFault('tareGrams', 'package_weight.tare_too_heavy');
    }
  }
}
