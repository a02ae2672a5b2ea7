import type { CivilDate, Id } from '#core/kernel';
import { fieldFault } from '#core/kernel';
import { DayColumn, MomentColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { agreementNotOpen } from '../rounds.errors';
import type { Side } from '../rounds.events';

export const AGREEMENT_STATES = ['proposed', 'agreed', 'ended'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

export type AgreementFacts = Pick<PairAgreement, (typeof PairAgreement.FACTS)[number]>;

/** Whose word it is, and when it came. */
interface Word {
  readonly personId: Id<'Person'>;
  readonly at: Date;
}

/** Two communes stand together: in every cycle the one has first claim to some of the other's harvest. */
@Entity('pair_agreement')
export class PairAgreement {
  static readonly FACTS = [
    'id',
    'supplierCommuneId',
    'customerCommuneId',
    'productId',
    'gramsPerCycle',
    'costPermille',
    'fromOn',
    'toOn',
    'act',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'PairAgreement'>;
  @Column('uuid') readonly supplierCommuneId!: Id<'Commune'>;
  @Column('uuid') readonly customerCommuneId!: Id<'Commune'>;
  @Column('uuid') readonly productId!: Id<'Product'>;
  /** Zero: no claim, only the preferred road. */
  @WholeColumn() readonly gramsPerCycle!: number;
  /** The pair's road counts so many thousandths of its cost; null: all of it. */
  @Column('integer', { nullable: true }) readonly costPermille!: number | null;
  @DayColumn() readonly fromOn!: CivilDate;
  /** The last day; null: until it is ended. */
  @DayColumn({ nullable: true }) readonly toOn!: CivilDate | null;
  @Column('text') readonly act!: string;
  @Column('text') state!: AgreementState;
  @Column('uuid') readonly proposedBy!: Id<'Person'>;
  @MomentColumn() readonly proposedAt!: Date;
  @Column('uuid', { nullable: true }) supplierConfirmedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) supplierConfirmedAt!: Date | null;
  @Column('uuid', { nullable: true }) customerConfirmedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) customerConfirmedAt!: Date | null;
  @Column('uuid', { nullable: true }) endedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endReason!: string | null;
  @Column('integer') version!: number;

  /** Who proposes has thereby said yes for their side. */
  static propose(facts: AgreementFacts, sides: readonly Side[], word: Word): PairAgreement {
    if (facts.supplierCommuneId === facts.customerCommuneId) {
      throw fieldFault('customerCommuneId', 'pair_agreement.with_itself');
    }
    if (facts.toOn !== null && facts.toOn < facts.fromOn) {
      throw fieldFault('toOn', 'pair_agreement.dates_reversed');
    }
    const agreement = Object.assign(new PairAgreement(), facts, {
      state: 'proposed' as const,
      proposedBy: word.personId,
      proposedAt: word.at,
      supplierConfirmedAt: null,
      customerConfirmedAt: null,
      version: 1,
    });
    agreement.confirm(sides, word);
    return Object.assign(agreement, { version: 1 });
  }

  /** False when these sides had said yes before. The second side's yes makes it an agreement. */
  confirm(sides: readonly Side[], word: Word): boolean {
    if (this.state === 'ended') throw agreementNotOpen(this.state);
    const news = sides.filter((side) => !this.hasConfirmed(side));
    if (news.length === 0) return false;
    for (const side of news) this.noteYes(side, word);
    if (this.hasConfirmed('supplier') && this.hasConfirmed('customer')) this.state = 'agreed';
    this.version += 1;
    return true;
  }

  /** Either side may end it, at once. False when it had ended. */
  end(reason: string, word: Word): boolean {
    if (this.state === 'ended') return false;
    this.state = 'ended';
    this.endedBy = word.personId;
    this.endedAt = word.at;
    this.endReason = reason;
    this.version += 1;
    return true;
  }

  private hasConfirmed(side: Side): boolean {
    return (side === 'supplier' ? this.supplierConfirmedAt : this.customerConfirmedAt) !== null;
  }

  private noteYes(side: Side, { personId, at }: Word): void {
    if (side === 'supplier') {
      this.supplierConfirmedBy = personId;
      this.supplierConfirmedAt = at;
    } else {
      this.customerConfirmedBy = personId;
      this.customerConfirmedAt = at;
    }
  }
}
