import type { Id } from '#core/kernel';
import { MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One hand-over of rescued food. Its id is born with the deed and names the stock movement, too. */
@Entity('rescue_take')
export class RescueTake {
  static readonly FACTS = ['id', 'listingId', 'grams', 'takenBy', 'note'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'RescueTake'>;
  @Column('uuid') readonly listingId!: Id<'RescueListing'>;
  @WholeColumn() readonly grams!: number;
  /** The school, canteen, plant, fair or neighbour that took it. */
  @Column('text') readonly takenBy!: string;
  @Column('text') readonly note!: string;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @MomentColumn() readonly eventTime!: Date;
}
