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

export const STEP_KINDS = ['weighed', 'handed_over', 'received', 'hand_out_loss', 'claim'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const PLACE_KINDS = ['commune', 'vehicle', 'centre', 'loss', 'difference'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const ANY_MIN = -Number.MAX_SAFE_INTEGER;

export class TraceWeighingResponse {
  @GramsField({ min: 0 }) readonly grossGrams!: number;
  @GramsField({ min: 0 }) readonly tareGrams!: number;
  @GramsField({ min: 0 }) readonly netGrams!: number;
  @TextField() readonly method!: string;
  @TextField({ min: 0, description: 'who else saw the scale' }) readonly witness!: string;
}

/** One thing that happened to the kilos, with both clocks. */
export class TraceStepResponse {
  @IdField() readonly id!: string;
  @ChoiceField(STEP_KINDS) readonly kind!: StepKind;
  @IdField({ nullable: true }) readonly allocationId!: string | null;
  @TextField({ nullable: true }) readonly allocationCode!: string | null;
  @TextField({ nullable: true }) readonly runCode!: string | null;
  @ChoiceField(PLACE_KINDS) readonly fromKind!: PlaceKind;
  @TextField() readonly fromName!: string;
  @ChoiceField(PLACE_KINDS) readonly toKind!: PlaceKind;
  @TextField() readonly toName!: string;
  @WholeField() readonly packages!: number;
  @GramsField({ min: 0 }) readonly grams!: number;
  @TextField({ nullable: true, max: 1000 }) readonly reason!: string | null;
  @ObjectField(() => TraceWeighingResponse, { nullable: true })
  readonly weighing!: TraceWeighingResponse | null;
  @FlagField({ description: 'false when a later event puts it right' })
  readonly isInForce!: boolean;
  @MomentField({ description: 'when it happened' }) readonly eventTime!: string;
  @MomentField({ description: 'when the network learnt of it' }) readonly recordTime!: string;
}

export class LostResponse {
  @TextField() readonly stage!: string;
  @TextField() readonly cause!: string;
  @WholeField({ min: ANY_MIN, description: 'grams' }) readonly grams!: number;
}

/** Where one portion of a lot ended. */
export class TraceAllocationResponse {
  @IdField() readonly id!: string;
  @TextField() readonly code!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @TextField() readonly productName!: string;
  @TextField() readonly supplierCommuneName!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerCommuneName!: string;
  @TextField() readonly state!: string;
  @WholeField() readonly packages!: number;
  @GramsField() readonly grams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @WholeField({ min: ANY_MIN, description: 'grams on vehicles and at centres on the way now' })
  readonly onTheRoadGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0, nullable: true }) readonly receivedGrams!: number | null;
  @GramsField({ min: 0, description: 'delivered and not yet received' })
  readonly awaitingReceptionGrams!: number;
  @ListField(() => LostResponse) readonly lost!: LostResponse[];
  @TextField({ nullable: true, max: 500 }) readonly closedReason!: string | null;
}

/** listed = available + reserved + loaded + delivered + lost + withdrawn + expired. */
export class LotBalanceResponse {
  @GramsField({ min: 0 }) readonly listedGrams!: number;
  @GramsField({ min: 0 }) readonly availableGrams!: number;
  @GramsField({ min: 0 }) readonly reservedGrams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0 }) readonly lostGrams!: number;
  @GramsField({ min: 0 }) readonly withdrawnGrams!: number;
  @GramsField({ min: 0 }) readonly expiredGrams!: number;
  @ListField(() => LostResponse) readonly lost!: LostResponse[];
  @FlagField() readonly addsUp!: boolean;
  @GramsField() readonly announcedGrams!: number;
  @GramsField({ min: 0, nullable: true }) readonly weighedGrams!: number | null;
  @WholeField({ min: ANY_MIN, nullable: true, description: 'grams weighed less announced' })
  readonly weighingDifferenceGrams!: number | null;
}

export class LotTraceResponse {
  @IdField() readonly lotId!: string;
  @TextField() readonly code!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly state!: string;
  @FlagField({ description: 'false: only what was given to the reader’s communes is shown' })
  readonly isWhole!: boolean;
  @ObjectField(() => LotBalanceResponse, { nullable: true })
  readonly balance!: LotBalanceResponse | null;
  @FlagField({ description: 'somebody handed on more than was in their hands' })
  readonly hasGap!: boolean;
  @ListField(() => TraceStepResponse) readonly steps!: TraceStepResponse[];
  @ListField(() => TraceAllocationResponse) readonly allocations!: TraceAllocationResponse[];
}

export class TraceShipmentResponse {
  @IdField() readonly id!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly runCode!: string;
  @TextField() readonly runState!: string;
  @TextField() readonly vehicleName!: string;
  @TextField() readonly fromName!: string;
  @TextField() readonly toName!: string;
  @WholeField() readonly packages!: number;
  @GramsField() readonly grams!: number;
  @GramsField({ min: 0, nullable: true }) readonly loadedGrams!: number | null;
  @GramsField({ min: 0, nullable: true }) readonly deliveredGrams!: number | null;
  @GramsField({ min: 0 }) readonly lostGrams!: number;
  @TextField() readonly state!: string;
}

export class LineTraceResponse {
  @IdField() readonly orderLineId!: string;
  @IdField() readonly orderId!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly productName!: string;
  @GramsField() readonly wantedGrams!: number;
  @GramsField({ min: 0 }) readonly allocatedGrams!: number;
  @GramsField({ min: 0 }) readonly loadedGrams!: number;
  @GramsField({ min: 0 }) readonly deliveredGrams!: number;
  @GramsField({ min: 0 }) readonly receivedGrams!: number;
  @ListField(() => TraceAllocationResponse) readonly allocations!: TraceAllocationResponse[];
  @ListField(() => TraceShipmentResponse) readonly shipments!: TraceShipmentResponse[];
  @ListField(() => TraceStepResponse) readonly steps!: TraceStepResponse[];
}
