import type { CivilDate, Role } from '#core/kernel';
import type {
  CommuneRow,
  CouncilRow,
  DriverRow,
  OrgRow,
  PackageWeightRow,
  PersonRow,
  Rows,
  SiteRow,
  VehicleRow,
} from './rows';

export const SCENARIOS = ['small', 'momboy', 'carache', 'fuel-collapse', 'national'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface Driver extends DriverRow {
  readonly person: PersonRow;
}

/** One commune with all that is in it. */
export interface Village {
  readonly commune: CommuneRow;
  readonly families: number;
  readonly councils: readonly CouncilRow[];
  readonly centre: SiteRow;
  readonly point: SiteRow;
  readonly base: SiteRow | null;
  readonly orgs: readonly OrgRow[];
  readonly people: ReadonlyMap<Role, PersonRow>;
  readonly vehicles: VehicleRow[];
  readonly drivers: Driver[];
}

/** A harvest as the producers will announce it, in whole packages of the commune's own weight. */
export interface Harvest {
  readonly village: Village;
  readonly orgIndex: number;
  readonly productCode: string;
  readonly weight: PackageWeightRow;
  readonly packages: number;
  readonly grade: 1 | 2 | 3;
  readonly isWashed: boolean;
  readonly floorMinorPerKg: number;
  readonly shelfLifeDays: number;
}

/** What a commune asks of one product. */
export interface Wish {
  readonly productId: string;
  readonly productCode: string;
  readonly minGrams: number;
  readonly wantedGrams: number;
  readonly maxGrams: number;
  readonly gradeFloor: number | null;
  readonly isWashed: boolean | null;
  readonly ceilingMinorPerKg: number | null;
  readonly substituteProductIds: readonly string[];
}

export interface Need {
  readonly village: Village;
  readonly wishes: readonly Wish[];
}

/** Litres, in millilitres, that the coordinator has for the runs of one cycle. */
export interface FuelBudget {
  readonly diesel: number;
  readonly petrol: number;
}

/** Everything that a scenario says, before anything has happened. */
export interface Network {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly today: CivilDate;
  readonly liaison: PersonRow;
  readonly comptroller: PersonRow;
  readonly villages: readonly Village[];
  /** The commune whose coordinator plans the runs; null in a network too large for one. */
  readonly carrier: Village | null;
  readonly harvests: readonly Harvest[];
  readonly needs: readonly Need[];
  readonly fuel: FuelBudget;
  readonly rows: Rows;
}

/** Who holds a role in a commune; a scenario that asks for a role nobody holds is wrong. */
export function personOf(village: Village, role: Role): PersonRow {
  const person = village.people.get(role);
  if (!person) throw new Error(`${village.commune.name} has no ${role}`);
  return person;
}

/** The currency in which all scenarios name their prices. */
export const CURRENCY = 'USD';
