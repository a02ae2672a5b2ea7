import type { Id } from '#core/kernel';
import { WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type RationFacts = Pick<Ration, 'id' | 'communeId' | 'productId' | 'gramsPerFamily' | 'act'>;

/** How much of a product an assembly holds that a family needs in a cycle, and the act that says so. */
@Entity('ration')
export class Ration {
  @PrimaryColumn('uuid') readonly id!: Id<'Ration'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly productId!: Id<'Product'>;
  @WholeColumn() gramsPerFamily!: number;
  @Column('text') act!: string;
  @Column('boolean') isActive!: boolean;
  /** As it was told at first; assemblies may have changed it since. */
  @Column('jsonb') readonly facts!: object;
  @Column('integer') version!: number;

  static decide(facts: RationFacts): Ration {
    return Object.assign(new Ration(), facts, { facts, isActive: true, version: 1 });
  }
}
