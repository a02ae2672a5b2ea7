import type {
  CurrentRun,
  Leg,
  RoutingProblem,
  RoutingSite,
  RoutingVehicle,
  RunStop,
  Shipment,
  TimeWindow,
  TravelMatrix,
} from '../src/problem';
import { aShipment, aSite, aVehicle } from './a-problem';

/** Numbers drawn from a seed (mulberry32), apart from the search's own. */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const HOUR = 3600;
const MINUTE = 60;

/** A problem so small that everything can be tried, and the rules that it knows. */
export interface TinyProblem {
  readonly problem: RoutingProblem;
  readonly rules: ReadonlySet<string>;
}

/** Every rule that tiny problems know; each of them is drawn now and then. */
export const TINY_RULES = [
  ...['litres', 'packages', 'cold', 'terrain', 'site windows', 'several windows', 'own windows'],
  ...['fixed service', 'seconds a tonne', 'own handling', 'time on board', 'goods', 'skills'],
  ...['break', 'two breaks', 'stops', 'metres', 'driving', 'fuel quota', 'fuel pool'],
  ...['open start', 'open end', 'on board at start', 'on board until the end', 'priorities'],
  ...['transfer may', 'transfer must', 'storage', 'cold storage', 'profile', 'speed', 'fractions'],
  ...['vehicle lock', 'order lock', 'closed order', 'objective cost', 'objective fuel', 'prices'],
  ...['current plan'],
] as const;

/** The tiny problem of a seed; without the rules named in `but`. */
export function aTinyProblem(seed: number, but: ReadonlySet<string> = new Set()): TinyProblem {
  const dice = new Dice(seed);
  const rules = new Set<string>();
  const draw: Draw = {
    dice,
    has: (rule, times) => {
      const is = dice.oneIn(times) && !but.has(rule);
      if (is) rules.add(rule);
      return is;
    },
  };
  const through = draw.has('transfer may', 5);
  const sites = ['base', 'one', 'two', 'three'].slice(0, 3 + dice.below(2));
  const counts = {
    vehicles: 1 + dice.below(3),
    shipments: through ? 1 + dice.below(2) : sizeOf(dice),
  };
  const places = sites.map((id) => aTinySite(draw, id));
  const vehicles = range(counts.vehicles).map((index) => aTinyVehicle(draw, `v${index}`, sites));
  const shipments = range(counts.shipments).map((index) =>
    aTinyShipment(draw, `g${index}`, { sites, through }),
  );
  const travel = aTinyMatrix(draw, sites);
  const hasProfile = draw.has('profile', 6);
  const pool = draw.has('fuel pool', 6);
  const objective = draw.has('objective cost', 4)
    ? ('cost' as const)
    : draw.has('objective fuel', 4)
      ? ('fuel' as const)
      : ('vehicles' as const);
  const facts = {
    sites: places,
    vehicles: vehicles.map((it, index) =>
      hasProfile && index === 0 ? { ...it, profile: 'tracks' } : it,
    ),
    shipments,
    travel,
    ...(hasProfile && { profiles: { tracks: aTinyMatrix(draw, sites) } }),
    ...(through && { centres: [aTinyCentre(draw)] }),
    ...(pool && {
      fuelPools: [
        {
          id: 'diesel',
          ml: 2000 + dice.below(30) * 1000,
          vehicleIds: vehicles.map((it) => it.id).slice(0, 2),
        },
      ],
    }),
    objective,
    locks: {},
  };
  return { problem: { ...facts, locks: someLocks(draw, facts) }, rules };
}

interface Draw {
  readonly dice: Dice;
  readonly has: (rule: (typeof TINY_RULES)[number], times: number) => boolean;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function sizeOf(dice: Dice): number {
  return dice.oneIn(30) ? 4 : 1 + dice.below(3);
}

function aWindow(dice: Dice): TimeWindow {
  const fromSeconds = dice.below(60) * 5 * MINUTE;
  return { fromSeconds, toSeconds: fromSeconds + (2 + dice.below(20)) * 5 * MINUTE };
}

function someWindows(draw: Draw): TimeWindow[] {
  const first = aWindow(draw.dice);
  const second = aWindow(draw.dice);
  return draw.has('several windows', 3) ? [first, second] : [first];
}

function aTinySite(draw: Draw, id: string): RoutingSite {
  const { dice, has } = draw;
  return aSite({
    id,
    windows: has('site windows', 8) ? someWindows(draw) : [],
    serviceSecondsFixed: has('fixed service', 4) ? 600 : 0,
    secondsPerTonne: has('seconds a tonne', 4) ? 600 : 0,
    terrain: has('terrain', 8) ? dice.of(['dirt', 'mountain'] as const) : 'paved',
  });
}

function aTinyVehicle(draw: Draw, id: string, sites: readonly string[]): RoutingVehicle {
  const { dice, has } = draw;
  const shiftFromSeconds = dice.below(3) * HOUR;
  const breaks = range(has('two breaks', 10) ? 2 : has('break', 6) ? 1 : 0).map((number) => ({
    id: `rest${number}`,
    seconds: (1 + dice.below(4)) * 10 * MINUTE,
    windows: [
      {
        fromSeconds: shiftFromSeconds + number * HOUR + dice.below(8) * 15 * MINUTE,
        toSeconds: shiftFromSeconds + number * HOUR + (8 + dice.below(8)) * 15 * MINUTE,
      },
    ],
  }));
  const prices = has('prices', 2);
  return aVehicle({
    id,
    capacityGrams: (1 + dice.below(4)) * 1_000_000,
    capacityLitres: has('litres', 6) ? 3000 : 20_000,
    capacityPackages: has('packages', 6) ? 70 : 1000,
    refrigerated: dice.oneIn(2),
    terrain: dice.of(['paved', 'dirt', 'mountain'] as const),
    fuelMlPerKm: 100 * (1 + dice.below(3)),
    fuelQuotaMl: has('fuel quota', 6) ? (5 + dice.below(30)) * 500 : null,
    startSiteId: has('open start', 5) ? null : dice.of(sites),
    endSiteId: has('open end', 4) ? null : dice.of(sites),
    shiftFromSeconds,
    shiftToSeconds: shiftFromSeconds + (2 + dice.below(8)) * HOUR,
    maxDrivingSeconds: has('driving', 7) ? (2 + dice.below(12)) * 20 * MINUTE : null,
    costPerKmMinor: prices ? 60 * (1 + dice.below(3)) : 0,
    costPerHourMinor: prices ? 3600 * dice.below(3) : 0,
    costPerUseMinor: prices ? 3600 * dice.below(3) : 0,
    ...(breaks.length > 0 && { breaks }),
    ...(dice.oneIn(2) && { skills: ['crane'] }),
    ...(has('metres', 7) && { maxMetres: (20 + dice.below(100)) * 1000 }),
    ...(has('stops', 7) && { maxStops: 1 + dice.below(5) }),
    ...(has('speed', 7) && { speedPermille: dice.of([500, 800, 1250]) }),
  });
}

function aTinyShipment(
  draw: Draw,
  id: string,
  { sites, through }: { readonly sites: readonly string[]; readonly through: boolean },
): Shipment {
  const { dice, has } = draw;
  const isAboard = has('on board at start', 12);
  const stays = has('on board until the end', 12) && !isAboard;
  const must = through && has('transfer must', 4);
  const may = through && dice.below(4) > 0;
  return aShipment({
    id,
    pickupSiteId: isAboard ? null : dice.of(sites),
    deliverySiteId: stays ? null : dice.of(sites),
    grams: (1 + dice.below(4)) * 500_000,
    litres: dice.below(3) * 1000,
    packages: dice.below(3) * 25,
    coldChain: has('cold', 6),
    pickupWindows: has('own windows', 6) ? someWindows(draw) : [],
    deliveryWindows: has('own windows', 6) ? someWindows(draw) : [],
    maxSecondsOnBoard: has('time on board', 5) ? (1 + dice.below(9)) * 15 * MINUTE : null,
    priority: has('priorities', 3) ? dice.below(4) : 1,
    ...(has('goods', 4) && { tags: [dice.of(['fuel', 'food'])], incompatibleTags: ['fuel'] }),
    ...(has('skills', 6) && { skills: ['crane'] }),
    ...(must ? { transfer: 'must' as const } : may && { transfer: 'may' as const }),
    ...(has('own handling', 6) && { pickupSeconds: 300, deliverySeconds: 420 }),
  });
}

function aTinyMatrix({ dice, has }: Draw, siteIds: readonly string[]): TravelMatrix {
  // Whole kilometres and minutes, so that no cost or fuel is ever rounded; neither symmetric nor
  // with a triangle inequality.
  const metres = siteIds.map(() => siteIds.map(() => dice.below(31) * 1000));
  const seconds = metres.map((row) =>
    row.map((value) => (value / 1000) * MINUTE + dice.below(4) * 5 * MINUTE),
  );
  const add = has('fractions', 10) ? 0.25 : 0;
  return {
    kind: 'matrix',
    siteIds,
    metres,
    seconds: seconds.map((row) => row.map((value) => value + add)),
  };
}

function aTinyCentre({ dice, has }: Draw) {
  const first = (3 + dice.below(8)) * 15 * MINUTE;
  return {
    siteId: 'base',
    handovers: dice.oneIn(3) ? [first, first + HOUR] : [first + HOUR],
    storageGrams: has('storage', 3) ? dice.below(4) * 500_000 : null,
    coldStorageGrams: has('cold storage', 3) ? dice.below(2) * 1_000_000 : null,
  };
}

function someLocks(
  { dice, has }: Draw,
  { vehicles, shipments, ...rest }: Omit<RoutingProblem, 'locks'>,
): RoutingProblem['locks'] {
  const vehicle = dice.of(vehicles);
  const goods = dice.of(shipments);
  const centre = rest.centres?.[0];
  const leg: Leg | null =
    centre !== undefined && goods.transfer !== undefined && dice.oneIn(2)
      ? { kind: 'feeder', centreSiteId: centre.siteId, handoverSeconds: centre.handovers[0] ?? 0 }
      : null;
  const at = { shipmentId: goods.id, ...(leg !== null && { leg }) };
  const isLoaded = goods.pickupSiteId !== null;
  const pickup: RunStop[] = isLoaded ? [{ kind: 'pickup', ...at }] : [];
  const stays = goods.deliverySiteId === null && leg === null;
  const delivery: RunStop[] = stays ? [] : [{ kind: 'delivery', ...at }];
  const stops = dice.oneIn(2) ? [...pickup, ...delivery] : pickup;
  const other = dice.of(shipments);
  const current: CurrentRun[] = [
    { vehicleId: dice.of(vehicles).id, stops: [...pickup, ...delivery] },
  ];
  const isOrdered = has('order lock', 8) && stops.length > 0;
  const isClosed = has('closed order', 3);
  return {
    ...(has('vehicle lock', 8) && {
      vehicleLocks: [{ shipmentId: other.id, vehicleId: dice.of(vehicles).id }],
    }),
    ...(isOrdered && {
      orderLocks: [{ vehicleId: vehicle.id, stops, ...(isClosed && { closed: true }) }],
    }),
    ...(has('current plan', 8) && { currentPlan: current }),
  };
}
