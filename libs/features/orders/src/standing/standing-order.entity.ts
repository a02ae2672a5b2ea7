import { type CivilDate, fieldFault, type Id } from '#core/kernel';
import { DayColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AskedLine, assertLinesMakeSense } from '../orders/asked-line';

export type StandingOrderFacts = Pick<
  StandingOrder,
  'id' | 'communeId' | 'distributionPointId' | 'lines' | 'fromOn' | 'toOn'
>;

/** What a commune asks for again in every cycle that opens between two days. */
@Entity('standing_order')
export class StandingOrder {
  @PrimaryColumn('uuid') readonly id!: Id<'StandingOrder'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') distributionPointId!: Id<'Site'>;
  @Column('jsonb') lines!: readonly AskedLine[];
  @DayColumn() fromOn!: CivilDate;
  /** Null: until somebody ends it. */
  @DayColumn({ nullable: true }) toOn!: CivilDate | null;
  @Column('boolean') isActive!: boolean;
  /** As it was told at first; it may have been edited since. */
  @Column('jsonb') readonly facts!: object;
  @Column('uuid') readonly createdBy!: Id<'Person'>;
  @Column('integer') version!: number;

  static begin(facts: StandingOrderFacts, by: Id<'Person'>): StandingOrder {
    const order = Object.assign(new StandingOrder(), facts, {
      facts,
      isActive: true,
      createdBy: by,
      version: 1,
    });
    order.assertMakesSense();
    return order;
  }

  assertMakesSense(): void {
    assertLinesMakeSense(this.lines);
    if (this.toOn !== null && this.toOn < this.fromOn) {
      throw fieldFault('toOn', 'standing_order.ends_before_it_begins');
    }
  }
}
