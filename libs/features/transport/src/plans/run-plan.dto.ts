import {
  ChoiceField,
  DateField,
  GramsField,
  IdField,
  IdsField,
  JsonField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';

const SEED_MAX = 2_147_483_647;

export class RequestRunPlanRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @DateField({ description: 'the day on which the vehicles leave' }) readonly dayOn!: string;
  @IdsField({ min: 1, max: 500 }) readonly vehicleIds!: readonly string[];
  @WholeField({ optional: true, max: SEED_MAX, description: 'same seed, same plan' })
  readonly seed: number = 1;
}

export class RunPlanListQuery extends PageQuery {
  @IdField() readonly cycleId!: string;
}

export class UnservedGoodsResponse {
  @IdField() readonly allocationId!: string;
  @IdField() readonly fromSiteId!: string;
  @IdField() readonly toSiteId!: string;
  @GramsField() readonly grams!: number;
  @WholeField() readonly packages!: number;
  @TextField() readonly code!: string;
  @JsonField() readonly params!: object;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
}

export class RunPlanResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @ChoiceField(['queued', 'planned', 'stale', 'failed']) readonly state!: string;
  @WholeField() readonly seed!: number;
  @DateField() readonly dayOn!: string;
  @IdsField() readonly vehicleIds!: readonly string[];
  @IdsField() readonly runIds!: readonly string[];
  @ListField(() => UnservedGoodsResponse) readonly unserved!: readonly UnservedGoodsResponse[];
  @JsonField({ nullable: true, description: 'vehicles, metres, fuel, grams served and not' })
  readonly totals!: object | null;
  @TextField({ nullable: true }) readonly failure!: string | null;
  @MomentField() readonly requestedAt!: Date;
  @MomentField({ nullable: true }) readonly plannedAt!: Date | null;
  @WholeField() readonly version!: number;
}

export class RunPlanPage {
  @ListField(() => RunPlanResponse) readonly items!: readonly RunPlanResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
