import type { DomainError, Id } from '#core/kernel';
import { MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  cycleAlreadyMatched,
  cycleNotClosed,
  cycleNotMatchable,
  cycleNotMatched,
  cycleNotUrgent,
} from '../rounds.errors';

export const RUN_KINDS = ['cycle', 'follow_up', 'dry_run', 'urgent', 'what_if'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** The kinds that need nothing but a cycle. */
export const CYCLE_RUN_KINDS = ['cycle', 'follow_up', 'dry_run'] as const;
export type CycleRunKind = (typeof CYCLE_RUN_KINDS)[number];

/** These are only thought through: nothing is booked, and nobody is asked. */
export function isTrial(kind: RunKind): boolean {
  return kind === 'dry_run' || kind === 'what_if';
}

export const RUN_STATES = ['queued', 'frozen', 'planned', 'stale', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One dated, replayable sharing of lots among order lines. Question and answer are read apart: they are large. */
@Entity('matching_run')
export class MatchingRun {
  static readonly FACTS = ['id', 'cycleId', 'kind', 'seed'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'MatchingRun'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('text') readonly kind!: RunKind;
  @Column('text') state!: RunState;
  @Column('integer') readonly seed!: number;
  @Column('text') readonly rulesVersion!: string;
  @Column('text', { nullable: true }) questionHash!: string | null;
  @Column('text', { nullable: true }) answerHash!: string | null;
  @Column('smallint') freezes!: number;
  @Column('text', { nullable: true }) failure!: string | null;
  /** Of an urgent run: the lot that it is about. */
  @Column('uuid', { nullable: true }) readonly lotId!: Id<'Lot'> | null;
  /** Of a what-if: the run that it varies. */
  @Column('uuid', { nullable: true }) readonly baseRunId!: Id<'MatchingRun'> | null;
  @MomentColumn({ nullable: true }) acceptBy!: Date | null;
  @MomentColumn({ nullable: true }) settledAt!: Date | null;
  @Column('uuid', { nullable: true }) readonly requestedBy!: Id<'Person'> | null;
  @MomentColumn() readonly requestedAt!: Date;
  @MomentColumn({ nullable: true }) plannedAt!: Date | null;
  @Column('integer') version!: number;

  /** It has been asked for and not yet been answered. */
  get isWaiting(): boolean {
    return this.state === 'queued' || this.state === 'frozen';
  }
}

/** Why the state of a cycle does not allow a kind of run; null when it does. */
export function refusalOfMatching(kind: RunKind, cycleState: string): DomainError | null {
  switch (kind) {
    case 'cycle':
      if (cycleState === 'closed') return null;
      return ['planned', 'open', 'cancelled'].includes(cycleState)
        ? cycleNotClosed(cycleState)
        : cycleAlreadyMatched(cycleState);
    case 'follow_up':
      return ['matched', 'moving'].includes(cycleState) ? null : cycleNotMatched(cycleState);
    case 'urgent':
      return ['open', 'closed', 'matched', 'moving'].includes(cycleState)
        ? null
        : cycleNotUrgent(cycleState);
    case 'dry_run':
    case 'what_if':
      return ['open', 'closed', 'matched'].includes(cycleState)
        ? null
        : cycleNotMatchable(cycleState);
  }
}
