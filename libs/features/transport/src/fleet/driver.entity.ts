import type { CivilDate, Id } from '#core/kernel';
import { DayColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface DriverFacts {
  readonly id: Id<'Driver'>;
  readonly communeId: Id<'Commune'>;
  readonly personId: Id<'Person'>;
  readonly licence: string;
  readonly licenceValidTo: CivilDate;
}

/** A person who drives for a commune: the mandate is the commune's, the licence the state's. */
@Entity('driver')
export class Driver {
  @PrimaryColumn('uuid') readonly id!: Id<'Driver'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @Column('text') licence!: string;
  @DayColumn() licenceValidTo!: CivilDate;
  @Column('boolean') isActive!: boolean;
  /** As it was first told: recognises a request that is sent again. */
  @Column('jsonb') readonly facts!: object;
  @Column('integer') version!: number;

  static register(facts: DriverFacts): Driver {
    return Object.assign(new Driver(), facts, { facts, isActive: true, version: 1 });
  }
}
