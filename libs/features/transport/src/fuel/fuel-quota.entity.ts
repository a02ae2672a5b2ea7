import { type CivilDate, DomainError, fieldFault, type Id } from '#core/kernel';
import { DayColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fuel } from '../fleet/vehicle.entity';

export interface FuelQuotaFacts {
  readonly id: Id<'FuelQuota'>;
  readonly communeId: Id<'Commune'>;
  readonly fuel: Fuel;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly grantedMl: number;
  readonly source: string;
}

/** Fuel that a commune may burn in a span of days. `usedMl` is the sum of its entries, always. */
@Entity('fuel_quota')
export class FuelQuota {
  @PrimaryColumn('uuid') readonly id!: Id<'FuelQuota'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('text') readonly fuel!: Fuel;
  @DayColumn() readonly validFrom!: CivilDate;
  @DayColumn() validTo!: CivilDate;
  @WholeColumn() grantedMl!: number;
  @WholeColumn() readonly usedMl!: number;
  @Column('text') source!: string;
  /** As it was first told: recognises a request that is sent again. */
  @Column('jsonb') readonly facts!: object;
  @Column('integer') version!: number;

  static grant(facts: FuelQuotaFacts): FuelQuota {
    const quota = Object.assign(new FuelQuota(), facts, { facts, usedMl: 0, version: 1 });
    quota.assertDates();
    return quota;
  }

  /** What has been burnt stays burnt: a quota is never cut below it. */
  edit(changes: { grantedMl?: number; validTo?: CivilDate; source?: string }): void {
    this.grantedMl = changes.grantedMl ?? this.grantedMl;
    this.validTo = changes.validTo ?? this.validTo;
    this.source = changes.source ?? this.source;
    this.assertDates();
    if (this.grantedMl < this.usedMl) {
      throw new DomainError('unprocessable', 'fuel_quota.below_used', { usedMl: this.usedMl }, [
        { field: 'grantedMl', code: 'fuel_quota.below_used' },
      ]);
    }
    this.version += 1;
  }

  private assertDates(): void {
    if (this.validFrom > this.validTo) throw fieldFault('validTo', 'fuel_quota.dates_backwards');
  }
}
