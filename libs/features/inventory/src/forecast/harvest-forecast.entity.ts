import { Column, Entity, PrimaryColumn } from 'typeorm';
import { addDays, type CivilDate, DomainError, type FieldFault, type Id } from '#core/kernel';
import { DayColumn, WholeColumn } from '#platform/columns';

export const FORECAST_STATES = ['open', 'harvested', 'withdrawn'] as const;
export type ForecastState = (typeof FORECAST_STATES)[number];

const DAYS_AHEAD_MAX = 730;

/** The part of a forecast that its people may still change their minds about. */
export interface ForecastEstimate {
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly minGrams: number;
  readonly likelyGrams: number;
  readonly maxGrams: number;
}

/** What a commune expects to harvest within a window of days. */
@Entity('harvest_forecast')
export class HarvestForecast {
  static readonly FACTS = ['id', 'communeId', 'productId', 'productiveOrgId'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'HarvestForecast'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid', { nullable: true }) readonly productiveOrgId!: Id<'ProductiveOrg'> | null;
  @Column('uuid') readonly productId!: Id<'Product'>;
  @DayColumn() fromOn!: CivilDate;
  @DayColumn() toOn!: CivilDate;
  @WholeColumn() minGrams!: number;
  @WholeColumn() likelyGrams!: number;
  @WholeColumn() maxGrams!: number;
  @Column('text', { default: 'open' }) state!: ForecastState;
  @Column('uuid') readonly createdBy!: Id<'Person'>;
  @Column('integer', { default: 1 }) version!: number;

  /** Changes window or masses of an open forecast. */
  change(estimate: ForecastEstimate, today: CivilDate): void {
    this.requireOpen();
    requireSound(estimate, today);
    Object.assign(this, estimate);
  }

  requireOpen(): void {
    if (this.state !== 'open') {
      throw new DomainError('conflict', 'forecast.not_open', { id: this.id, state: this.state });
    }
  }
}

/** Refuses a window or masses out of order, over already, or too far ahead to mean anything. */
export function requireSound(estimate: ForecastEstimate, today: CivilDate): void {
  const rules: readonly [boolean, string, string][] = [
    [estimate.toOn < estimate.fromOn, 'toOn', 'forecast.window_backwards'],
    [estimate.toOn < today, 'toOn', 'forecast.window_over'],
    [estimate.toOn > addDays(today, DAYS_AHEAD_MAX), 'toOn', 'forecast.window_too_far'],
    [estimate.minGrams > estimate.likelyGrams, 'minGrams', 'forecast.min_above_likely'],
    [estimate.likelyGrams > estimate.maxGrams, 'maxGrams', 'forecast.likely_above_max'],
  ];
  const faults: FieldFault[] = rules
    .filter(([isBroken]) => isBroken)
    .map(([, field, code]) => ({ field, code }));
  const [first] = faults;
  if (first) throw new DomainError('unprocessable', first.code, {}, faults);
}
