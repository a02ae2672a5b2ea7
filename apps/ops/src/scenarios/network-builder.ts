import type { CivilDate, Id, Place, Role } from '#core/kernel';
import { addDays } from '#core/kernel';
import { Chance } from './chance';
import type { Crop } from './crops';
import { catalogue, type Locality } from './geography';
import { CommuneNames, councilName, orgName, personName } from './names';
import type { Driver, Network, ScenarioName, Village } from './network';
import {
  type CommuneRow,
  type MandateRow,
  type PackageWeightRow,
  type PersonRow,
  Rows,
  type SiteRow,
  type VehicleRow,
} from './rows';
import { scenarioIds } from './scenario-ids';

/** Mandates begin before any day that a scenario is played on. */
const MANDATES_FROM = '2025-01-06';
const DEGREES_PER_KM = 1 / 111;

export interface VillagePlan {
  readonly kind: CommuneRow['kind'];
  readonly near: Locality;
  /** How far communes scatter around the place, in kilometres. */
  readonly scatterKm: number;
  readonly councilFamilies: readonly number[];
  readonly orgs: number;
  readonly roles: readonly Role[];
  readonly terrain?: SiteRow['terrain'];
  readonly hasBase?: boolean;
}

export type VehiclePlan = Pick<
  VehicleRow,
  'name' | 'capacityGrams' | 'capacityPackages' | 'fuel' | 'fuelMlPerKm' | 'terrainMax'
> & {
  readonly isPermitted?: boolean;
};

/** Grows a network commune by commune. The order of calls is part of what the seed decides. */
export class NetworkBuilder {
  readonly rows = new Rows();
  readonly chance: Chance;
  readonly villages: Village[] = [];
  readonly products = catalogue();
  readonly id: ReturnType<typeof scenarioIds>;
  private readonly names = new CommuneNames();
  private readonly prefix: string;
  private readonly loginCounts = new Map<string, number>();
  private readonly weights = new Map<string, PackageWeightRow>();

  constructor(
    readonly scenario: ScenarioName,
    readonly seed: number,
    readonly today: CivilDate,
  ) {
    this.chance = new Chance(seed);
    this.id = scenarioIds(scenario, seed);
    this.prefix = seed === 1 ? scenario : `${scenario}${String(seed)}`;
  }

  /** The two people whose mandate is the whole network's. */
  liaisonAndComptroller(): Pick<Network, 'liaison' | 'comptroller'> {
    const liaison = this.person('enlace');
    const comptroller = this.person('contralora-red');
    this.mandate(liaison, 'network_liaison', null);
    this.mandate(comptroller, 'comptroller', null);
    return { liaison, comptroller };
  }

  village(plan: VillagePlan): Village {
    const place = this.near(plan.near, plan.scatterKm);
    const commune = this.rows.add<CommuneRow>('commune', {
      id: this.id('Commune'),
      name: this.names.next(plan.kind, plan.near.name),
      kind: plan.kind,
      municipalityCode: plan.near.municipalityCode,
      ...place,
      state: 'active',
      verifiedByAct: 'Acta de demostración 1',
      isDemo: true,
    });
    const councils = plan.councilFamilies.map((families, index) =>
      this.rows.add('council', {
        id: this.id('Council'),
        communeId: commune.id,
        name: councilName(index),
        families,
        ...this.near(place, 1),
      }),
    );
    const village: Village = {
      commune,
      families: plan.councilFamilies.reduce((sum, families) => sum + families, 0),
      councils,
      centre: this.site(commune, 'collection_centre', plan.terrain),
      point: this.site(commune, 'distribution_point', plan.terrain),
      base: plan.hasBase ? this.site(commune, 'vehicle_base', plan.terrain) : null,
      orgs: Array.from({ length: plan.orgs }, () =>
        this.rows.add('productive_org', {
          id: this.id('ProductiveOrg'),
          communeId: commune.id,
          kind: 'upf' as const,
          name: orgName(this.chance),
        }),
      ),
      people: new Map(plan.roles.map((role) => [role, this.holder(role, commune.id)])),
      vehicles: [],
      drivers: [],
    };
    this.villages.push(village);
    return village;
  }

  /** A lorry or pick-up with a driver of its own; its papers are in order unless said otherwise. */
  vehicle(village: Village, { isPermitted = true, ...plan }: VehiclePlan): VehicleRow {
    if (!village.base) throw new Error(`${village.commune.name} has no base for vehicles`);
    const id = this.id('Vehicle');
    const vehicle = this.rows.add<VehicleRow>('vehicle', {
      id,
      communeId: village.commune.id,
      baseSiteId: village.base.id,
      plate: `DEMO-${id.slice(-7).toUpperCase()}`,
      ...plan,
      capacityLitres: Math.round(plan.capacityGrams / 250),
      isLentToNetwork: true,
      shiftFromMinute: 300,
      shiftToMinute: 2880,
      costPerKmMinor: plan.fuel === 'diesel' ? 60 : 35,
    });
    village.vehicles.push(vehicle);
    this.driver(village);
    this.permit(village, vehicle, isPermitted);
    return vehicle;
  }

  /** The commune's own weight of such a package, decided once. */
  packageWeight(village: Village, crop: Crop): PackageWeightRow {
    const key = `${village.commune.id} ${crop.code}`;
    const known = this.weights.get(key);
    if (known) return known;
    const weight = this.rows.add<PackageWeightRow>('package_weight', {
      id: this.id('PackageWeight'),
      communeId: village.commune.id,
      productId: this.productId(crop.code),
      packageType: crop.packageType,
      nominalGrams: this.chance.pick(crop.packageKilos) * 1_000,
      tareGrams: crop.tareGrams,
    });
    this.weights.set(key, weight);
    return weight;
  }

  /** What the assembly decided that a family needs of each product in one cycle. */
  rations(village: Village, crops: readonly Crop[]): void {
    for (const crop of crops) {
      this.rows.add('ration', {
        id: this.id('Ration'),
        communeId: village.commune.id,
        productId: this.productId(crop.code),
        gramsPerFamily: crop.rationGrams,
        act: 'Acta de demostración 2',
      });
    }
  }

  fuelQuota(village: Village, fuel: 'petrol' | 'diesel', grantedMl: number): void {
    this.rows.add('fuel_quota', {
      id: this.id('FuelQuota'),
      communeId: village.commune.id,
      fuel,
      validFrom: addDays(this.today, -7),
      validTo: addDays(this.today, 365),
      grantedMl,
      source: 'Asignación de demostración',
    });
  }

  productId(code: string): Id<'Product'> {
    const product = this.products.get(code);
    if (!product) throw new Error(`the catalogue has no ${code}`);
    return product.id;
  }

  shelfLifeDays(code: string): number {
    return this.products.get(code)?.shelfLifeDays ?? 1;
  }

  private holder(role: Role, communeId: Id<'Commune'>): PersonRow {
    const person = this.person(LOGIN_WORDS[role]);
    this.mandate(person, role, communeId);
    return person;
  }

  private driver(village: Village): Driver {
    const person = this.holder('driver', village.commune.id);
    const row = this.rows.add('driver', {
      id: this.id('Driver'),
      communeId: village.commune.id,
      personId: person.id,
      licence: `L-${person.login}`,
      licenceValidTo: addDays(this.today, 700),
    });
    const driver = { ...row, person };
    village.drivers.push(driver);
    return driver;
  }

  private permit(village: Village, vehicle: VehicleRow, isValid: boolean): void {
    this.rows.add('transport_permit', {
      id: this.id('TransportPermit'),
      communeId: village.commune.id,
      kind: 'permit',
      number: `GM-${vehicle.plate}`,
      vehicleId: vehicle.id,
      validFrom: addDays(this.today, -60),
      validTo: addDays(this.today, isValid ? 365 : -1),
      issuedBy: 'Demostración',
    });
  }

  /** Logins count up: small-productora, small-productora-2, … */
  private person(word: string): PersonRow {
    const base = `${this.prefix}-${word}`;
    const count = (this.loginCounts.get(base) ?? 0) + 1;
    this.loginCounts.set(base, count);
    return this.rows.add<PersonRow>('person', {
      id: this.id('Person'),
      name: personName(this.chance),
      login: count === 1 ? base : `${base}-${String(count)}`,
      locale: 'es',
      isDemo: true,
    });
  }

  private mandate(person: PersonRow, role: Role, communeId: Id<'Commune'> | null): void {
    this.rows.add<MandateRow>('mandate', {
      id: this.id('Mandate'),
      personId: person.id,
      communeId,
      role,
      body: communeId === null ? 'Red de demostración' : 'Asamblea de la comuna',
      act: 'Acta de demostración 3',
      fromOn: MANDATES_FROM,
    });
  }

  private site(
    commune: CommuneRow,
    kind: SiteRow['kind'],
    terrain: SiteRow['terrain'] = 'paved',
  ): SiteRow {
    return this.rows.add<SiteRow>('site', {
      id: this.id('Site'),
      communeId: commune.id,
      kind,
      name: `${SITE_WORDS[kind]} ${commune.name}`,
      ...this.near(commune, 1.5),
      opensMinute: kind === 'vehicle_base' ? 0 : 300,
      closesMinute: kind === 'vehicle_base' ? 1440 : 1200,
      hasColdRoom: false,
      storageGrams: kind === 'collection_centre' ? 30_000_000 : 10_000_000,
      terrain,
    });
  }

  private near(place: Place, kilometres: number): Place {
    const step = (): number => (this.chance.around() * kilometres * DEGREES_PER_KM) / 1.5;
    return {
      latitude: rounded(place.latitude + step()),
      longitude: rounded(place.longitude + step()),
    };
  }
}

const LOGIN_WORDS: Readonly<Record<Role, string>> = {
  producer_spokesperson: 'productora',
  food_spokesperson: 'alimentos',
  transport_coordinator: 'transporte',
  driver: 'chofer',
  centre_receiver: 'romana',
  bank_administrator: 'banco',
  comptroller: 'contralora',
  assembly_recorder: 'actas',
  network_liaison: 'enlace',
};

const SITE_WORDS: Readonly<Record<SiteRow['kind'], string>> = {
  collection_centre: 'Centro de acopio',
  distribution_point: 'Punto de distribución',
  vehicle_base: 'Base de camiones',
};

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
