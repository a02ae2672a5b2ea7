import type { Id } from '#core/kernel';
import { PageQuery } from '#platform/lists';
import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MinorField,
  TextField,
  WholeField,
} from '#platform/fields';
import {
  FUELS,
  type Fuel,
  TERRAIN_CHOICES,
  type TerrainChoice,
  type VehicleFacts,
} from './vehicle.entity';

export class RegisterVehicleRequest {
  @IdField() readonly communeId!: string;
  @IdField({ description: 'a site of the commune where the vehicle starts and ends' })
  readonly baseSiteId!: string;
  @TextField({ max: 20, pattern: /^[A-Za-z0-9][A-Za-z0-9 -]*$/ }) readonly plate!: string;
  @TextField({ max: 100 }) readonly name!: string;
  @GramsField({ max: 60_000_000 }) readonly capacityGrams!: number;
  @WholeField({ min: 1, max: 200_000, description: 'litres' }) readonly capacityLitres!: number;
  @WholeField({ min: 1, max: 20_000 }) readonly capacityPackages!: number;
  @ChoiceField(FUELS) readonly fuel!: Fuel;
  @WholeField({ min: 1, max: 5_000, description: 'millilitres a kilometre' })
  readonly fuelMlPerKm!: number;
  @ChoiceField(TERRAIN_CHOICES) readonly terrainMax!: TerrainChoice;
  @FlagField({ optional: true }) readonly isRefrigerated: boolean = false;
  @FlagField({ optional: true }) readonly isLentToNetwork: boolean = false;
  @WholeField({ optional: true, max: 1439 }) readonly shiftFromMinute: number = 300;
  @WholeField({ optional: true, min: 1, max: 2880, description: 'beyond 1440: the day after' })
  readonly shiftToMinute: number = 1200;
  @MinorField({ optional: true }) readonly costPerKmMinor: number = 0;

  toFacts(id: Id<'Vehicle'>): VehicleFacts {
    return Object.assign({}, this, { id, plate: this.plate.toUpperCase() });
  }
}

export class EditVehicleRequest {
  @IdField({ optional: true }) readonly baseSiteId?: string;
  @TextField({ optional: true, max: 100 }) readonly name?: string;
  @GramsField({ optional: true, max: 60_000_000 }) readonly capacityGrams?: number;
  @WholeField({ optional: true, min: 1, max: 200_000 }) readonly capacityLitres?: number;
  @WholeField({ optional: true, min: 1, max: 20_000 }) readonly capacityPackages?: number;
  @ChoiceField(FUELS, { optional: true }) readonly fuel?: Fuel;
  @WholeField({ optional: true, min: 1, max: 5_000 }) readonly fuelMlPerKm?: number;
  @ChoiceField(TERRAIN_CHOICES, { optional: true }) readonly terrainMax?: TerrainChoice;
  @FlagField({ optional: true }) readonly isRefrigerated?: boolean;
  @FlagField({ optional: true }) readonly isLentToNetwork?: boolean;
  @WholeField({ optional: true, max: 1439 }) readonly shiftFromMinute?: number;
  @WholeField({ optional: true, min: 1, max: 2880 }) readonly shiftToMinute?: number;
  @MinorField({ optional: true }) readonly costPerKmMinor?: number;
}

/** `communeId`: one commune's vehicles. Left out: those that are lent to the network. */
export class VehicleListQuery extends PageQuery {
  @IdField({ optional: true }) readonly communeId?: string;
}

export class VehicleResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly baseSiteId!: string;
  @TextField() readonly plate!: string;
  @TextField() readonly name!: string;
  @GramsField() readonly capacityGrams!: number;
  @WholeField() readonly capacityLitres!: number;
  @WholeField() readonly capacityPackages!: number;
  @ChoiceField(FUELS) readonly fuel!: Fuel;
  @WholeField() readonly fuelMlPerKm!: number;
  @ChoiceField(TERRAIN_CHOICES) readonly terrainMax!: TerrainChoice;
  @FlagField() readonly isRefrigerated!: boolean;
  @FlagField() readonly isLentToNetwork!: boolean;
  @WholeField() readonly shiftFromMinute!: number;
  @WholeField() readonly shiftToMinute!: number;
  @MinorField() readonly costPerKmMinor!: number;
  @ChoiceField(['active', 'broken', 'retired']) readonly state!: string;
  @WholeField() readonly version!: number;
}

export class VehiclePage {
  @ListField(() => VehicleResponse) readonly items!: readonly VehicleResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
