import type { Id } from '#core/kernel';
import { MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LossCause } from '../receptions/reception.entity';

/** Food lost between the receiver's scale and the families. Only ever added; a correction may say none at all. */
@Entity('hand_out_loss')
export class HandOutLoss {
  static readonly FACTS = [
    'allocationId',
    'correctsId',
    'grams',
    'cause',
    'reason',
    'eventTime',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'HandOutLoss'>;
  @Column('uuid') readonly allocationId!: Id<'Allocation'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid', { nullable: true }) readonly correctsId!: Id<'HandOutLoss'> | null;
  @WholeColumn() readonly grams!: number;
  @Column('text') readonly cause!: LossCause;
  @Column('text') readonly reason!: string;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @MomentColumn() readonly eventTime!: Date;
  @MomentColumn() readonly recordTime!: Date;
}
