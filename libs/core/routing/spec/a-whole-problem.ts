import type {
  RoutingLocks,
  RoutingProblem,
  RoutingSite,
  RoutingVehicle,
  RunStop,
  Shipment,
  TimeWindow,
  TravelMatrix,
} from '../src/problem';
import { aShipment, aSite, aVehicle } from './a-problem';
import { randomOf, type Random } from './random';

const HOUR = 3600;
const HANDOVERS = [4 * HOUR, 8 * HOUR];

/** A small problem in which anything that a problem may ask can occur; the same for the same seed. */
export function aWholeProblem(seed: number): RoutingProblem {
  const chance = new Chance(randomOf(seed));
  const sites = times(2 + chance.below(6), (it) => chance.site(it));
  const ids = sites.map((it) => it.id);
  const vehicles = times(1 + chance.below(4), (it) => chance.vehicle(it, ids));
  const shipments = times(1 + chance.below(10), (it) => chance.shipment(it, ids));
  const centres = chance.is(0.6)
    ? ids.slice(0, 1 + chance.below(2)).map((siteId) => ({
        siteId,
        handovers: HANDOVERS.slice(0, 1 + chance.below(2)),
        storageGrams: chance.is(0.3) ? chance.below(4_000_000) : null,
        coldStorageGrams: chance.is(0.4) ? chance.below(2_000_000) : null,
      }))
    : [];
  const vehicleIds = vehicles.map((it) => it.id).filter(() => chance.is(0.6));
  return {
    ...{ sites, vehicles, shipments, centres },
    travel: chance.is(0.7) ? chance.matrix(ids) : { kind: 'estimate' },
    profiles: { p: chance.matrix(ids) },
    fuelPools: chance.is(0.3) ? [{ id: 'pool', ml: chance.below(60_000), vehicleIds }] : [],
    objective: chance.one(['vehicles', 'vehicles', 'cost', 'fuel']),
    locks: chance.locks(shipments, vehicles, centres[0]?.siteId ?? null),
  };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

class Chance {
  constructor(private readonly random: Random) {}

  below(bound: number): number {
    return this.random.below(bound);
  }

  is(share: number): boolean {
    return this.random.next() < share;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  windows(share: number): TimeWindow[] {
    if (!this.is(share)) return [];
    return times(1 + this.below(2), () => {
      const fromSeconds = this.below(10 * HOUR);
      return { fromSeconds, toSeconds: fromSeconds + this.below(4 * HOUR) };
    });
  }

  site(index: number): RoutingSite {
    return aSite({
      id: `s${index}`,
      latitude: 9 + this.below(300) / 1000,
      longitude: -70 - this.below(300) / 1000,
      windows: this.windows(0.2),
      serviceSecondsFixed: this.one([0, 600]),
      secondsPerTonne: this.one([0, 900]),
      terrain: this.is(0.2) ? 'dirt' : 'paved',
    });
  }

  /** Neither symmetric nor keeping the triangle inequality; with fractions now and then. */
  matrix(siteIds: readonly string[]): TravelMatrix {
    const fraction = this.is(0.3) ? 1 : 0;
    const seconds = siteIds.map(() =>
      siteIds.map(() => this.below(2 * HOUR) + fraction * this.random.next()),
    );
    return {
      kind: 'matrix',
      siteIds,
      seconds,
      metres: seconds.map((row) => row.map((it) => it * 12)),
    };
  }

  vehicle(index: number, sites: readonly string[]): RoutingVehicle {
    const breaks = times(1 + this.below(2), (it) => {
      const fromSeconds = this.below(6 * HOUR);
      const toSeconds = fromSeconds + this.below(6 * HOUR);
      return { id: `b${it}`, windows: [{ fromSeconds, toSeconds }], seconds: this.below(HOUR) };
    });
    return aVehicle({
      id: `v${index}`,
      capacityGrams: this.one([2_000_000, 5_000_000]),
      capacityLitres: this.one([6000, 20_000]),
      capacityPackages: this.one([60, 200]),
      refrigerated: this.is(0.6),
      terrain: this.one(['paved', 'mountain', 'mountain']),
      fuelMlPerKm: this.one([0, 200, 300]),
      fuelQuotaMl: this.is(0.2) ? this.below(60_000) : null,
      startSiteId: this.is(0.2) ? null : this.one(sites),
      endSiteId: this.is(0.3) ? null : this.one(sites),
      shiftFromSeconds: this.one([0, HOUR]),
      shiftToSeconds: this.one([8 * HOUR, 14 * HOUR]),
      maxDrivingSeconds: this.is(0.2) ? HOUR + this.below(8 * HOUR) : null,
      costPerKmMinor: this.one([0, 35]),
      costPerHourMinor: this.one([0, 250]),
      costPerUseMinor: this.one([0, 1000]),
      ...(this.is(0.4) && { breaks }),
      ...(this.is(0.3) && { skills: ['a', 'b'].filter(() => this.is(0.5)) }),
      ...(this.is(0.2) && { maxMetres: this.below(400_000) }),
      ...(this.is(0.2) && { maxStops: 2 + this.below(8) }),
      ...(this.is(0.2) && { profile: 'p' }),
      ...(this.is(0.2) && { speedPermille: 700 + this.below(600) }),
    });
  }

  shipment(index: number, sites: readonly string[]): Shipment {
    const half = this.is(0.2) ? this.one(['pickup', 'delivery']) : null;
    return aShipment({
      id: `g${index}`,
      pickupSiteId: half === 'pickup' ? null : this.one(sites),
      deliverySiteId: half === 'delivery' ? null : this.one(sites),
      grams: this.below(2_500_000),
      litres: this.below(6000),
      packages: this.below(60),
      coldChain: this.is(0.2),
      pickupWindows: this.windows(0.5),
      deliveryWindows: this.windows(0.5),
      maxSecondsOnBoard: this.is(0.3) ? this.below(4 * HOUR) : null,
      priority: this.below(5),
      ...(this.is(0.5) && { tags: this.one([['x'], ['y'], []]) }),
      ...(this.is(0.15) && { incompatibleTags: ['x'] }),
      ...(this.is(0.15) && { skills: ['a'] }),
      ...(this.is(0.5) && { transfer: this.one(['may', 'may', 'must', 'never']) }),
      ...(this.is(0.2) && { pickupSeconds: this.below(600), deliverySeconds: this.below(600) }),
    });
  }

  /** Locks as clumsy people make them, contradictory and impossible ones among them. */
  locks(
    shipments: readonly Shipment[],
    vehicles: readonly RoutingVehicle[],
    centreSiteId: string | null,
  ): RoutingLocks {
    const vehicleId = (): string => this.one(vehicles).id;
    const leg = shipments.find((it) => (it.transfer ?? 'never') !== 'never');
    const legStops: RunStop[] =
      leg === undefined || centreSiteId === null
        ? []
        : [
            {
              kind: 'pickup',
              shipmentId: leg.id,
              leg: { kind: 'trunk', centreSiteId, handoverSeconds: 4 * HOUR },
            },
          ];
    const stops = this.is(0.3) ? legStops : this.stops(shipments);
    return {
      ...(this.is(0.3) && {
        vehicleLocks: [{ shipmentId: this.one(shipments).id, vehicleId: vehicleId() }],
      }),
      ...(this.is(0.3) && {
        orderLocks: [{ vehicleId: vehicleId(), stops, closed: this.is(0.4) }],
      }),
      ...(this.is(0.2) && {
        currentPlan: [{ vehicleId: vehicleId(), stops: this.stops(shipments) }],
      }),
    };
  }

  private stops(shipments: readonly Shipment[]): RunStop[] {
    const some = shipments.filter(() => this.is(0.3)).slice(0, 3);
    const loaded = some.filter((it) => it.pickupSiteId !== null);
    const unloaded = some.filter((it) => it.deliverySiteId !== null);
    const stops: RunStop[] = [
      ...loaded.map(({ id }) => ({ kind: 'pickup' as const, shipmentId: id })),
      ...unloaded.map(({ id }) => ({ kind: 'delivery' as const, shipmentId: id })),
    ];
    return this.is(0.5) ? stops : stops.slice(0, -1);
  }
}
