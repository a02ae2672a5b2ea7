import type { CivilDate, Id } from '#core/kernel';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const POLICY_STATES = ['proposed', 'adopted'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

export type PolicyFacts = Pick<MatchingPolicyRow, (typeof MatchingPolicyRow.FACTS)[number]>;

/** Parameters of sharing, as somebody proposed them. From its act on it is law; nothing of it ever changes. */
@Entity('matching_policy')
export class MatchingPolicyRow {
  static readonly FACTS = [
    'id',
    'hostCommuneId',
    'version',
    'validFrom',
    'tolerancePermille',
    'norms',
    'memoryPermille',
    'debtOrdersMax',
    'shelfMarginDays',
    'isConsolidated',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'MatchingPolicy'>;
  /** Null: for every cycle of the network. */
  @Column('uuid', { nullable: true }) readonly hostCommuneId!: Id<'Commune'> | null;
  @Column('text') readonly version!: string;
  @Column('text') state!: PolicyState;
  @DayColumn() readonly validFrom!: CivilDate;
  @Column('integer') readonly tolerancePermille!: number;
  /** Product id to grams for a family in a cycle. */
  @Column('jsonb') readonly norms!: Readonly<Record<string, number>>;
  @Column('integer') readonly memoryPermille!: number;
  @Column('integer') readonly debtOrdersMax!: number;
  @Column('integer') readonly shelfMarginDays!: number;
  @Column('boolean') readonly isConsolidated!: boolean;
  @Column('uuid') readonly proposedBy!: Id<'Person'>;
  @MomentColumn() readonly proposedAt!: Date;
  @Column('text', { nullable: true }) act!: string | null;
  @Column('uuid', { nullable: true }) adoptedBy!: Id<'Person'> | null;
  @MomentColumn({ nullable: true }) adoptedAt!: Date | null;

  static propose(facts: PolicyFacts, by: Id<'Person'>, at: Date): MatchingPolicyRow {
    const proposal = { state: 'proposed', proposedBy: by, proposedAt: at };
    return Object.assign(new MatchingPolicyRow(), facts, proposal);
  }
}
