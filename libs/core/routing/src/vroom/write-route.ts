import type { TimeWindow } from '../problem';
import { placeWords, wordsOf } from './place-words';
import type {
  VroomBreak,
  VroomPlace,
  VroomShipment,
  VroomTask,
  VroomVehicle,
} from './vroom-problem';
import { costOf, type VehicleRoads } from './vroom-roads';
import type { VroomRoute, VroomStep } from './vroom-solution';

/** What a vehicle does, in its order. */
export type RouteStop =
  | {
      readonly kind: 'task';
      readonly shipment: VroomShipment;
      readonly task: VroomTask;
      readonly isPickup: boolean;
    }
  | { readonly kind: 'break'; readonly rest: VroomBreak };

export interface RouteToWrite {
  readonly vehicle: VroomVehicle;
  readonly stops: readonly RouteStop[];
  readonly roads: VehicleRoads;
}

/** Times a route by VROOM's rules, as soon as can be, leaving as late as the first stop allows. */
export function writeRoute(route: RouteToWrite): VroomRoute {
  const { vehicle, stops, roads } = route;
  const clock = new RouteClock(route);
  for (const stop of stops) {
    if (stop.kind === 'task') clock.handle(stop);
    else clock.rest(stop.rest);
  }
  const { steps, duration, distance, cost } = clock.finish();
  const sum = (figure: (it: VroomStep) => number): number =>
    steps.reduce((total, it) => total + figure(it), 0);
  const shipments = stops.flatMap((it) => (it.kind === 'task' ? [it] : []));
  const handled = (isPickup: boolean): readonly number[] =>
    vehicle.capacity.map((_, at) =>
      shipments
        .filter((it) => it.isPickup === isPickup)
        .reduce((total, { shipment }) => total + (shipment.amount[at] ?? 0), 0),
    );
  return {
    vehicle: vehicle.id,
    cost: vehicle.costs.fixed + Math.round(cost ?? costOf(vehicle.costs, duration, distance)),
    ...(vehicle.description !== null && { description: vehicle.description }),
    ...(vehicle.capacity.length > 0 && { delivery: handled(false), pickup: handled(true) }),
    setup: sum((it) => it.setup),
    service: sum((it) => it.service),
    duration,
    waiting_time: sum((it) => it.waiting_time),
    // VROOM counts the priority of every task, so that of a shipment twice.
    priority: shipments.reduce((total, { shipment }) => total + shipment.priority, 0),
    ...(roads.metres && { distance }),
    steps,
    violations: [],
  };
}

/**
 * Goes through a route and writes down what the clock says. The clock counts hundredths; what is written
 * are whole seconds begun, and the durations between them, so that they add up for whoever reads them.
 */
class RouteClock {
  private readonly steps: VroomStep[] = [];
  private load: readonly number[];
  private now: number;
  private at: VroomPlace | null;
  /** When the step before was left, as written. */
  private left: number;
  private duration = 0;
  private distance = 0;
  private matrixCost = 0;

  constructor(private readonly route: RouteToWrite) {
    const { vehicle, stops } = route;
    const isLoaded = (it: RouteStop) =>
      it.kind === 'task' && !it.isPickup && it.shipment.pickup === null ? [it.shipment.amount] : [];
    const loaded = stops.flatMap(isLoaded);
    this.load = vehicle.capacity.map((_, at) =>
      loaded.reduce((total, amount) => total + (amount[at] ?? 0), 0),
    );
    const [first] = stops;
    const firstTask = stops.find((it) => it.kind === 'task')?.task;
    this.now = vehicle.window.fromSeconds * 100;
    if (first?.kind === 'task') this.now = this.latestStart(first.task);
    this.left = Math.floor(this.now / 100);
    this.at = vehicle.start;
    this.write({ type: 'start' }, vehicle.start ?? firstTask?.place ?? null);
  }

  handle({ task, shipment, isPickup }: RouteStop & { readonly kind: 'task' }): void {
    const isSamePlace = this.at?.row === task.place.row;
    this.travelTo(task.place);
    const sign = isPickup ? 1 : -1;
    this.load = this.load.map((it, index) => it + sign * (shipment.amount[index] ?? 0));
    this.write({
      ...{ type: task.type, ...wordsOf(task), windows: task.windows },
      ...{ setup: isSamePlace ? 0 : task.setupSeconds, service: task.serviceSeconds },
    });
  }

  /** Where the vehicle stands. */
  rest({ id, description, windows, seconds }: VroomBreak): void {
    const words = { id, ...(description !== null && { description }) };
    this.write({ type: 'break', ...words, windows, service: seconds });
  }

  /** Cost is null where it follows from time and distance. */
  finish() {
    const { end } = this.route.vehicle;
    if (end) this.travelTo(end);
    this.write({ type: 'end' }, end ?? this.at);
    const { steps, duration, distance, matrixCost } = this;
    return { steps, duration, distance, cost: this.route.roads.isPriced ? matrixCost : null };
  }

  private latestStart(first: VroomTask): number {
    const { vehicle, roads } = this.route;
    const leg = vehicle.start ? roads.hundredths(vehicle.start.row, first.place.row) : 0;
    return firstInside(first.windows, vehicle.window.fromSeconds * 100 + leg) - leg;
  }

  private travelTo(place: VroomPlace): void {
    const { roads } = this.route;
    if (this.at !== null) {
      const [from, to] = [this.at.row, place.row];
      this.now += roads.hundredths(from, to);
      this.distance += roads.metres?.(from, to) ?? 0;
      this.matrixCost += roads.cost(from, to);
    }
    this.at = place;
  }

  private write(step: StepToWrite, place: VroomPlace | null = null): void {
    const { windows = [], setup = 0, service = 0, ...words } = step;
    const { roads, vehicle } = this.route;
    const begin = firstInside(windows, this.now);
    const arrival = Math.floor(this.now / 100);
    // Waiting ends with a whole second, since windows begin with one.
    const waiting = begin > this.now ? begin / 100 - arrival : 0;
    this.duration += arrival - this.left;
    this.steps.push({
      ...{ ...words, ...(place && placeWords(place)), arrival, duration: this.duration },
      ...{ setup, service, waiting_time: waiting },
      ...(vehicle.capacity.length > 0 && { load: this.load }),
      ...(roads.metres && { distance: this.distance }),
      violations: [],
    });
    this.now = begin + (setup + service) * 100;
    this.left = arrival + waiting + setup + service;
  }
}

type StepToWrite = Pick<VroomStep, 'type'> &
  Partial<Pick<VroomStep, 'id' | 'setup' | 'service'>> & {
    readonly windows?: readonly TimeWindow[];
  };

/** The first moment of the windows that is not before, in hundredths; without windows, at once. */
function firstInside(windows: readonly TimeWindow[], moment: number): number {
  const window = windows.find(({ toSeconds }) => moment <= toSeconds * 100);
  return window ? Math.max(moment, window.fromSeconds * 100) : moment;
}
