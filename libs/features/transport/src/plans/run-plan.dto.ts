import { OBJECTIVES, type Objective } from '#core/routing';
import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  IdsField,
  JsonField,
  ListField,
  MinorField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { PLANNING_STAGES } from './plan-progress';
import { RUN_PLAN_STATES, type RunPlanOptions } from './run-plan.entity';

const SEED_MAX = 2_147_483_647;
const ML_MAX = 1_000_000_000_000;

export class HandoverRequest {
  @IdField({ optional: true, description: 'left out: at every centre' })
  readonly centreSiteId?: string;
  @WholeField({ max: 3 * 1440 - 1, description: 'from midnight of the day of the runs' })
  readonly minute!: number;
}

export class RequestRunPlanRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @DateField({ description: 'the day on which the vehicles leave' }) readonly dayOn!: string;
  @IdsField({ max: 500, description: 'none only when runs are arranged anew' })
  readonly vehicleIds!: readonly string[];
  @WholeField({ optional: true, max: SEED_MAX, description: 'same seed, same plan' })
  readonly seed: number = 1;
  @ChoiceField(OBJECTIVES, { optional: true, description: 'after serving the most' })
  readonly objective: Objective = 'vehicles';
  @WholeField({ optional: true, min: 1, max: 3_600, description: 'thinks so long' })
  readonly seconds?: number;
  @WholeField({ optional: true, min: 1, max: 100_000_000, description: 'or so many rounds' })
  readonly iterations?: number;
  @WholeField({ optional: true, min: 1, max: 16, description: 'searches side by side' })
  readonly seeds: number = 1;
  @IdsField({ optional: true, max: 50, description: 'goods may go by way of these centres' })
  readonly centreSiteIds: readonly string[] = [];
  @ListField(() => HandoverRequest, {
    optional: true,
    max: 100,
    description: 'when feeders hand over to trunks; none: the usual moments of each centre',
  })
  readonly handovers: readonly HandoverRequest[] = [];
  @IdsField({
    optional: true,
    max: 100,
    description: 'planned runs and runs on the road that are arranged anew, from now on',
  })
  readonly replansRunIds: readonly string[] = [];

  toOptions(): RunPlanOptions {
    const { objective, seconds = null, iterations = null, seeds } = this;
    const centreSiteIds = [...new Set(this.centreSiteIds)].sort();
    const handovers = this.handovers.map(({ centreSiteId = null, minute }) => ({
      ...{ centreSiteId, minute },
    }));
    return { objective, seconds, iterations, seeds, centreSiteIds, handovers };
  }
}

export class WhatIfPlanRequest {
  @IdField({ description: 'made by the client, so that asking twice is asking once' })
  readonly id!: string;
  @IdsField({ optional: true, description: 'as if these vehicles were missing' })
  readonly withoutVehicleIds: readonly string[] = [];
  @IdsField({ optional: true, max: 20, description: 'one more vehicle like each of these' })
  readonly moreLikeVehicleIds: readonly string[] = [];
  @WholeField({ optional: true, max: ML_MAX, description: 'as if so much diesel were left' })
  readonly dieselMl?: number;
  @WholeField({ optional: true, max: ML_MAX, description: 'as if so much petrol were left' })
  readonly petrolMl?: number;
}

export class RunPlanListQuery extends PageQuery {
  @IdField() readonly cycleId!: string;
}

/** Something that would have to be otherwise for goods to find a place. */
export class NearestChangeResponse {
  @TextField() readonly code!: string;
  @JsonField() readonly params!: object;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
}

export class NearestChangesQuery {
  @IdField({ description: 'goods that the plan leaves behind' }) readonly allocationId!: string;
}

export class NearestChangesResponse {
  @ListField(() => NearestChangeResponse, { description: 'the nearest first' })
  readonly items!: readonly NearestChangeResponse[];
}

export class UnservedGoodsResponse {
  @IdField() readonly allocationId!: string;
  @TextField({ description: 'product and, in brackets, for whom' }) readonly goodsEs!: string;
  @TextField() readonly goodsEn!: string;
  @IdField({ nullable: true, description: 'null: on board already' })
  readonly fromSiteId!: string | null;
  @IdField({ nullable: true }) readonly toSiteId!: string | null;
  @GramsField() readonly grams!: number;
  @WholeField() readonly packages!: number;
  @WholeField({ description: 'urgency × families × fairness debt' }) readonly priority!: number;
  @TextField() readonly code!: string;
  @JsonField() readonly params!: object;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
  @ListField(() => NearestChangeResponse, {
    description: 'what would give them a place, the nearest first; of the weightiest goods',
  })
  readonly changes!: readonly NearestChangeResponse[];
}

/** How far a plan has come while people wait. */
export class PlanningProgressResponse {
  @ChoiceField(PLANNING_STAGES) readonly stage!: string;
  @WholeField({ description: 'milliseconds' }) readonly elapsedMs!: number;
  @WholeField({ nullable: true }) readonly iteration!: number | null;
  @WholeField({ nullable: true }) readonly iterationsMax!: number | null;
  @WholeField({ nullable: true }) readonly servedShipments!: number | null;
  @WholeField({ nullable: true }) readonly unservedShipments!: number | null;
  @WholeField({ nullable: true }) readonly vehicles!: number | null;
  @WholeField({ nullable: true }) readonly metres!: number | null;
  @WholeField({ nullable: true }) readonly costMinor!: number | null;
  @WholeField({ nullable: true, description: 'vehicles above what any plan needs' })
  readonly vehiclesAboveBound!: number | null;
  @WholeField({ nullable: true, description: 'metres above what any plan needs, in thousandths' })
  readonly metresAboveBoundPermille!: number | null;
}

export class RoadReasonResponse {
  @TextField() readonly code!: string;
  @WholeField({ description: 'ways between two sites' }) readonly pairs!: number;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
}

/** Where the roads of a plan came from. */
export class PlanRoadsResponse {
  @ChoiceField(['none', 'osrm', 'valhalla']) readonly kind!: string;
  @TextField({ nullable: true }) readonly profile!: string | null;
  @WholeField() readonly pairs!: number;
  @WholeField() readonly measured!: number;
  @WholeField() readonly estimated!: number;
  @MomentField({ nullable: true, description: 'the oldest measure' })
  readonly oldestAt!: string | null;
  @WholeField({ description: 'pairs of states whose estimates odometers corrected' })
  readonly correctedPairs!: number;
  @ListField(() => RoadReasonResponse) readonly reasons!: readonly RoadReasonResponse[];
}

/** What a plan comes to. */
export class PlanTotalsResponse {
  @WholeField() readonly vehicles!: number;
  @WholeField() readonly servedShipments!: number;
  @WholeField() readonly servedPriority!: number;
  @GramsField({ min: 0 }) readonly servedGrams!: number;
  @WholeField() readonly unservedShipments!: number;
  @GramsField({ min: 0 }) readonly unservedGrams!: number;
  @WholeField() readonly metres!: number;
  @WholeField() readonly seconds!: number;
  @WholeField() readonly fuelMl!: number;
  @MinorField() readonly costMinor!: number;
  @WholeField() readonly kilogramMetres!: number;
}

export class HandoverResponse {
  @IdField({ nullable: true, description: 'null: at every centre' })
  readonly centreSiteId!: string | null;
  @WholeField({ description: 'from midnight of the day of the runs' }) readonly minute!: number;
}

/** How a plan was asked for. */
export class PlanOptionsResponse {
  @ChoiceField(OBJECTIVES) readonly objective!: string;
  @WholeField({ nullable: true }) readonly seconds!: number | null;
  @WholeField({ nullable: true }) readonly iterations!: number | null;
  @WholeField() readonly seeds!: number;
  @IdsField() readonly centreSiteIds!: readonly string[];
  @ListField(() => HandoverResponse) readonly handovers!: readonly HandoverResponse[];
}

/** How a what-if varies its plan. */
export class PlanChangesResponse {
  @IdsField({ description: 'as if these were missing' })
  readonly withoutVehicleIds!: readonly string[];
  @IdsField({ description: 'one more like each of these' })
  readonly moreLikeVehicleIds!: readonly string[];
  @WholeField({ nullable: true }) readonly dieselMl!: number | null;
  @WholeField({ nullable: true }) readonly petrolMl!: number | null;
}

export class LowerBoundsResponse {
  @WholeField() readonly vehicles!: number;
  @WholeField() readonly metres!: number;
  @WholeField() readonly costMinor!: number;
}

export class RunPlanResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @ChoiceField(RUN_PLAN_STATES) readonly state!: string;
  @WholeField() readonly seed!: number;
  @DateField() readonly dayOn!: string;
  @IdsField() readonly vehicleIds!: readonly string[];
  @ObjectField(() => PlanOptionsResponse) readonly options!: PlanOptionsResponse;
  @IdsField() readonly runIds!: readonly string[];
  @IdsField({ description: 'runs that it arranges anew' })
  readonly replansRunIds!: readonly string[];
  @IdField({ nullable: true, description: 'of a what-if: the plan that it varies' })
  readonly basePlanId!: string | null;
  @ObjectField(() => PlanChangesResponse, { nullable: true, description: 'of a what-if: how' })
  readonly changes!: PlanChangesResponse | null;
  @ListField(() => UnservedGoodsResponse) readonly unserved!: readonly UnservedGoodsResponse[];
  @ObjectField(() => PlanTotalsResponse, { nullable: true })
  readonly totals!: PlanTotalsResponse | null;
  @ObjectField(() => PlanTotalsResponse, {
    nullable: true,
    description: 'of a what-if: the totals of the plan it varies',
  })
  readonly baseTotals!: PlanTotalsResponse | null;
  @ObjectField(() => LowerBoundsResponse, {
    nullable: true,
    description: 'no plan that serves the same needs less',
  })
  readonly lowerBounds!: LowerBoundsResponse | null;
  @ObjectField(() => PlanRoadsResponse, { nullable: true })
  readonly roads!: PlanRoadsResponse | null;
  @ObjectField(() => PlanningProgressResponse, { nullable: true, description: 'while it thinks' })
  readonly progress!: PlanningProgressResponse | null;
  @FlagField({ description: 'an independent checker has accepted the answer' })
  readonly isChecked!: boolean;
  @TextField({ nullable: true }) readonly failure!: string | null;
  @TextField({ nullable: true, max: 1_000, description: 'where the checker found the first fault' })
  readonly failurePlace!: string | null;
  @MomentField() readonly requestedAt!: Date;
  @MomentField({ nullable: true }) readonly plannedAt!: Date | null;
  @WholeField() readonly version!: number;
}

export class RunPlanPage {
  @ListField(() => RunPlanResponse) readonly items!: readonly RunPlanResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
