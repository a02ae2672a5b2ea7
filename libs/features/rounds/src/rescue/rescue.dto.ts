import {
  ChoiceField,
  DateField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { RESCUE_STATES, type RescueState } from './rescue-listing.entity';

export class RescueQuery extends PageQuery {
  @IdField({ optional: true }) readonly cycleId?: string;
  @IdField({ optional: true }) readonly communeId?: string;
  @IdField({ optional: true }) readonly productId?: string;
  @ChoiceField(RESCUE_STATES, { optional: true }) readonly state?: RescueState;
}

export class PublicRescueQuery extends PageQuery {
  @IdField({ optional: true }) readonly productId?: string;
  @TextField({ optional: true, max: 10, description: 'code of a state such as VE-T' })
  readonly stateCode?: string;
}

export class TakeRescueRequest {
  @IdField({ description: 'made by the client, so that a hand-over told twice counts once' })
  readonly id!: string;
  @GramsField() readonly grams!: number;
  @TextField({ min: 2, description: 'school, canteen, plant, fair or neighbours' })
  readonly takenBy!: string;
  @TextField({ min: 3, max: 300, description: 'why and how; kept with the stock movement' })
  readonly note!: string;
}

export class WithdrawRescueRequest {
  @TextField({ min: 3, max: 300 }) readonly reason!: string;
}

/** What anybody may read: no person, no plot, only the municipality. */
export class PublicRescueResponse {
  @IdField() readonly id!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @WholeField({ min: 1, max: 3 }) readonly grade!: number;
  @GramsField({ min: 0, description: 'still to be had' }) readonly freeGrams!: number;
  @DateField() readonly bestBeforeOn!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly municipalityName!: string;
  @TextField() readonly stateName!: string;
}

export class RescueResponse extends PublicRescueResponse {
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly runId!: string;
  @IdField() readonly cycleId!: string;
  @ChoiceField(RESCUE_STATES) readonly state!: RescueState;
  @GramsField({ description: 'listed in all' }) readonly grams!: number;
  @GramsField({ min: 0 }) readonly takenGrams!: number;
  @TextField({ nullable: true, description: 'who took of it last' })
  readonly takenBy!: string | null;
  @TextField({ nullable: true }) readonly closedReason!: string | null;
  @MomentField() readonly createdAt!: string;
  @WholeField() readonly version!: number;
}

export class RescuePage {
  @ListField(() => RescueResponse) readonly items!: RescueResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class PublicRescuePage {
  @ListField(() => PublicRescueResponse) readonly items!: PublicRescueResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
