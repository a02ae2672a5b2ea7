import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MinorField,
  MomentField,
  TextField,
  TextsField,
  WholeField,
} from '#platform/fields';

const SIGNED = { min: Number.MIN_SAFE_INTEGER } as const;

/** What is on board between two places. */
export class LoadedWayResponse {
  @IdField() readonly fromSiteId!: string;
  @IdField() readonly toSiteId!: string;
  @WholeField() readonly metres!: number;
  @WholeField() readonly seconds!: number;
  @GramsField({ min: 0 }) readonly loadGrams!: number;
  @WholeField() readonly loadLitres!: number;
  @WholeField() readonly loadPackages!: number;
  @WholeField({ description: 'of the capacity that is tightest, in thousandths' })
  readonly utilisationPermille!: number;
}

/** One shipment loaded or unloaded, and how much later it might be. */
export class ExplainedStopResponse {
  @IdField() readonly stopId!: string;
  @IdField() readonly shipmentId!: string;
  @IdField() readonly siteId!: string;
  @ChoiceField(['pick_up', 'delivery']) readonly kind!: string;
  @MomentField() readonly arrivesAt!: Date;
  @MomentField() readonly departsAt!: Date;
  @WholeField() readonly waitingSeconds!: number;
  @WholeField({ description: 'delay that this stop bears before it or a later one is too late' })
  readonly slackSeconds!: number;
  @FlagField({ description: 'bears the least of all' }) readonly isTightest!: boolean;
  @GramsField({ min: 0 }) readonly loadGrams!: number;
}

/** What one shipment bears of the run’s cost: by its mass and its direct way. */
export class CostShareResponse {
  @IdField() readonly shipmentId!: string;
  @ChoiceField(['feeder', 'trunk'], { nullable: true, description: 'of goods by way of a centre' })
  readonly leg!: string | null;
  @IdField() readonly allocationId!: string;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @GramsField({ min: 0 }) readonly grams!: number;
  @WholeField() readonly directMetres!: number;
  @MinorField() readonly costMinor!: number;
  @WholeField() readonly permille!: number;
  @WholeField({ description: 'on a run with nothing else' }) readonly aloneMetres!: number;
  @MinorField() readonly aloneCostMinor!: number;
  @WholeField({ ...SIGNED, description: 'what the run would be spared without it' })
  readonly sparedMetres!: number;
  @WholeField(SIGNED) readonly sparedCostMinor!: number;
}

/** Why a run is as it is. */
export class RunExplanationResponse {
  @IdField() readonly runId!: string;
  @ListField(() => LoadedWayResponse) readonly ways!: readonly LoadedWayResponse[];
  @ListField(() => ExplainedStopResponse) readonly stops!: readonly ExplainedStopResponse[];
  @WholeField() readonly metres!: number;
  @WholeField() readonly emptyMetres!: number;
  @WholeField() readonly seconds!: number;
  @WholeField() readonly drivingSeconds!: number;
  @WholeField() readonly waitingSeconds!: number;
  @WholeField() readonly fuelMl!: number;
  @MinorField() readonly costMinor!: number;
  @WholeField({ description: 'if each shipment went alone, in sum' }) readonly apartMetres!: number;
  @MinorField() readonly apartCostMinor!: number;
  @ListField(() => CostShareResponse, { description: 'add up to the cost' })
  readonly shares!: readonly CostShareResponse[];
  @TextsField() readonly textEs!: readonly string[];
  @TextsField() readonly textEn!: readonly string[];
}
