import { DomainError, fieldFault, type CivilDate, type Id } from '#core/kernel';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  closesAt,
  type CycleDates,
  type CycleState,
  hasReached,
  mayFollow,
  misplacedDate,
} from './cycle.rules';

/** What a manager says when a cycle is convened. */
export interface CycleFacts extends CycleDates {
  readonly id: Id<'DistributionCycle'>;
  readonly name: string;
  /** Null: a cycle of the network, managed by its liaisons only. */
  readonly hostCommuneId: Id<'Commune'> | null;
  readonly acceptHours: number;
  /** Sorted; empty: the whole network takes part. */
  readonly participantIds: readonly Id<'Commune'>[];
}

/** One round of orders, matching, moving and handing out, on civil dates in Caracas. */
@Entity('distribution_cycle')
export class DistributionCycle implements CycleDates {
  @PrimaryColumn('uuid') readonly id!: Id<'DistributionCycle'>;
  @Column('text') name!: string;
  @Column('uuid', { nullable: true }) readonly hostCommuneId!: Id<'Commune'> | null;
  @DayColumn() opensOn!: CivilDate;
  @DayColumn() closesOn!: CivilDate;
  @Column('smallint') closesMinute!: number;
  @DayColumn() movesOn!: CivilDate;
  @DayColumn() handsOutOn!: CivilDate;
  @DayColumn() settlesOn!: CivilDate;
  @Column('smallint') acceptHours!: number;
  @Column('text') state!: CycleState;
  /** As it was told at first; dates may have moved since. */
  @Column('jsonb') readonly facts!: object;
  @Column('uuid') readonly createdBy!: Id<'Person'>;
  @MomentColumn() readonly createdAt!: Date;
  @Column('integer') version!: number;

  static plan(facts: CycleFacts, by: Id<'Person'>, now: Date): DistributionCycle {
    const { participantIds: _, ...columns } = facts;
    const cycle = Object.assign(new DistributionCycle(), columns, {
      facts,
      state: 'planned' as const,
      createdBy: by,
      createdAt: now,
      version: 1,
    });
    cycle.assertDatesInOrder();
    return cycle;
  }

  assertDatesInOrder(): void {
    const field = misplacedDate(this);
    if (field) throw fieldFault(field, 'cycle.dates_out_of_order', { date: this[field] });
  }

  /** An open cycle whose closing moment has passed would close again at once. */
  assertClosesAfter(now: Date): void {
    if (closesAt(this) <= now) {
      throw fieldFault('closesOn', 'cycle.closes_in_the_past', { date: this.closesOn });
    }
  }

  /** Steps to another state. False when it has been there already; a step that life does not know is refused. */
  moveOn(to: CycleState): boolean {
    if (this.state === to) return false;
    const isReopening = this.state === 'closed' && to === 'open';
    if (!isReopening && to !== 'cancelled' && hasReached(this.state, to)) return false;
    if (!mayFollow(this.state, to)) {
      throw new DomainError('conflict', 'cycle.wrong_state', { state: this.state, to });
    }
    this.state = to;
    this.version += 1;
    return true;
  }
}
