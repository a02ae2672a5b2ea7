import type { CivilDate, Id } from '#core/kernel';
import type { Objective, RoutingPlan, RoutingProblem } from '#core/routing';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoadsNote } from '../roads/road-travel';
import type { GoodsWeight } from '../runs/priority';
import type { HandoverWish } from '../runs/fleet-problem';
import type { PlanChanges } from './plan-changes';

export const RUN_PLAN_STATES = ['queued', 'planned', 'stale', 'failed', 'cancelled'] as const;
export type RunPlanState = (typeof RUN_PLAN_STATES)[number];

/** What a plan is asked for, besides goods and vehicles. */
export interface RunPlanOptions {
  readonly objective: Objective;
  /** By the clock, or by rounds: then the same seed gives the same plan. Neither: rounds by the question's size. */
  readonly seconds: number | null;
  readonly iterations: number | null;
  /** Searches side by side, from `seed` on; the best plan of all counts. */
  readonly seeds: number;
  /** Collection centres that goods may go by way of. */
  readonly centreSiteIds: readonly string[];
  /** When feeders hand over to trunks; a centre without any has its usual moments. */
  readonly handovers: readonly HandoverWish[];
}

/** Goods that no run could take, and why, in words. */
export interface UnservedGoods {
  readonly allocationId: string;
  /** Product and, in brackets, for whom. */
  readonly goodsEs: string;
  readonly goodsEn: string;
  /** Null: on board of a vehicle already, when runs are arranged anew. */
  readonly fromSiteId: string | null;
  readonly toSiteId: string | null;
  readonly grams: number;
  readonly packages: number;
  /** Urgency × families × fairness debt. */
  readonly priority: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly textEs: string;
  readonly textEn: string;
  /** What would give them a place, the nearest first; of the weightiest goods only. */
  readonly changes: readonly WordedChange[];
}

/** Something that would have to be otherwise. */
export interface WordedChange {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly textEs: string;
  readonly textEn: string;
}

export type RunPlanFacts = Pick<
  RunPlan,
  'id' | 'communeId' | 'cycleId' | 'dayOn' | 'vehicleIds' | 'seed' | 'options'
> &
  Partial<Pick<RunPlan, 'replansRunIds' | 'basePlanId' | 'changes'>>;

/** A coordinator's wish for proposed runs, its frozen question and its answer. */
@Entity('run_plan')
export class RunPlan {
  static readonly FACTS = [
    'id',
    'communeId',
    'cycleId',
    'dayOn',
    'vehicleIds',
    'seed',
    'options',
    'replansRunIds',
    'basePlanId',
    'changes',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'RunPlan'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') readonly cycleId!: Id<'DistributionCycle'>;
  @Column('text') state!: RunPlanState;
  @Column('integer') readonly seed!: number;
  @DayColumn() readonly dayOn!: CivilDate;
  @Column('uuid', { array: true }) readonly vehicleIds!: readonly Id<'Vehicle'>[];
  @Column('jsonb') readonly options!: RunPlanOptions;
  @Column('jsonb', { nullable: true }) problem!: RoutingProblem | null;
  @Column('jsonb', { nullable: true }) answer!: RoutingPlan | null;
  @Column('jsonb', { nullable: true }) unserved!: readonly UnservedGoods[] | null;
  @Column('jsonb', { nullable: true }) roads!: RoadsNote | null;
  /** By shipment of the question. */
  @Column('jsonb', { nullable: true }) weights!: Readonly<Record<string, GoodsWeight>> | null;
  @Column('text', { nullable: true }) failure!: string | null;
  /** Where the checker found the first fault. */
  @Column('text', { nullable: true }) failurePlace!: string | null;
  /** Runs that are arranged anew, perhaps on the road. */
  @Column('uuid', { array: true }) readonly replansRunIds!: readonly Id<'Run'>[];
  /** What was true of those runs when the question was frozen. */
  @Column('text', { nullable: true }) basis!: string | null;
  /** Of a what-if: the plan that it varies, and how. Nothing is written for it. */
  @Column('uuid', { nullable: true }) readonly basePlanId!: Id<'RunPlan'> | null;
  @Column('jsonb', { nullable: true }) readonly changes!: PlanChanges | null;
  @Column('uuid') readonly requestedBy!: Id<'Person'>;
  @MomentColumn() readonly requestedAt!: Date;
  @MomentColumn({ nullable: true }) plannedAt!: Date | null;
  @Column('integer') version!: number;

  static ask(facts: RunPlanFacts, by: { personId: Id<'Person'>; at: Date }): RunPlan {
    return Object.assign(
      new RunPlan(),
      { replansRunIds: [], basePlanId: null, changes: null },
      facts,
      {
        state: 'queued' as const,
        requestedBy: by.personId,
        requestedAt: by.at,
        version: 1,
      },
    );
  }
}
