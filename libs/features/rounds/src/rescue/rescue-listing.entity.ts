import type { CivilDate, Id } from '#core/kernel';
import { DayColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { rescueNotOpen, rescueTooMuch } from '../rounds.errors';

export const RESCUE_STATES = ['open', 'taken', 'closed'] as const;
export type RescueState = (typeof RESCUE_STATES)[number];

/** Food of one lot that no order took, offered to whoever can use it before its best-before day. */
@Entity('rescue_listing')
export class RescueListing {
  @PrimaryColumn('uuid') readonly id!: Id<'RescueListing'>;
  @Column('uuid') readonly lotId!: Id<'Lot'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @WholeColumn() readonly grams!: number;
  @DayColumn() readonly bestBeforeOn!: CivilDate;
  @Column('text') state!: RescueState;
  @WholeColumn() takenGrams!: number;
  @Column('text', { nullable: true }) takenBy!: string | null;
  @Column('text', { nullable: true }) closedReason!: string | null;
  @Column('integer') version!: number;

  /** Gives some of it away. `freeGrams` is what the lot still has. Call it on a locked row. */
  give(take: { grams: number; takenBy: string; today: CivilDate; freeGrams: number }): void {
    if (this.state !== 'open') throw rescueNotOpen(this.state);
    if (take.today > this.bestBeforeOn) throw rescueNotOpen('expired');
    const left = Math.min(this.grams - this.takenGrams, take.freeGrams);
    if (take.grams > left) throw rescueTooMuch(take.grams, left);
    this.takenGrams += take.grams;
    this.takenBy = take.takenBy;
    if (take.grams === left) this.state = 'taken';
    this.version += 1;
  }

  /** The commune takes its offer down. False when it is down already. */
  close(reason: string): boolean {
    if (this.state === 'closed') return false;
    if (this.state !== 'open') throw rescueNotOpen(this.state);
    this.state = 'closed';
    this.closedReason = reason;
    this.version += 1;
    return true;
  }
}
