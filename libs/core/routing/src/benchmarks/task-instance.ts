import type { RoutingProblem, RoutingSite, Shipment } from '../problem';

/**
 * An instance of the public benchmarks of pick-up and delivery with time windows: one base, equal
 * vehicles, tasks that go in pairs. A task's number is its place in the list; the base is number 0.
 */
export interface TaskInstance {
  readonly vehicles: number;
  readonly capacity: number;
  readonly tasks: readonly BenchmarkTask[];
  /** From number to number, time and distance at once; with fractions, not symmetric. */
  readonly ways: readonly (readonly number[])[];
}

export interface BenchmarkTask {
  /** Above 0: a pick-up; below 0: its delivery. */
  readonly demand: number;
  readonly earliest: number;
  readonly latest: number;
  readonly service: number;
  /** The number of the delivery of a pick-up, and of the pick-up of a delivery. */
  readonly partner: number;
}

/** A text that is no instance; the message says where. */
export class InstanceFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InstanceFault';
  }
}

/** Refuses what is no instance: pairs that do not meet, windows that end before they begin. */
export function assertInstance({ tasks, vehicles, capacity, ways }: TaskInstance): void {
  const refuse = (isFaulty: boolean, message: string): void => {
    if (isFaulty) throw new InstanceFault(message);
  };
  refuse(tasks.length === 0, 'there is no base');
  refuse(!(vehicles >= 1) || !(capacity >= 0), 'there are no vehicles');
  refuse(ways.length !== tasks.length, 'the ways are not as many as the tasks');
  tasks.forEach(({ demand, earliest, latest, service, partner }, number) => {
    const isWhole = [demand, earliest, latest, service, partner].every(Number.isSafeInteger);
    refuse(!isWhole || earliest > latest || service < 0, `task ${number} is malformed`);
    if (number === 0) return;
    const other = tasks[partner];
    const isPair = partner > 0 && other?.partner === number && other.demand === -demand;
    refuse(!isPair || demand === 0, `task ${number} has no partner`);
  });
}

/** The instance in our own words: vehicles first, then distance, which stands for metres and seconds. */
export function problemOfTasks(instance: TaskInstance): RoutingProblem {
  const { tasks, vehicles, capacity, ways } = instance;
  const [base] = tasks;
  const siteIds = tasks.map((_, number) => String(number));
  return {
    sites: siteIds.map(siteOf),
    vehicles: Array.from({ length: vehicles }, (_, index) => ({
      id: String(index + 1),
      ...{ capacityGrams: capacity, capacityLitres: 0, capacityPackages: 0 },
      ...{ refrigerated: false, terrain: 'paved', fuel: 'diesel' },
      ...{ fuelMlPerKm: 0, fuelQuotaMl: null, maxDrivingSeconds: null },
      ...{ startSiteId: '0', endSiteId: '0' },
      ...{ shiftFromSeconds: base?.earliest ?? 0, shiftToSeconds: base?.latest ?? 0 },
      ...{ costPerKmMinor: 0, costPerHourMinor: 0, costPerUseMinor: 0 },
    })),
    shipments: tasks.flatMap((task, number) =>
      task.demand > 0 ? [shipmentOf(tasks, number)] : [],
    ),
    travel: { kind: 'matrix', siteIds, metres: ways, seconds: ways },
    locks: {},
    objective: 'vehicles',
  };
}

function siteOf(id: string): RoutingSite {
  return {
    ...{ id, latitude: 0, longitude: 0, stateCode: '', windows: [] },
    ...{ serviceSecondsFixed: 0, secondsPerTonne: 0, terrain: 'paved' },
  };
}

function shipmentOf(tasks: readonly BenchmarkTask[], number: number): Shipment {
  const pickup = tasks[number] as BenchmarkTask;
  const delivery = tasks[pickup.partner] as BenchmarkTask;
  const windowOf = ({ earliest, latest }: BenchmarkTask) => [
    { fromSeconds: earliest, toSeconds: latest },
  ];
  return {
    id: String(number),
    pickupSiteId: String(number),
    deliverySiteId: String(pickup.partner),
    ...{ grams: pickup.demand, litres: 0, packages: 0, coldChain: false },
    pickupWindows: windowOf(pickup),
    deliveryWindows: windowOf(delivery),
    ...{ maxSecondsOnBoard: null, priority: 1 },
    pickupSeconds: pickup.service,
    deliverySeconds: delivery.service,
  };
}
