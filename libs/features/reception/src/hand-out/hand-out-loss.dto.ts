import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
} from '#platform/fields';
import { LOSS_CAUSES, type LossCause } from '../receptions/reception.entity';

export class HandOutLossRequest {
  @IdField() readonly allocationId!: string;
  @IdField({ optional: true, description: 'the loss that this one puts right' })
  readonly correctsId?: string;
  @GramsField({ min: 0, description: 'grams; 0 only when it takes back an earlier loss' })
  readonly grams!: number;
  @ChoiceField(LOSS_CAUSES) readonly cause!: LossCause;
  @TextField({ max: 500 }) readonly reason!: string;
  @MomentField({ description: 'when it happened, by the phone' }) readonly eventTime!: string;
}

export class HandOutLossResponse {
  @IdField() readonly id!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly orderId!: string;
  @TextField() readonly lotCode!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly supplierCommuneId!: string;
  @IdField({ nullable: true }) readonly correctsId!: string | null;
  @FlagField({ description: 'counts now: nothing corrects it' }) readonly isInForce!: boolean;
  @GramsField({ min: 0 }) readonly grams!: number;
  @ChoiceField(LOSS_CAUSES) readonly cause!: LossCause;
  @TextField({ max: 500 }) readonly reason!: string;
  @MomentField() readonly eventTime!: string;
  @MomentField() readonly recordTime!: string;
}

export class HandOutLossPage {
  @ListField(() => HandOutLossResponse) readonly items!: HandOutLossResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
