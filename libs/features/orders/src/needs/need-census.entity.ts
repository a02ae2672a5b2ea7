import { type CivilDate, fieldFault, type Id } from '#core/kernel';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CensusFacts = Pick<
  NeedCensus,
  'id' | 'communeId' | 'councilId' | 'families' | 'takenOn'
>;

/** How many families of one council need food, as counted on one day. Never edited: a new count follows. */
@Entity('need_census')
export class NeedCensus {
  static readonly FACTS = ['id', 'communeId', 'councilId', 'families', 'takenOn'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'NeedCensus'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly councilId!: Id<'Council'>;
  @Column('integer') readonly families!: number;
  @DayColumn() readonly takenOn!: CivilDate;
  @Column('uuid') readonly recordedBy!: Id<'Person'>;
  @MomentColumn() readonly recordedAt!: Date;

  static record(facts: CensusFacts, by: Id<'Person'>, now: Date): NeedCensus {
    return Object.assign(new NeedCensus(), facts, { recordedBy: by, recordedAt: now });
  }

  assertTakenBy(today: CivilDate): void {
    if (this.takenOn > today) {
      throw fieldFault('takenOn', 'need_census.in_the_future', { date: this.takenOn });
    }
  }
}
