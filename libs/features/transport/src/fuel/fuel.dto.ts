import {
  ChoiceField,
  DateField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { type Fuel, FUELS } from '../fleet/vehicle.entity';
import type { FuelQuotaFacts } from './fuel-quota.entity';

/** A thousand cubic metres: beyond it is a slip of the finger. */
const ML_MAX = 1_000_000_000;
const MILLILITRES = { max: ML_MAX, description: 'millilitres' };

export class GrantFuelQuotaRequest {
  @IdField() readonly communeId!: string;
  @ChoiceField(FUELS) readonly fuel!: Fuel;
  @DateField() readonly validFrom!: string;
  @DateField() readonly validTo!: string;
  @WholeField({ ...MILLILITRES, min: 1 }) readonly grantedMl!: number;
  @TextField({ max: 200, description: 'who granted it' }) readonly source!: string;

  toFacts(id: string): FuelQuotaFacts {
    return Object.assign({}, this, { id });
  }
}

export class EditFuelQuotaRequest {
  @WholeField({ ...MILLILITRES, min: 1, optional: true }) readonly grantedMl?: number;
  @DateField({ optional: true }) readonly validTo?: string;
  @TextField({ optional: true, max: 200 }) readonly source?: string;
}

export class CorrectFuelRequest {
  @IdField() readonly quotaId!: string;
  @WholeField({ min: -ML_MAX, max: ML_MAX, description: 'more used (positive) or less, in ml' })
  readonly ml!: number;
  @TextField({ max: 500 }) readonly reason!: string;
  @MomentField() readonly eventTime!: string;
}

export class FuelListQuery extends PageQuery {
  @IdField() readonly communeId!: string;
}

export class FuelQuotaResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @ChoiceField(FUELS) readonly fuel!: Fuel;
  @DateField() readonly validFrom!: string;
  @DateField() readonly validTo!: string;
  @WholeField(MILLILITRES) readonly grantedMl!: number;
  @WholeField(MILLILITRES) readonly usedMl!: number;
  @WholeField({ min: -ML_MAX, description: 'negative when more was burnt than granted' })
  readonly leftMl!: number;
  @TextField() readonly source!: string;
  @WholeField() readonly version!: number;
}

export class FuelQuotaPage {
  @ListField(() => FuelQuotaResponse) readonly items!: readonly FuelQuotaResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class FuelEntryResponse {
  @IdField() readonly id!: string;
  @IdField() readonly quotaId!: string;
  @IdField({ nullable: true }) readonly runId!: string | null;
  @ChoiceField(['booked', 'returned', 'corrected']) readonly kind!: string;
  @WholeField({ min: -ML_MAX }) readonly ml!: number;
  @TextField() readonly reason!: string;
  @MomentField() readonly eventTime!: Date;
  @MomentField() readonly recordTime!: Date;
}

export class FuelEntryPage {
  @ListField(() => FuelEntryResponse) readonly items!: readonly FuelEntryResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
