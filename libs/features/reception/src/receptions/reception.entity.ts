import type { Id } from '#core/kernel';
import { MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why food is missing or lost at the receiver's. */
export const LOSS_CAUSES = [
  'spoilage',
  'damage',
  'short_weight',
  'theft',
  'mistake',
  'other',
] as const;
export type LossCause = (typeof LOSS_CAUSES)[number];

/** One weighing by the receiving commune. Only ever added: a wrong one is followed by its correction. */
@Entity('reception')
export class Reception {
  /** What a phone says; told again with other facts, it is refused. */
  static readonly FACTS = [
    'allocationId',
    'correctsId',
    'packages',
    'receivedGrams',
    'differenceCause',
    'differenceReason',
    'eventTime',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Reception'>;
  @Column('uuid') readonly allocationId!: Id<'Allocation'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid', { nullable: true }) readonly correctsId!: Id<'Reception'> | null;
  @Column('integer') readonly packages!: number;
  /** Delivered grams that it answers for. */
  @WholeColumn() readonly coveredGrams!: number;
  @WholeColumn() readonly receivedGrams!: number;
  /** Received less covered: negative when something is missing. */
  @WholeColumn() readonly differenceGrams!: number;
  @Column('text', { nullable: true }) readonly differenceCause!: LossCause | null;
  @Column('text', { nullable: true }) readonly differenceReason!: string | null;
  @Column('uuid', { nullable: true }) readonly weighingId!: Id<'Weighing'> | null;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @MomentColumn() readonly eventTime!: Date;
  @MomentColumn() readonly recordTime!: Date;
}
