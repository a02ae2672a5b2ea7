import type { CurrentRun, RoutingProblem, RoutingVehicle, Shipment, Travel } from '../problem';
import { DEFAULT_SPEEDS } from '../travel';
import type { VroomProblem, VroomShipment, VroomTask, VroomVehicle } from './vroom-problem';
import { VroomSites } from './vroom-sites';
import { matrixOf, roadsByVehicle } from './vroom-roads';

/** Costs are whole here; an hour's cost a kilometre is exact in fiftieths at the usual speed. */
const COST_SCALE = 50;

/**
 * The problem in our own words: the amounts are grams, litres and packages in this order; the objective
 * is cost, as VROOM's. What a way costs stands in place of its metres, since VROOM pays for travelling
 * alone; with a limit on metres they stay metres, and waiting is paid, too.
 * A set-up is planned for every task, unless all tasks of a place share it and have no windows: so a
 * second task at a place may begin sooner than planned for, never later.
 */
export function toRoutingProblem(problem: VroomProblem): RoutingProblem {
  const sites = new VroomSites(problem);
  const profiles = new Map<string, Travel>();
  const vehicles = problem.vehicles.map((it) => vehicleOf(problem, it, { sites, profiles }));
  const [travel = { kind: 'estimate' }] = profiles.values();
  return {
    sites: sites.all,
    vehicles,
    shipments: problem.shipments.map((it) => shipmentOf(it, sites)),
    travel,
    profiles: Object.fromEntries(profiles),
    locks: { currentPlan: currentPlanOf(problem) },
    objective: 'cost',
  };
}

interface Roads {
  readonly sites: VroomSites;
  readonly profiles: Map<string, Travel>;
}

function vehicleOf(
  problem: VroomProblem,
  vehicle: VroomVehicle,
  { sites, profiles }: Roads,
): RoutingVehicle {
  const [capacityGrams = 0, capacityLitres = 0, capacityPackages = 0] = vehicle.capacity;
  const { profile, ...costs } = roadsOfVehicle(problem, vehicle, { sites, profiles });
  return {
    id: String(vehicle.id),
    ...{ capacityGrams, capacityLitres, capacityPackages },
    ...{ refrigerated: false, terrain: 'paved', fuel: 'diesel', fuelMlPerKm: 0 },
    fuelQuotaMl: null,
    startSiteId: vehicle.start && sites.baseId(vehicle.start.row),
    endSiteId: vehicle.end && sites.baseId(vehicle.end.row),
    shiftFromSeconds: vehicle.window.fromSeconds,
    shiftToSeconds: vehicle.window.toSeconds,
    maxDrivingSeconds: vehicle.maxTravelSeconds,
    maxMetres: vehicle.maxMetres,
    maxStops: vehicle.maxTasks,
    ...costs,
    breaks: vehicle.breaks.map(({ id, windows, seconds }) => ({
      id: String(id),
      windows: windows.length > 0 ? windows : [vehicle.window],
      seconds,
    })),
    skills: vehicle.skills,
    profile,
    // A matrix has the speed in it already.
    ...(problem.roads.kind === 'coordinates' && {
      speedPermille: Math.floor(100_000 / vehicle.hundredths),
    }),
  };
}

type CostsAndProfile = Pick<
  RoutingVehicle,
  'costPerKmMinor' | 'costPerHourMinor' | 'costPerUseMinor'
> & { readonly profile: string };

/** The roads of a vehicle under a name that all vehicles with the same roads and costs share. */
function roadsOfVehicle(
  problem: VroomProblem,
  vehicle: VroomVehicle,
  { sites, profiles }: Roads,
): CostsAndProfile {
  const { costs, hundredths, maxMetres, profile } = vehicle;
  const perHour = (costs.perHour * hundredths) / 100;
  if (problem.roads.kind === 'coordinates') {
    profiles.set('estimate', { kind: 'estimate' });
    const perKm = costs.perKm + (perHour * 1000) / DEFAULT_SPEEDS.paved;
    return {
      profile: 'estimate',
      costPerUseMinor: costs.fixed * COST_SCALE,
      costPerKmMinor: Math.round(perKm * COST_SCALE),
      costPerHourMinor: 0,
    };
  }
  const matrix = matrixOf(problem.roads, vehicle);
  const durations =
    hundredths === 100
      ? matrix.durations
      : matrix.durations.map((row) => row.map((it) => (it * hundredths) / 100));
  if (maxMetres !== null && matrix.distances !== null) {
    const key = `${profile} in metres at ${hundredths}`;
    profiles.set(key, sites.travel(durations, matrix.distances));
    return {
      profile: key,
      costPerUseMinor: costs.fixed,
      costPerKmMinor: costs.perKm,
      costPerHourMinor: Math.round(perHour),
    };
  }
  const key = `${profile} at ${hundredths}, ${costs.perHour} an hour and ${costs.perKm} a km`;
  if (!profiles.has(key)) {
    const { cost } = roadsByVehicle(problem)(vehicle);
    const isPlain = costs.perHour === 3600 && costs.perKm === 0;
    const table = isPlain
      ? durations
      : durations.map((row, from) => row.map((_, to) => cost(from, to)));
    profiles.set(key, sites.travel(durations, matrix.costs ?? table));
  }
  return {
    profile: key,
    costPerUseMinor: costs.fixed,
    costPerKmMinor: 1000,
    costPerHourMinor: 0,
  };
}

function shipmentOf(shipment: VroomShipment, sites: VroomSites): Shipment {
  const { pickup, delivery, name, priority, skills } = shipment;
  const [grams = 0, litres = 0, packages = 0] = shipment.amount;
  const seconds = (task: VroomTask | null): number =>
    task === null ? 0 : task.serviceSeconds + sites.ownSetup(task);
  return {
    id: name,
    pickupSiteId: pickup && sites.stopId(pickup),
    deliverySiteId: delivery && sites.stopId(delivery),
    ...{ grams, litres, packages, coldChain: false, maxSecondsOnBoard: null, priority, skills },
    pickupWindows: pickup?.windows ?? [],
    deliveryWindows: delivery?.windows ?? [],
    pickupSeconds: seconds(pickup),
    deliverySeconds: seconds(delivery),
  };
}

/** VROOM's steps of a vehicle: where to begin. */
function currentPlanOf({ vehicles, shipments }: VroomProblem): readonly CurrentRun[] {
  const names = new Map<string, CurrentRun['stops'][number]>();
  for (const { name, pickup, delivery } of shipments) {
    if (pickup) names.set(`${pickup.type} ${pickup.id}`, { kind: 'pickup', shipmentId: name });
    if (delivery)
      names.set(`${delivery.type} ${delivery.id}`, { kind: 'delivery', shipmentId: name });
  }
  return vehicles
    .filter(({ steps }) => steps.length > 0)
    .map(({ id, steps }) => ({
      vehicleId: String(id),
      stops: steps.flatMap((step) => names.get(`${step.type} ${step.id}`) ?? []),
    }));
}
