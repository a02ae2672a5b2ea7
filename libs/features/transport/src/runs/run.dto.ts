import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  JsonField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { StopEventResponse } from '../road/stop-event.dto';
import { RUN_STATES } from './run.entity';

const SHIPMENT_STATES = [
  'planned',
  'loaded',
  'delivered',
  'failed',
  'cancelled',
  'handed_over',
] as const;

const grams = { min: 0, description: 'grams' };

export class ConflictResponse {
  @TextField() readonly code!: string;
  @FlagField({ description: 'forbids publishing' }) readonly isHard!: boolean;
  @IdField({ nullable: true }) readonly stopId!: string | null;
  @IdField({ nullable: true }) readonly shipmentId!: string | null;
  @JsonField() readonly params!: object;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
}

export class GateCheckResponse {
  @TextField() readonly code!: string;
  @FlagField() readonly isMet!: boolean;
  @JsonField() readonly params!: object;
  @TextField() readonly textEs!: string;
  @TextField() readonly textEn!: string;
}

export class GateResponse {
  @ListField(() => GateCheckResponse) readonly checks!: readonly GateCheckResponse[];
  @FlagField() readonly isCleared!: boolean;
  @MomentField() readonly askedAt!: string;
  @IdField() readonly personId!: string;
}

/** One run in a list, with its figures: what was planned, and what came of it. */
export class RunResponse {
  @IdField() readonly id!: string;
  @TextField() readonly code!: string;
  @IdField({ nullable: true }) readonly planId!: string | null;
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly vehicleId!: string;
  @TextField() readonly vehicleName!: string;
  @TextField() readonly plate!: string;
  @IdField({ nullable: true }) readonly driverId!: string | null;
  @TextField({ nullable: true }) readonly driverName!: string | null;
  @DateField() readonly dayOn!: string;
  @ChoiceField(RUN_STATES) readonly state!: string;
  @MomentField({ nullable: true }) readonly departsAt!: Date | null;
  @MomentField({ nullable: true }) readonly returnsAt!: Date | null;
  @WholeField() readonly plannedMetres!: number;
  @WholeField({ nullable: true, description: 'by the odometer' }) readonly drivenMetres!:
    number | null;
  @WholeField() readonly plannedFuelMl!: number;
  @WholeField() readonly bookedFuelMl!: number;
  @WholeField({ nullable: true }) readonly fuelUsedMl!: number | null;
  @WholeField() readonly stopCount!: number;
  @GramsField(grams) readonly plannedGrams!: number;
  @GramsField(grams) readonly loadedGrams!: number;
  @GramsField(grams) readonly deliveredGrams!: number;
  @GramsField(grams) readonly lostGrams!: number;
  @GramsField(grams) readonly peakLoadGrams!: number;
  @GramsField() readonly capacityGrams!: number;
  @WholeField({ description: 'fullest moment over capacity, in thousandths' })
  readonly utilisationPermille!: number;
  @WholeField({ description: 'Σ kilograms × metres; ÷ 1,000,000 = tonne-km' })
  readonly kilogramMetres!: number;
  @WholeField() readonly conflictCount!: number;
  @TextField({ nullable: true }) readonly gateOverrideReason!: string | null;
  @TextField({ nullable: true }) readonly cancelReason!: string | null;
  @TextField({ nullable: true }) readonly suspendReason!: string | null;
  @WholeField() readonly version!: number;
}

export class RunPage {
  @ListField(() => RunResponse) readonly items!: readonly RunResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class StopResponse {
  @IdField() readonly id!: string;
  @WholeField() readonly position!: number;
  @IdField() readonly siteId!: string;
  @TextField() readonly siteName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @ChoiceField(['start', 'pick_up', 'delivery', 'end']) readonly kind!: string;
  @FlagField() readonly isLocked!: boolean;
  @ChoiceField(['planned', 'arrived', 'served', 'skipped', 'failed']) readonly state!: string;
  @MomentField({ nullable: true }) readonly arrivesAt!: Date | null;
  @MomentField({ nullable: true }) readonly departsAt!: Date | null;
  @WholeField() readonly metresFromLast!: number;
  @WholeField() readonly loadGramsAfter!: number;
}

export class ShipmentResponse {
  @IdField() readonly id!: string;
  @IdField() readonly runId!: string;
  @TextField() readonly runCode!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @TextField() readonly supplierName!: string;
  @TextField() readonly customerName!: string;
  @IdField() readonly pickUpStopId!: string;
  @IdField() readonly deliveryStopId!: string;
  @IdField() readonly fromSiteId!: string;
  @IdField() readonly toSiteId!: string;
  @WholeField() readonly packages!: number;
  @GramsField() readonly grams!: number;
  @WholeField({ nullable: true }) readonly loadedPackages!: number | null;
  @GramsField({ min: 0, nullable: true }) readonly loadedGrams!: number | null;
  @WholeField({ nullable: true }) readonly deliveredPackages!: number | null;
  @GramsField({ min: 0, nullable: true }) readonly deliveredGrams!: number | null;
  @GramsField(grams) readonly lostGrams!: number;
  @ChoiceField(SHIPMENT_STATES) readonly state!: string;
  @IdField({ nullable: true, description: 'taken over from this shipment of another vehicle' })
  readonly takenOverFrom!: string | null;
  @MomentField({ nullable: true, description: 'at a centre: loaded no earlier' })
  readonly notBefore!: Date | null;
  @MomentField({ nullable: true, description: 'at a centre: unloaded by then' })
  readonly dueBy!: Date | null;
}

export class ShipmentPage {
  @ListField(() => ShipmentResponse) readonly items!: readonly ShipmentResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** A run with everything on it. */
export class RunDetailResponse extends RunResponse {
  @ListField(() => StopResponse) readonly stops!: readonly StopResponse[];
  @ListField(() => ShipmentResponse) readonly shipments!: readonly ShipmentResponse[];
  @ListField(() => ConflictResponse) readonly conflicts!: readonly ConflictResponse[];
  @ObjectField(() => GateResponse, { nullable: true }) readonly gate!: GateResponse | null;
  @ListField(() => StopEventResponse) readonly events!: readonly StopEventResponse[];
}

export class StopFiguresResponse {
  @IdField() readonly stopId!: string;
  @MomentField() readonly arrivesAt!: Date;
  @MomentField() readonly departsAt!: Date;
  @WholeField() readonly metresFromLast!: number;
  @WholeField() readonly loadGramsAfter!: number;
}

/** A run as it would go. */
export class RunFiguresResponse {
  @WholeField() readonly metres!: number;
  @WholeField() readonly fuelMl!: number;
  @MomentField({ nullable: true }) readonly departsAt!: Date | null;
  @MomentField({ nullable: true }) readonly returnsAt!: Date | null;
  @WholeField() readonly metresToEnd!: number;
  @WholeField() readonly drivingSeconds!: number;
  @WholeField() readonly waitingSeconds!: number;
  @WholeField() readonly costMinor!: number;
  @GramsField(grams) readonly servedGrams!: number;
  @GramsField(grams) readonly peakLoadGrams!: number;
  @WholeField() readonly utilisationPermille!: number;
  @WholeField() readonly kilogramMetres!: number;
  @ListField(() => StopFiguresResponse) readonly stops!: readonly StopFiguresResponse[];
  @ListField(() => ConflictResponse) readonly conflicts!: readonly ConflictResponse[];
}
