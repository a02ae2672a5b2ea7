import { DomainError, type Id } from '#core/kernel';
import { WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const FUELS = ['petrol', 'diesel'] as const;
export type Fuel = (typeof FUELS)[number];
export const TERRAIN_CHOICES = ['paved', 'dirt', 'mountain'] as const;
export type TerrainChoice = (typeof TERRAIN_CHOICES)[number];
export type VehicleState = 'active' | 'broken' | 'retired';

/** What may change about a vehicle after it was registered. */
export interface VehicleTraits {
  readonly baseSiteId: Id<'Site'>;
  readonly name: string;
  readonly capacityGrams: number;
  readonly capacityLitres: number;
  readonly capacityPackages: number;
  readonly fuel: Fuel;
  readonly fuelMlPerKm: number;
  readonly terrainMax: TerrainChoice;
  readonly isRefrigerated: boolean;
  readonly isLentToNetwork: boolean;
  readonly shiftFromMinute: number;
  readonly shiftToMinute: number;
  readonly costPerKmMinor: number;
}

/** A trait left out, or told as undefined, stays. */
export type VehicleChanges = {
  readonly [Trait in keyof VehicleTraits]?: VehicleTraits[Trait] | undefined;
};

export interface VehicleFacts extends VehicleTraits {
  readonly id: Id<'Vehicle'>;
  readonly communeId: Id<'Commune'>;
  readonly plate: string;
}

/** A lorry, van or jeep of a commune. */
@Entity('vehicle')
export class Vehicle {
  @PrimaryColumn('uuid') readonly id!: Id<'Vehicle'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid') baseSiteId!: Id<'Site'>;
  @Column('text') readonly plate!: string;
  @Column('text') name!: string;
  @WholeColumn() capacityGrams!: number;
  @Column('integer') capacityLitres!: number;
  @Column('integer') capacityPackages!: number;
  @Column('text') fuel!: Fuel;
  @Column('integer') fuelMlPerKm!: number;
  @Column('text') terrainMax!: TerrainChoice;
  @Column('boolean') isRefrigerated!: boolean;
  @Column('boolean') isLentToNetwork!: boolean;
  @Column('smallint') shiftFromMinute!: number;
  @Column('smallint') shiftToMinute!: number;
  @WholeColumn() costPerKmMinor!: number;
  @Column('text') state!: VehicleState;
  /** As it was first told: recognises a request that is sent again. */
  @Column('jsonb') readonly facts!: object;
  @Column('integer') version!: number;

  static register(facts: VehicleFacts): Vehicle {
    const vehicle = Object.assign(new Vehicle(), facts, {
      facts,
      state: 'active' as const,
      version: 1,
    });
    vehicle.assertShift();
    return vehicle;
  }

  edit(changes: VehicleChanges): void {
    if (this.state === 'retired') throw this.refused('vehicle.retired');
    const told = Object.entries(changes).filter(([, value]) => value !== undefined);
    Object.assign(this, Object.fromEntries(told));
    this.assertShift();
    this.version += 1;
  }

  /** False when it has been in this state already. A retired vehicle stays retired. */
  moveTo(state: VehicleState): boolean {
    if (this.state === state) return false;
    if (this.state === 'retired') throw this.refused('vehicle.retired');
    this.state = state;
    this.version += 1;
    return true;
  }

  private assertShift(): void {
    if (this.shiftFromMinute >= this.shiftToMinute) {
      throw new DomainError('unprocessable', 'vehicle.shift_backwards', {}, [
        { field: 'shiftToMinute', code: 'vehicle.shift_backwards' },
      ]);
    }
  }

  private refused(code: string): DomainError {
    return new DomainError('conflict', code, { vehicleId: this.id });
  }
}
