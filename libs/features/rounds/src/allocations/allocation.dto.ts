import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MinorField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { Side } from '../rounds.events';
import { ALLOCATION_STATES, type AllocationState } from './allocation.entity';

export const SIDES = ['supplier', 'customer'] as const;
/** `silence`: the deadline passed and nobody had said no. */
export const ANSWERS = ['none', 'yes', 'silence', 'no'] as const;

export class AllocationsQuery extends PageQuery {
  @IdField({ optional: true }) readonly cycleId?: string;
  @IdField({
    optional: true,
    description: 'a commune as supplier or customer; your own unless said',
  })
  readonly communeId?: string;
  @ChoiceField(SIDES, { optional: true, description: 'what that commune is in it' })
  readonly side?: Side;
  @ChoiceField(ALLOCATION_STATES, { optional: true }) readonly state?: AllocationState;
  @IdField({ optional: true }) readonly productId?: string;
  @IdField({ optional: true }) readonly lotId?: string;
  @IdField({ optional: true }) readonly orderLineId?: string;
  @IdField({ optional: true }) readonly runId?: string;
}

/** For whom a person of two mandates speaks; both unless said. */
export class AcceptRequest {
  @ChoiceField(SIDES, { optional: true }) readonly as?: Side;
}

export class AcceptAllRequest {
  @IdField({ optional: true, description: 'one of your communes; all of them unless said' })
  readonly communeId?: string;
}

export class DeclineRequest {
  @ChoiceField(SIDES, { optional: true }) readonly as?: Side;
  @TextField({ min: 3, max: 500 }) readonly reason!: string;
}

/** One portion of one lot for one order line. */
export class AllocationResponse {
  @IdField() readonly id!: string;
  @TextField({ description: 'short name for people' }) readonly code!: string;
  @IdField() readonly runId!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly orderId!: string;
  @IdField() readonly orderLineId!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly supplierCommuneId!: string;
  @TextField() readonly supplierCommuneName!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerCommuneName!: string;
  @IdField() readonly fromSiteId!: string;
  @IdField() readonly toSiteId!: string;
  @WholeField({ min: 1 }) readonly packages!: number;
  @GramsField() readonly packageGrams!: number;
  @GramsField() readonly grams!: number;
  @FlagField({ description: 'another product than the line asks for first' })
  readonly isSubstitute!: boolean;
  @MinorField({ nullable: true }) readonly priceMinorPerKg!: number | null;
  @TextField({ nullable: true }) readonly currency!: string | null;
  @WholeField({ description: 'road in metres' }) readonly metres!: number;
  @ChoiceField(ALLOCATION_STATES) readonly state!: AllocationState;
  @MomentField({ description: 'after this moment silence accepts' }) readonly acceptBy!: string;
  @ChoiceField(ANSWERS) readonly supplierAnswer!: (typeof ANSWERS)[number];
  @MomentField({ nullable: true }) readonly supplierAcceptedAt!: string | null;
  @ChoiceField(ANSWERS) readonly customerAnswer!: (typeof ANSWERS)[number];
  @MomentField({ nullable: true }) readonly customerAcceptedAt!: string | null;
  @MomentField({ nullable: true }) readonly declinedAt!: string | null;
  @TextField({ nullable: true, max: 500 }) readonly closedReason!: string | null;
  @GramsField({ min: 0, description: 'given back after acceptance, not part of grams' })
  readonly releasedGrams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0, nullable: true }) readonly receivedGrams!: number | null;
  @TextField() readonly reasonCode!: string;
  @TextField({ max: 1000, description: 'in the reader’s language' }) readonly reasonText!: string;
  @WholeField() readonly version!: number;
}

export class AllocationPage {
  @ListField(() => AllocationResponse) readonly items!: AllocationResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class AcceptedAllResponse {
  @WholeField({ description: 'allocations to which your communes said yes just now' })
  readonly said!: number;
  @WholeField({ description: 'of these, accepted by both sides now' }) readonly accepted!: number;
}
