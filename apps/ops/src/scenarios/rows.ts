import type { CivilDate, Id, Place, Role } from '#core/kernel';

/** One value of one column, ready for COPY. */
export type Cell = string | number | boolean | null | Date | readonly string[] | object;
export type Row = object;

export interface CommuneRow extends Place {
  readonly id: Id<'Commune'>;
  readonly name: string;
  readonly kind: 'rural' | 'urban' | 'mixed';
  readonly municipalityCode: string;
  readonly state: 'active';
  readonly verifiedByAct: string;
  readonly isDemo: true;
}

export interface CouncilRow {
  readonly id: Id<'Council'>;
  readonly communeId: Id<'Commune'>;
  readonly name: string;
  readonly families: number;
}

export interface SiteRow extends Place {
  readonly id: Id<'Site'>;
  readonly communeId: Id<'Commune'>;
  readonly kind: 'collection_centre' | 'distribution_point' | 'vehicle_base';
  readonly name: string;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly hasColdRoom: boolean;
  readonly storageGrams: number;
  readonly terrain: 'paved' | 'dirt' | 'mountain';
}

export interface OrgRow {
  readonly id: Id<'ProductiveOrg'>;
  readonly communeId: Id<'Commune'>;
  readonly kind: 'upf';
  readonly name: string;
}

export interface PersonRow {
  readonly id: Id<'Person'>;
  readonly name: string;
  readonly login: string;
  readonly locale: 'es' | 'en';
  readonly isDemo: true;
}

export interface MandateRow {
  readonly id: Id<'Mandate'>;
  readonly personId: Id<'Person'>;
  readonly communeId: Id<'Commune'> | null;
  readonly role: Role;
  readonly body: string;
  readonly act: string;
  readonly fromOn: CivilDate;
}

export interface VehicleRow {
  readonly id: Id<'Vehicle'>;
  readonly communeId: Id<'Commune'>;
  readonly baseSiteId: Id<'Site'>;
  readonly plate: string;
  readonly name: string;
  readonly capacityGrams: number;
  readonly capacityLitres: number;
  readonly capacityPackages: number;
  readonly fuel: 'petrol' | 'diesel';
  readonly fuelMlPerKm: number;
  readonly terrainMax: 'paved' | 'dirt' | 'mountain';
  readonly isLentToNetwork: boolean;
  readonly shiftFromMinute: number;
  readonly shiftToMinute: number;
  readonly costPerKmMinor: number;
}

export interface DriverRow {
  readonly id: Id<'Driver'>;
  readonly communeId: Id<'Commune'>;
  readonly personId: Id<'Person'>;
  readonly licence: string;
  readonly licenceValidTo: CivilDate;
}

export interface PackageWeightRow {
  readonly id: Id<'PackageWeight'>;
  readonly communeId: Id<'Commune'>;
  readonly productId: Id<'Product'>;
  readonly packageType: string;
  readonly nominalGrams: number;
  readonly tareGrams: number;
}

/** The tables of a network in the order in which foreign keys want them loaded. */
export const TABLES_IN_ORDER = [
  'person',
  'commune',
  'council',
  'site',
  'productive_org',
  'mandate',
  'package_weight',
  'ration',
  'need_census',
  'vehicle',
  'driver',
  'fuel_quota',
  'transport_permit',
  'harvest_forecast',
  'lot',
  'weighing',
  'stock_movement',
  'distribution_cycle',
  'cycle_commune',
  'order',
  'order_line',
  'timer',
] as const;
export type TableName = (typeof TABLES_IN_ORDER)[number];

/** Rows by table, as generated: keys are the columns in camelCase. */
export class Rows {
  private readonly byTable = new Map<TableName, Row[]>();

  add<Kind extends Row>(table: TableName, row: Kind): Kind {
    const rows = this.byTable.get(table);
    if (rows) rows.push(row);
    else this.byTable.set(table, [row]);
    return row;
  }

  of(table: TableName): readonly Row[] {
    return this.byTable.get(table) ?? [];
  }
}
