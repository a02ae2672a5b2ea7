import { fieldFault, type Id } from '#core/kernel';
import { WEIGHING_METHODS, type WeighingMethod } from '#features/inventory';
import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { ReceptionFacts } from './receive-goods';
import { LOSS_CAUSES, type LossCause } from './reception.entity';

const PACKAGES_MAX = 1_000_000;

export class ReceptionWeighingRequest {
  @GramsField({ min: 0 }) readonly grossGrams!: number;
  @GramsField({ min: 0 }) readonly tareGrams!: number;
  @ChoiceField(WEIGHING_METHODS) readonly method!: WeighingMethod;
  @TextField({ min: 0, description: 'who else saw the scale; may be empty' })
  readonly witness!: string;
}

/** What the receiver's scale showed: a weighing, or the grams when there was none. */
export class ReceiveRequest {
  @IdField() readonly allocationId!: string;
  @IdField({ optional: true, description: 'the reception that this one puts right' })
  readonly correctsId?: string;
  @WholeField({ max: PACKAGES_MAX }) readonly packages!: number;
  @ObjectField(() => ReceptionWeighingRequest, {
    optional: true,
    description: 'either this or receivedGrams',
  })
  readonly weighing?: ReceptionWeighingRequest;
  @GramsField({ optional: true, min: 0, description: 'net grams; left out when they were weighed' })
  readonly receivedGrams?: number;
  @ChoiceField(LOSS_CAUSES, { optional: true, description: 'why something is missing' })
  readonly differenceCause?: LossCause;
  @TextField({ optional: true, max: 500, description: 'required when received is not delivered' })
  readonly differenceReason?: string;
  @MomentField({ description: 'when it happened, by the phone' }) readonly eventTime!: string;

  toFacts(id: Id<'Reception'>): ReceptionFacts {
    const { allocationId, correctsId, packages, weighing, eventTime } = this;
    return {
      ...{ id, allocationId, packages, eventTime },
      correctsId: correctsId ?? null,
      weighing: weighing ?? null,
      receivedGrams: this.netGrams(),
      differenceCause: this.differenceCause ?? null,
      differenceReason: this.differenceReason ?? null,
    };
  }

  private netGrams(): number {
    const { weighing, receivedGrams } = this;
    if (!weighing) {
      if (receivedGrams === undefined) throw fieldFault('weighing', 'reception.weight_missing');
      return receivedGrams;
    }
    const { grossGrams, tareGrams } = weighing;
    if (tareGrams > grossGrams) throw fieldFault('weighing.tareGrams', 'weighing.tare_above_gross');
    const net = grossGrams - tareGrams;
    if (receivedGrams !== undefined && receivedGrams !== net) {
      throw fieldFault('receivedGrams', 'reception.weights_disagree', { net, receivedGrams });
    }
    return net;
  }
}

export class ReceptionsQuery extends PageQuery {
  @IdField({ optional: true, description: 'receiving or supplying commune; your own unless said' })
  readonly communeId?: string;
  @IdField({ optional: true }) readonly cycleId?: string;
  @IdField({ optional: true }) readonly orderId?: string;
  @IdField({ optional: true }) readonly allocationId?: string;
  @IdField({ optional: true }) readonly lotId?: string;
}

export class ReceptionResponse {
  @IdField() readonly id!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly orderId!: string;
  @IdField() readonly orderLineId!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly supplierCommuneId!: string;
  @TextField() readonly supplierCommuneName!: string;
  @IdField({ nullable: true }) readonly correctsId!: string | null;
  @IdField({ nullable: true, description: 'the reception that puts this one right' })
  readonly correctedById!: string | null;
  @FlagField({ description: 'counts now: nothing corrects it' }) readonly isInForce!: boolean;
  @WholeField() readonly packages!: number;
  @GramsField({ description: 'delivered grams that it answers for' })
  readonly deliveredGrams!: number;
  @GramsField({ min: 0 }) readonly receivedGrams!: number;
  @WholeField({ min: -Number.MAX_SAFE_INTEGER, description: 'received less delivered' })
  readonly differenceGrams!: number;
  @ChoiceField(LOSS_CAUSES, { nullable: true }) readonly differenceCause!: LossCause | null;
  @TextField({ nullable: true, max: 500 }) readonly differenceReason!: string | null;
  @GramsField({ nullable: true, min: 0 }) readonly grossGrams!: number | null;
  @GramsField({ nullable: true, min: 0 }) readonly tareGrams!: number | null;
  @ChoiceField(WEIGHING_METHODS, { nullable: true }) readonly method!: WeighingMethod | null;
  @TextField({ nullable: true, min: 0 }) readonly witness!: string | null;
  @MomentField() readonly eventTime!: string;
  @MomentField() readonly recordTime!: string;
}

export class ReceptionPage {
  @ListField(() => ReceptionResponse) readonly items!: ReceptionResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** Delivered and not yet weighed by the receiver. The key of the list is the allocation. */
export class AwaitedResponse {
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly orderId!: string;
  @TextField() readonly lotCode!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly supplierCommuneName!: string;
  @GramsField({ description: 'ordered and allocated' }) readonly grams!: number;
  @GramsField({ description: 'delivered and not yet received' }) readonly awaitingGrams!: number;
}

export class AwaitedPage {
  @ListField(() => AwaitedResponse) readonly items!: AwaitedResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
