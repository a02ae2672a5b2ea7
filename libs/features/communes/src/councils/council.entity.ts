import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#core/kernel';

export type CouncilFacts = Pick<Council, (typeof Council.FACTS)[number]>;
export type CouncilEdit = Partial<Omit<CouncilFacts, 'id' | 'communeId'>>;

/** A communal council: the base body in which families are counted. */
@Entity('council')
export class Council {
  static readonly FACTS = ['id', 'communeId', 'name', 'families', 'latitude', 'longitude'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Council'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('text') name!: string;
  @Column('integer') families!: number;
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('double precision', { nullable: true }) longitude!: number | null;
  @Column('integer') version!: number;

  static register(facts: CouncilFacts): Council {
    return Object.assign(new Council(), facts);
  }

  edit(edit: CouncilEdit): void {
    Object.assign(this, edit);
    this.version += 1;
  }
}
