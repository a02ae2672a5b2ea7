import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MinorField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { BUCKETS, LOSS_STAGES, MOVE_KINDS } from '../stock/stock-move';
import { WEIGHING_METHODS, WEIGHING_PLACES } from '../stock/weighings';
import { LOT_STATES } from './lot.entity';

export class LotsQuery extends PageQuery {
  @IdField({ optional: true, description: 'your own commune unless said' })
  readonly communeId?: string;
  @IdField({ optional: true }) readonly productId?: string;
  @ChoiceField(LOT_STATES, { optional: true }) readonly state?: string;
}

/** A lot and where all of its grams are. listed = available + reserved + loaded + delivered + lost + withdrawn + expired. */
export class LotResponse {
  @IdField() readonly id!: string;
  @TextField({ description: 'short name for people' }) readonly code!: string;
  @IdField() readonly communeId!: string;
  @IdField({ nullable: true }) readonly productiveOrgId!: string | null;
  @IdField({ nullable: true }) readonly forecastId!: string | null;
  @IdField() readonly productId!: string;
  @IdField() readonly siteId!: string;
  @WholeField() readonly grade!: number;
  @FlagField() readonly isWashed!: boolean;
  @TextField() readonly packageType!: string;
  @GramsField({ description: 'nominal grams of one package' }) readonly packageGrams!: number;
  @WholeField() readonly announcedPackages!: number;
  @GramsField() readonly announcedGrams!: number;
  @DateField() readonly harvestedOn!: string;
  @DateField() readonly readyOn!: string;
  @DateField() readonly bestBeforeOn!: string;
  @MinorField({ nullable: true }) readonly floorMinorPerKg!: number | null;
  @TextField({ nullable: true }) readonly currency!: string | null;
  @ChoiceField(LOT_STATES) readonly state!: string;
  @TextField({ nullable: true }) readonly closedReason!: string | null;
  @GramsField({ min: 0 }) readonly listedGrams!: number;
  @GramsField({ min: 0 }) readonly availableGrams!: number;
  @WholeField({ description: 'whole nominal packages that a matching run may give' })
  readonly availablePackages!: number;
  @GramsField({ min: 0 }) readonly reservedGrams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0 }) readonly lostGrams!: number;
  @GramsField({ min: 0 }) readonly withdrawnGrams!: number;
  @GramsField({ min: 0 }) readonly expiredGrams!: number;
  @GramsField({ nullable: true, min: 0, description: 'net of the first weighing' })
  readonly weighedGrams!: number | null;
  @WholeField({ nullable: true, min: Number.MIN_SAFE_INTEGER, description: 'weighed − announced' })
  readonly differenceGrams!: number | null;
  @MomentField() readonly createdAt!: Date;
  @WholeField() readonly version!: number;
}

export class LotPageResponse {
  @ListField(() => LotResponse) readonly items!: LotResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class MovementResponse {
  @IdField() readonly id!: string;
  @ChoiceField(MOVE_KINDS) readonly kind!: string;
  @ChoiceField(BUCKETS) readonly from!: string;
  @ChoiceField(BUCKETS) readonly to!: string;
  @GramsField() readonly grams!: number;
  @WholeField() readonly packages!: number;
  @IdField({ nullable: true }) readonly allocationId!: string | null;
  @IdField({ nullable: true }) readonly stopId!: string | null;
  @ChoiceField(LOSS_STAGES, { nullable: true }) readonly stage!: string | null;
  @TextField({ nullable: true }) readonly cause!: string | null;
  @TextField() readonly reason!: string;
  @IdField({ nullable: true }) readonly personId!: string | null;
  @MomentField() readonly eventTime!: Date;
  @MomentField() readonly recordTime!: Date;
}

export class MovementPageResponse {
  @ListField(() => MovementResponse) readonly items!: MovementResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class WeighingResponse {
  @IdField() readonly id!: string;
  @ChoiceField(WEIGHING_PLACES) readonly place!: string;
  @WholeField() readonly packages!: number;
  @GramsField({ min: 0 }) readonly grossGrams!: number;
  @GramsField({ min: 0 }) readonly tareGrams!: number;
  @GramsField({ min: 0 }) readonly netGrams!: number;
  @ChoiceField(WEIGHING_METHODS) readonly method!: string;
  @TextField() readonly witness!: string;
  @IdField() readonly personId!: string;
  @MomentField() readonly eventTime!: Date;
  @MomentField() readonly recordTime!: Date;
}

/** A lot with its weighings and the first page of its movements, oldest first. */
export class LotDetailResponse extends LotResponse {
  @ListField(() => WeighingResponse) readonly weighings!: WeighingResponse[];
  @ObjectField(() => MovementPageResponse) readonly movements!: MovementPageResponse;
}
