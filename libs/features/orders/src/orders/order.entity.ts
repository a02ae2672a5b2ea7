import { type CivilDate, DomainError, type Id } from '#core/kernel';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MergedOrder } from './merging';
import type { OrderState } from './order-state';

/** What one commune asks for in one cycle: all its submissions merged. */
@Entity('order')
export class Order implements MergedOrder {
  @PrimaryColumn('uuid') readonly id!: Id<'Order'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('uuid') distributionPointId!: Id<'Site'>;
  @DayColumn() windowFromOn!: CivilDate;
  @DayColumn() windowToOn!: CivilDate;
  /** The weight of its need. */
  @Column('integer') families!: number;
  @Column('boolean') canKeepCold!: boolean;
  @Column('text') state!: OrderState;
  @Column('uuid', { nullable: true }) termsFrom!: Id<'OrderSubmission'> | null;
  @Column('uuid', { nullable: true }) familiesFrom!: Id<'OrderSubmission'> | null;
  /** What it was before it was cancelled. */
  @Column('text', { nullable: true }) cancelledFrom!: 'draft' | 'submitted' | null;
  @MomentColumn() readonly createdAt!: Date;
  @Column('integer') version!: number;

  /** Only a draft or a submitted order may be changed by people; afterwards it follows its allocations. */
  assertOpen(): void {
    if (this.state === 'draft' || this.state === 'submitted') return;
    const code = this.state === 'cancelled' ? 'order.is_cancelled' : 'order.no_longer_open';
    throw new DomainError('conflict', code, { state: this.state });
  }
}
