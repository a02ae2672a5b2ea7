import {
  ChoiceField,
  GramsField,
  IdField,
  IdsField,
  JsonField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { AllocationResponse } from '../allocations/allocation.dto';
import { RUN_KINDS, type RunKind } from '../matching-runs/matching-run.entity';

/** What one run gave one line, and why. */
export class LineRoundResponse {
  @IdField() readonly runId!: string;
  @ChoiceField(RUN_KINDS) readonly kind!: RunKind;
  @MomentField() readonly plannedAt!: string;
  @GramsField({ min: 0 }) readonly askedGrams!: number;
  @GramsField({ min: 0, description: 'what it had before' }) readonly alreadyGrams!: number;
  @GramsField({ min: 0 }) readonly givenGrams!: number;
  @TextField() readonly reasonCode!: string;
  @TextField({ max: 1000, description: 'in the reader’s language' }) readonly text!: string;
}

/** One thing that counted, or one thing that would have to change. */
export class PointResponse {
  @TextField({ description: 'such as why.segment or change.more' }) readonly code!: string;
  @TextField({ max: 1000, description: 'in the reader’s language' }) readonly text!: string;
  @JsonField({ description: 'the figures behind it' })
  readonly params!: Readonly<Record<string, unknown>>;
}

/** Those who live on the same harvests as a line: nobody outside can give them more, nor they anybody. */
export class SegmentResponse {
  @WholeField() readonly lines!: number;
  @WholeField() readonly communes!: number;
  @WholeField() readonly families!: number;
  @WholeField() readonly lots!: number;
  @GramsField({ min: 0, description: 'what they have in all, for each family' })
  readonly gramsPerFamily!: number;
  @GramsField({ min: 0, description: 'what would lift those that are short by a kilo a family' })
  readonly kiloMoreGrams!: number;
  @IdsField({ description: 'a hundred of the lines at most' }) readonly lineIds!: string[];
}

/** Why it is so in the last round that counted, and what would have to change. */
export class FullExplanationResponse {
  @IdField() readonly runId!: string;
  @TextField({ max: 5000, description: 'all of it, in the reader’s language' })
  readonly text!: string;
  @ListField(() => PointResponse) readonly points!: PointResponse[];
  @ObjectField(() => SegmentResponse, { nullable: true })
  readonly segment!: SegmentResponse | null;
}

/** Why an order line has what it has: every round, and every allocation. */
export class LineExplanationResponse {
  @IdField() readonly orderLineId!: string;
  @IdField() readonly orderId!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @WholeField() readonly families!: number;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly askedGrams!: number;
  @GramsField() readonly maxGrams!: number;
  @GramsField({ min: 0, description: 'allocated now, declined and released left out' })
  readonly givenGrams!: number;
  @ObjectField(() => FullExplanationResponse, { nullable: true })
  readonly explanation!: FullExplanationResponse | null;
  @ListField(() => LineRoundResponse) readonly rounds!: LineRoundResponse[];
  @ListField(() => AllocationResponse) readonly allocations!: AllocationResponse[];
}

export class LotRoundResponse {
  @IdField() readonly runId!: string;
  @IdField() readonly cycleId!: string;
  @ChoiceField(RUN_KINDS) readonly kind!: RunKind;
  @MomentField() readonly plannedAt!: string;
  @GramsField({ min: 0 }) readonly availableGrams!: number;
  @GramsField({ min: 0 }) readonly placedGrams!: number;
  @GramsField({ min: 0 }) readonly unplacedGrams!: number;
  @TextField() readonly reasonCode!: string;
  @TextField({ max: 1000, description: 'in the reader’s language' }) readonly text!: string;
}

/** Where a lot went, and why some of it did not. */
export class LotExplanationResponse {
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @ObjectField(() => FullExplanationResponse, { nullable: true })
  readonly explanation!: FullExplanationResponse | null;
  @ListField(() => LotRoundResponse) readonly rounds!: LotRoundResponse[];
  @ListField(() => AllocationResponse) readonly allocations!: AllocationResponse[];
}

export class LineOutcomeResponse {
  @IdField() readonly orderLineId!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @GramsField() readonly askedGrams!: number;
  @GramsField({ min: 0 }) readonly givenGrams!: number;
  @TextField({ nullable: true }) readonly reasonCode!: string | null;
  @TextField({ nullable: true, max: 1000 }) readonly text!: string | null;
}

/** What a commune asked for and was given in a cycle. Public: no person is named. */
export class CommuneOutcomeResponse {
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @WholeField() readonly families!: number;
  @GramsField({ min: 0 }) readonly askedGrams!: number;
  @GramsField({ min: 0, description: 'allocated now, declined and released left out' })
  readonly givenGrams!: number;
  @WholeField({ description: 'grams given for each family, rounded down' })
  readonly gramsPerFamily!: number;
  @ListField(() => LineOutcomeResponse) readonly lines!: LineOutcomeResponse[];
}

export class OutcomesQuery extends PageQuery {}

export class OutcomePage {
  @ListField(() => CommuneOutcomeResponse) readonly items!: CommuneOutcomeResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
