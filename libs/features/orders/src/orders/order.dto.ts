import type { Id } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  IdsField,
  ListField,
  MinorField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { AskedLine } from './asked-line';
import type { TermsOutcome } from './merging';
import type { OrderFacts } from './order-facts';
import { ORDER_STATES, type OrderState } from './order-state';

const GRADES = [1, 2, 3] as const;
const CURRENCY = /^[A-Z]{3,8}$/;
export const LINES_MAX = 100;
const SUBSTITUTES_MAX = 10;
const FAMILIES_MAX = 100_000;
const TERMS_OUTCOMES = ['new', 'same', 'replaced', 'newer_kept'] as const;

export class AskedLineRequest {
  @IdField() readonly productId!: Id<'Product'>;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly wantedGrams!: number;
  @GramsField() readonly maxGrams!: number;
  @ChoiceField(GRADES, { optional: true, nullable: true, description: 'the worst grade it takes' })
  readonly gradeFloor?: number | null;
  @FlagField({ optional: true, nullable: true, description: 'null: either' })
  readonly isWashed?: boolean | null;
  @MinorField({ optional: true, nullable: true }) readonly ceilingMinorPerKg?: number | null;
  @TextField({ optional: true, nullable: true, pattern: CURRENCY })
  readonly currency?: string | null;
  @IdsField({ optional: true, max: SUBSTITUTES_MAX, description: 'in order of preference' })
  readonly substituteProductIds?: Id<'Product'>[];
}

export class SubmitOrderRequest {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
  @IdField() readonly distributionPointId!: Id<'Site'>;
  @DateField() readonly windowFromOn!: string;
  @DateField() readonly windowToOn!: string;
  @WholeField({
    optional: true,
    nullable: true,
    min: 1,
    max: FAMILIES_MAX,
    description: 'left out: as the census counted',
  })
  readonly families?: number | null;
  @FlagField({ optional: true }) readonly canKeepCold?: boolean;
  @FlagField({ optional: true }) readonly isDraft?: boolean;
  @ListField(() => AskedLineRequest, { min: 1, max: LINES_MAX })
  readonly lines!: AskedLineRequest[];

  toFacts(): OrderFacts {
    return {
      communeId: this.communeId,
      cycleId: this.cycleId,
      distributionPointId: this.distributionPointId,
      windowFromOn: this.windowFromOn,
      windowToOn: this.windowToOn,
      families: this.families ?? null,
      canKeepCold: this.canKeepCold ?? false,
      isDraft: this.isDraft ?? false,
      lines: this.lines.map(askedLineOf),
    };
  }
}

export function askedLineOf(line: AskedLineRequest): AskedLine {
  return {
    productId: line.productId,
    minGrams: line.minGrams,
    wantedGrams: line.wantedGrams,
    maxGrams: line.maxGrams,
    gradeFloor: line.gradeFloor ?? null,
    isWashed: line.isWashed ?? null,
    ceilingMinorPerKg: line.ceilingMinorPerKg ?? null,
    currency: line.currency ?? null,
    substituteProductIds: line.substituteProductIds ?? [],
  };
}

/** What is left out stays as it is; null takes a condition away. */
export class EditLineRequest {
  @GramsField({ optional: true, min: 0 }) readonly minGrams?: number;
  @GramsField({ optional: true }) readonly wantedGrams?: number;
  @GramsField({ optional: true }) readonly maxGrams?: number;
  @ChoiceField(GRADES, { optional: true, nullable: true }) readonly gradeFloor?: number | null;
  @FlagField({ optional: true, nullable: true }) readonly isWashed?: boolean | null;
  @MinorField({ optional: true, nullable: true }) readonly ceilingMinorPerKg?: number | null;
  @TextField({ optional: true, nullable: true, pattern: CURRENCY })
  readonly currency?: string | null;
  @IdsField({ optional: true, max: SUBSTITUTES_MAX })
  readonly substituteProductIds?: Id<'Product'>[];
}

export class EditOrderRequest {
  @IdField({ optional: true }) readonly distributionPointId?: Id<'Site'>;
  @DateField({ optional: true }) readonly windowFromOn?: string;
  @DateField({ optional: true }) readonly windowToOn?: string;
  @WholeField({ optional: true, min: 1, max: FAMILIES_MAX }) readonly families?: number;
  @FlagField({ optional: true }) readonly canKeepCold?: boolean;
}

/** Of one commune, or of one cycle, or of one commune in one cycle. */
export class OrderListQuery extends PageQuery {
  @IdField({ optional: true }) readonly communeId?: Id<'Commune'>;
  @IdField({ optional: true }) readonly cycleId?: Id<'DistributionCycle'>;
  @ChoiceField(ORDER_STATES, { optional: true }) readonly state?: OrderState;
}

export class OrderLineResponse {
  @IdField() readonly id!: Id<'OrderLine'>;
  @IdField() readonly orderId!: Id<'Order'>;
  @IdField() readonly productId!: Id<'Product'>;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly wantedGrams!: number;
  @GramsField() readonly maxGrams!: number;
  @ChoiceField(GRADES, { nullable: true }) readonly gradeFloor!: number | null;
  @FlagField({ nullable: true }) readonly isWashed!: boolean | null;
  @MinorField({ nullable: true }) readonly ceilingMinorPerKg!: number | null;
  @TextField({ nullable: true }) readonly currency!: string | null;
  @IdsField() readonly substituteProductIds!: Id<'Product'>[];
  @GramsField({ min: 0 }) readonly allocatedGrams!: number;
  @FlagField() readonly isCancelled!: boolean;
  @WholeField() readonly version!: number;
}

export class OrderSummary {
  @IdField() readonly id!: Id<'Order'>;
  @IdField() readonly communeId!: Id<'Commune'>;
  @TextField() readonly communeName!: string;
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
  @IdField() readonly distributionPointId!: Id<'Site'>;
  @DateField() readonly windowFromOn!: string;
  @DateField() readonly windowToOn!: string;
  @WholeField() readonly families!: number;
  @FlagField() readonly canKeepCold!: boolean;
  @ChoiceField(ORDER_STATES) readonly state!: OrderState;
  @MomentField() readonly createdAt!: Date;
  @WholeField() readonly version!: number;
}

export class OrderResponse extends OrderSummary {
  @ListField(() => OrderLineResponse) readonly lines!: OrderLineResponse[];
}

export class OrderPage {
  @ListField(() => OrderSummary) readonly items!: OrderSummary[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class OrderLinePage {
  @ListField(() => OrderLineResponse) readonly items!: OrderLineResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** How one product of a submission was taken up. */
export class MergedLineResponse {
  @IdField() readonly lineId!: Id<'OrderLine'>;
  @IdField() readonly productId!: Id<'Product'>;
  @ChoiceField(TERMS_OUTCOMES) readonly terms!: TermsOutcome;
  @TextField({ description: 'the same for people, in their language' }) readonly text!: string;
}

export class SubmissionResponse {
  @IdField() readonly submissionId!: Id<'OrderSubmission'>;
  @ChoiceField(TERMS_OUTCOMES, { description: 'of distribution point, window and cold' })
  readonly terms!: TermsOutcome;
  @TextField() readonly text!: string;
  @ListField(() => MergedLineResponse) readonly merged!: MergedLineResponse[];
  @ObjectField(() => OrderResponse) readonly order!: OrderResponse;
}
