import type { Id } from '#core/kernel';
import { MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  allocationNotOpen,
  alreadyAccepted,
  deadlinePassed,
  declinedByOther,
  notDeclined,
} from '../rounds.errors';
import type { Side } from '../rounds.events';

export const ALLOCATION_STATES = [
  'proposed',
  'accepted',
  'declined',
  'released',
  'loaded',
  'delivered',
  'reconciled',
  'lost',
] as const;
export type AllocationState = (typeof ALLOCATION_STATES)[number];

/** Who says it, for which sides, and when. */
export interface Word {
  readonly personId: Id<'Person'>;
  readonly at: Date;
}

/** One portion of one lot for one order line. Its rules count on a locked row. */
@Entity('allocation')
export class Allocation {
  @PrimaryColumn('uuid') readonly id!: Id<'Allocation'>;
  @Column('uuid') readonly runId!: Id<'MatchingRun'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('uuid') readonly lotId!: Id<'Lot'>;
  @Column('uuid') readonly orderLineId!: Id<'OrderLine'>;
  @Column('uuid') readonly supplierCommuneId!: Id<'Commune'>;
  @Column('uuid') readonly customerCommuneId!: Id<'Commune'>;
  @Column('integer') readonly packages!: number;
  @WholeColumn() grams!: number;
  @Column('text') state!: AllocationState;
  @MomentColumn() readonly acceptBy!: Date;
  @MomentColumn({ nullable: true }) supplierAcceptedAt!: Date | null;
  @Column('uuid', { nullable: true }) supplierAcceptedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) customerAcceptedAt!: Date | null;
  @Column('uuid', { nullable: true }) customerAcceptedBy!: Id<'Person'> | null;
  @Column('text', { nullable: true }) declinedAs!: Side | null;
  @Column('uuid', { nullable: true }) declinedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) declinedAt!: Date | null;
  @Column('text', { nullable: true }) closedReason!: string | null;
  @WholeColumn() readonly loadedGrams!: number;
  @WholeColumn() releasedGrams!: number;
  @Column('integer') version!: number;

  /** Says yes for some sides. Answers false when that had been said before: saying it twice is harmless. */
  accept(sides: readonly Side[], word: Word): boolean {
    if (this.state !== 'proposed') {
      if (sides.every((side) => this.hasAccepted(side))) return false;
      throw allocationNotOpen(this.state);
    }
    const silent = sides.filter((side) => !this.hasAccepted(side));
    for (const side of silent) this.noteYes(side, word);
    if (this.hasAccepted('supplier') && this.hasAccepted('customer')) this.state = 'accepted';
    if (silent.length > 0) this.version += 1;
    return silent.length > 0;
  }

  /** Says no for one side, until the deadline and until both have said yes. Costs the commune nothing. */
  decline(side: Side, reason: string, word: Word): boolean {
    if (this.state === 'declined' && this.declinedAs === side) return false;
    if (this.state === 'accepted') throw alreadyAccepted();
    if (this.state !== 'proposed') throw allocationNotOpen(this.state);
    if (word.at >= this.acceptBy) throw deadlinePassed(this.acceptBy);
    this.state = 'declined';
    this.declinedAs = side;
    this.declinedBy = word.personId;
    this.declinedAt = word.at;
    this.closedReason = reason;
    this.version += 1;
    return true;
  }

  /** True when there is a no to take back; false when none stands, as when it was taken back before. */
  isRestorable(): boolean {
    if (this.state === 'released') throw notDeclined(this.state);
    return this.state === 'declined';
  }

  /** Takes a no back. After the deadline that is a yes, as silence would have been. */
  restore(sides: readonly Side[], word: Word): void {
    if (this.declinedAs === null) throw notDeclined(this.state);
    if (!sides.includes(this.declinedAs)) throw declinedByOther(this.declinedAs);
    this.declinedAs = null;
    this.declinedBy = null;
    this.declinedAt = null;
    this.closedReason = null;
    this.state = 'proposed';
    this.version += 1;
    if (word.at >= this.acceptBy) this.acceptInSilence(word.at);
  }

  /**
   * Gives back grams that stock still reserves for it. Answers how many it gave back: none unless it is
   * underway. Nothing kept makes it released.
   */
  release(reserved: number, reason: string): number {
    const grams = this.isUnderway ? Math.min(reserved, this.grams) : 0;
    if (grams === 0) return 0;
    if (grams < this.grams) this.grams -= grams;
    else this.state = 'released';
    this.releasedGrams += grams;
    this.closedReason = reason;
    this.version += 1;
    return grams;
  }

  /** Accepted by both and not at its end. */
  get isUnderway(): boolean {
    return ['accepted', 'loaded', 'delivered'].includes(this.state);
  }

  private acceptInSilence(at: Date): void {
    this.supplierAcceptedAt ??= at;
    this.customerAcceptedAt ??= at;
    this.state = 'accepted';
  }

  private hasAccepted(side: Side): boolean {
    return (side === 'supplier' ? this.supplierAcceptedAt : this.customerAcceptedAt) !== null;
  }

  private noteYes(side: Side, { personId, at }: Word): void {
    if (side === 'supplier') {
      this.supplierAcceptedAt = at;
      this.supplierAcceptedBy = personId;
    } else {
      this.customerAcceptedAt = at;
      this.customerAcceptedBy = personId;
    }
  }
}
