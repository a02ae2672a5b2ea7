import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import type { ManifestShipment, ManifestStop } from './manifest';

export class ManifestRun {
  @IdField() readonly id!: string;
  @TextField() readonly code!: string;
  @TextField() readonly state!: string;
  @DateField() readonly dayOn!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly cycleName!: string;
  @WholeField({ description: 'metres' }) readonly plannedMetres!: number;
  @MomentField({ nullable: true }) readonly departsAt!: Date | null;
  @MomentField({ nullable: true }) readonly returnsAt!: Date | null;
  @TextField() readonly plate!: string;
  @TextField() readonly vehicleName!: string;
  @GramsField() readonly capacityGrams!: number;
  @FlagField() readonly isRefrigerated!: boolean;
  @TextField({ nullable: true }) readonly driverName!: string | null;
  @TextField({ nullable: true, description: 'only on the whole manifest' })
  readonly driverLicence!: string | null;
}

export class ManifestPermit {
  @IdField() readonly id!: string;
  @ChoiceField(['permit', 'waiver']) readonly kind!: string;
  @TextField() readonly number!: string;
  @TextField() readonly issuedBy!: string;
  @DateField() readonly validTo!: string;
  @GramsField({ nullable: true, description: 'grams booked on it for this run' })
  readonly grams!: number | null;
}

export class ManifestStopResponse implements ManifestStop {
  @IdField() readonly id!: string;
  @WholeField() readonly position!: number;
  @TextField() readonly kind!: string;
  @TextField() readonly state!: string;
  @TextField() readonly siteName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @TextField() readonly municipalityName!: string;
  @TextField() readonly stateName!: string;
  @MomentField({ nullable: true }) readonly arrivesAt!: Date | null;
  @MomentField({ nullable: true }) readonly departsAt!: Date | null;
  @WholeField({ description: 'metres' }) readonly metresFromLast!: number;
}

export class ManifestShipmentResponse implements ManifestShipment {
  @IdField() readonly id!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @TextField() readonly lotCode!: string;
  @TextField() readonly productName!: string;
  @TextField() readonly packageName!: string;
  @WholeField() readonly packages!: number;
  @GramsField() readonly grams!: number;
  @TextField() readonly state!: string;
  @IdField() readonly supplierCommuneId!: string;
  @TextField() readonly supplierName!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerName!: string;
  @IdField() readonly pickUpStopId!: string;
  @IdField() readonly deliveryStopId!: string;
}

/** What a driver carries on paper: where to stop, what to take in and what to hand over. */
export class Manifest {
  @ObjectField(() => ManifestRun) readonly run!: ManifestRun;
  @FlagField({ description: 'false: only what concerns the communes of the reader' })
  readonly isWhole!: boolean;
  @ListField(() => ManifestPermit) readonly permits!: readonly ManifestPermit[];
  @ListField(() => ManifestStopResponse) readonly stops!: readonly ManifestStopResponse[];
  @ListField(() => ManifestShipmentResponse)
  readonly shipments!: readonly ManifestShipmentResponse[];
  @WholeField() readonly packages!: number;
  @GramsField({ min: 0 }) readonly grams!: number;
  @TextField({ description: 'where this manifest is found; in its QR code' })
  readonly address!: string;
}
