import type { CivilDate, Id } from '#core/kernel';
import type { RoutingPlan, RoutingProblem } from '#core/routing';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type RunPlanState = 'queued' | 'planned' | 'stale' | 'failed';

/** Goods that no run could take, and why, in words. */
export interface UnservedGoods {
  readonly allocationId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly grams: number;
  readonly packages: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly textEs: string;
  readonly textEn: string;
}

/** A coordinator's wish for proposed runs, its frozen question and its answer. */
@Entity('run_plan')
export class RunPlan {
  static readonly FACTS = ['id', 'communeId', 'cycleId', 'dayOn', 'vehicleIds', 'seed'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'RunPlan'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('text') state!: RunPlanState;
  @Column('integer') readonly seed!: number;
  @DayColumn() readonly dayOn!: CivilDate;
  @Column('uuid', { array: true }) readonly vehicleIds!: readonly Id<'Vehicle'>[];
  @Column('jsonb', { nullable: true }) problem!: RoutingProblem | null;
  @Column('jsonb', { nullable: true }) answer!: RoutingPlan | null;
  @Column('jsonb', { nullable: true }) unserved!: readonly UnservedGoods[] | null;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('uuid') readonly requestedBy!: Id<'Person'>;
  @MomentColumn() readonly requestedAt!: Date;
  @MomentColumn({ nullable: true }) plannedAt!: Date | null;
  @Column('integer') version!: number;

  static ask(
    facts: Pick<RunPlan, 'id' | 'communeId' | 'cycleId' | 'dayOn' | 'vehicleIds' | 'seed'>,
    by: { personId: Id<'Person'>; at: Date },
  ): RunPlan {
    return Object.assign(new RunPlan(), facts, {
      state: 'queued' as const,
      requestedBy: by.personId,
      requestedAt: by.at,
      version: 1,
    });
  }
}
