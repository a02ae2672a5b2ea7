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
import { HarvestedLotRequest } from '../lot/register-lot.dto';
import { FORECAST_STATES } from './harvest-forecast.entity';

export class AnnounceForecastRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @IdField({ optional: true }) readonly productiveOrgId?: string;
  @DateField({ description: 'first day of the harvest' }) readonly fromOn!: string;
  @DateField({ description: 'last day of the harvest' }) readonly toOn!: string;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly likelyGrams!: number;
  @GramsField() readonly maxGrams!: number;
}

/** What is left out stays as it is. */
export class ChangeForecastRequest {
  @DateField({ optional: true }) readonly fromOn?: string;
  @DateField({ optional: true }) readonly toOn?: string;
  @GramsField({ optional: true, min: 0 }) readonly minGrams?: number;
  @GramsField({ optional: true }) readonly likelyGrams?: number;
  @GramsField({ optional: true }) readonly maxGrams?: number;
}

/** The lot that a forecast has become: product and commune are those of the forecast. */
export class HarvestForecastRequest extends HarvestedLotRequest {
  @IdField({ description: 'id of the new lot' }) readonly lotId!: string;
}

export class ForecastsQuery extends PageQuery {
  @IdField({ optional: true, description: 'your own commune unless said' })
  readonly communeId?: string;
  @IdField({ optional: true }) readonly productId?: string;
  @ChoiceField(FORECAST_STATES, { optional: true }) readonly state?: string;
}

export class ForecastResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @IdField({ nullable: true }) readonly productiveOrgId!: string | null;
  @IdField() readonly productId!: string;
  @DateField() readonly fromOn!: string;
  @DateField() readonly toOn!: string;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly likelyGrams!: number;
  @GramsField() readonly maxGrams!: number;
  @ChoiceField(FORECAST_STATES) readonly state!: string;
  @WholeField({ description: 'lots that it became' }) readonly lots!: number;
  @GramsField({ min: 0, description: 'announced in those lots' }) readonly lotGrams!: number;
  @TextField({ description: 'name of whoever announced it' }) readonly announcedBy!: string;
  @MomentField() readonly createdAt!: Date;
  @WholeField() readonly version!: number;
}

export class ForecastPageResponse {
  @ListField(() => ForecastResponse) readonly items!: ForecastResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
