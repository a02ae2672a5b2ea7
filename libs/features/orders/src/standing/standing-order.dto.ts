import type { Id } from '#core/kernel';
import { DateField, FlagField, IdField, ListField, TextField, WholeField } from '#platform/fields';
import { AskedLineRequest, askedLineOf, LINES_MAX } from '../orders/order.dto';
import type { StandingOrderEdit } from './edit-standing-order';
import type { StandingOrderFacts } from './standing-order.entity';

export class BeginStandingOrderRequest {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly distributionPointId!: Id<'Site'>;
  @ListField(() => AskedLineRequest, { min: 1, max: LINES_MAX })
  readonly lines!: AskedLineRequest[];
  @DateField({ description: 'for cycles that open on this day or later' })
  readonly fromOn!: string;
  @DateField({ optional: true, nullable: true }) readonly toOn?: string | null;

  toFacts(id: Id<'StandingOrder'>): StandingOrderFacts {
    return {
      id,
      communeId: this.communeId,
      distributionPointId: this.distributionPointId,
      lines: this.lines.map(askedLineOf),
      fromOn: this.fromOn,
      toOn: this.toOn ?? null,
    };
  }
}

export class EditStandingOrderRequest {
  @IdField({ optional: true }) readonly distributionPointId?: Id<'Site'>;
  @ListField(() => AskedLineRequest, { optional: true, min: 1, max: LINES_MAX })
  readonly lines?: AskedLineRequest[];
  @DateField({ optional: true }) readonly fromOn?: string;
  @DateField({ optional: true, nullable: true }) readonly toOn?: string | null;

  toEdit(): StandingOrderEdit {
    return {
      ...(this.distributionPointId && { distributionPointId: this.distributionPointId }),
      ...(this.lines && { lines: this.lines.map(askedLineOf) }),
      ...(this.fromOn && { fromOn: this.fromOn }),
      ...(this.toOn !== undefined && { toOn: this.toOn }),
    };
  }
}

export class StandingOrderResponse {
  @IdField() readonly id!: Id<'StandingOrder'>;
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly distributionPointId!: Id<'Site'>;
  @ListField(() => AskedLineRequest) readonly lines!: AskedLineRequest[];
  @DateField() readonly fromOn!: string;
  @DateField({ nullable: true }) readonly toOn!: string | null;
  @FlagField() readonly isActive!: boolean;
  @WholeField() readonly version!: number;
}

export class StandingOrderPage {
  @ListField(() => StandingOrderResponse) readonly items!: StandingOrderResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** What became of a standing order in one cycle: an order, or the reason why not. */
export class StandingOrderOutcome {
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
  @IdField({ nullable: true }) readonly orderId!: Id<'Order'> | null;
  @TextField({ nullable: true }) readonly refusalCode!: string | null;
  @TextField({ nullable: true, description: 'the reason for people, in their language' })
  readonly text!: string | null;
}

export class StandingOrderOutcomePage {
  @ListField(() => StandingOrderOutcome) readonly items!: StandingOrderOutcome[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
