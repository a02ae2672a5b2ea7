import { DomainError, type Id } from '#core/kernel';
import { MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CLAIM_KINDS = [
  'spoilage',
  'short_delivery',
  'over_delivery',
  'wrong_product',
  'quality',
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const CLAIM_STATES = ['open', 'accepted', 'rejected', 'withdrawn', 'overdue'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Days within which the supplier answers. After them the claim is overdue and still waits. */
export const ANSWER_DAYS = 5;

/** What the receiving commune holds against the delivery, and how it ended. Its rules count on a locked row. */
@Entity('claim')
export class Claim {
  static readonly FACTS = ['allocationId', 'kind', 'grams', 'note', 'eventTime'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Claim'>;
  @Column('uuid') readonly allocationId!: Id<'Allocation'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly againstCommuneId!: Id<'Commune'>;
  @Column('text') readonly kind!: ClaimKind;
  @WholeColumn() readonly grams!: number;
  @Column('text') readonly note!: string;
  @Column('text') state!: ClaimState;
  @MomentColumn() readonly answerBy!: Date;
  @Column('text', { nullable: true }) resolution!: string | null;
  @Column('uuid', { nullable: true }) resolvedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) resolvedAt!: Date | null;
  /** Moved from delivered to lost when it was accepted. */
  @WholeColumn() stockGrams!: number;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @MomentColumn() readonly eventTime!: Date;
  @MomentColumn() readonly recordTime!: Date;
  @Column('integer') version!: number;

  /** Ends it. False when it had ended so before: saying it twice is harmless; any other end is refused. */
  end(
    state: 'accepted' | 'rejected' | 'withdrawn',
    word: { readonly resolution: string; readonly personId: Id<'Person'>; readonly at: Date },
  ): boolean {
    if (this.state === state) return false;
    if (this.state !== 'open' && this.state !== 'overdue') {
      throw new DomainError('conflict', 'claim.not_open', { state: this.state });
    }
    this.state = state;
    this.resolution = word.resolution;
    this.resolvedBy = word.personId;
    this.resolvedAt = word.at;
    this.version += 1;
    return true;
  }

  /** The time to answer is over. False when there is nothing to wait for any more. */
  becomeOverdue(): boolean {
    if (this.state !== 'open') return false;
    this.state = 'overdue';
    this.version += 1;
    return true;
  }

  get fact() {
    const { id: claimId, allocationId, communeId, againstCommuneId, kind, grams } = this;
    return { claimId, allocationId, communeId, againstCommuneId, kind, grams };
  }

  get changes() {
    const { state, resolution, resolvedBy, resolvedAt, stockGrams, version } = this;
    return { state, resolution, resolvedBy, resolvedAt, stockGrams, version };
  }
}
