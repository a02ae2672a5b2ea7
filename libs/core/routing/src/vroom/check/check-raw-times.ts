import { isNear } from './check-sums';
import { keyOf, type RawStep, type RawTask, type RawVehicle } from './raw';
import { type RawPlace, type RawRoads, rawRoadsOf } from './raw-roads';
import type { RouteToCheck } from './route-to-check';
import type { Report } from './vroom-violation';

/** Arrivals, waiting, work, windows and ways of a route. A way may be cut by rests, as VROOM does. */
export function checkRawTimes(it: RouteToCheck, place: string, report: Report): void {
  const walk = new Walk(it, report);
  it.route.steps.forEach((step, at) => {
    walk.step(step, `${place}.steps[${at}]`);
  });
  walk.finish(place);
}

/** Goes from step to step and compares. */
class Walk {
  private readonly roads: RawRoads;
  private at: RawPlace | null = null;
  /** When the step before was left. */
  private left: number | null = null;
  private duration = 0;
  private metres = 0;
  /** A route's cost if a matrix says what ways cost. */
  private cost = 0;
  private isPriced = false;
  /** Travelled since the last place, when rests cut the way. */
  private sincePlace = 0;
  private ways = 0;

  constructor(
    private readonly it: RouteToCheck,
    private readonly report: Report,
  ) {
    this.roads = rawRoadsOf(it.problem, it.vehicle);
  }

  step(step: RawStep, place: string): void {
    const { report, it } = this;
    const { setup = 0, service = 0, waiting_time: waiting = 0, arrival } = step;
    const piece = this.left === null ? 0 : arrival - this.left;
    if (piece < -1e-6 || waiting < 0)
      report('impossible_timing', place, `arrives at ${arrival}, left at ${String(this.left)}`);
    this.duration += piece;
    this.sincePlace += piece;
    if (!isNear(step.duration, this.duration))
      report('wrong_figure', `${place}.duration`, `${step.duration}, not ${this.duration}`);
    const begin = arrival + waiting;
    if (step.type === 'break') this.checkRest(step, begin, place);
    else this.arriveAt(step, begin, place);
    this.left = begin + setup + service;
    const [from, to] = it.vehicle.time_window ?? [0, Infinity];
    if (arrival < from || this.left > to + 1e-6)
      report('outside_working_hours', place, `${arrival} to ${this.left} in ${from} to ${to}`);
  }

  finish(place: string): void {
    const { it, report, roads } = this;
    const { route, vehicle } = it;
    if (roads.knowsMetres && route.distance !== undefined && !isNear(route.distance, this.metres))
      report('wrong_figure', `${place}.distance`, `${route.distance}, not ${this.metres}`);
    if (this.metres > (vehicle.max_distance ?? Infinity))
      report('travels_too_far', place, `${this.metres} m`);
    const { fixed = 0, per_hour: hour = 3600, per_km: km = 0 } = vehicle.costs ?? {};
    const work = route.steps.reduce((sum, it) => sum + workOf(it), 0);
    const ofWork = (work * (vehicle.costs?.['per_task_hour'] ?? 0)) / 3600;
    const travelled = this.isPriced
      ? this.cost
      : (this.duration * hour) / 3600 + (this.metres * km) / 1000;
    const cost = fixed + travelled + ofWork;
    const slack = 1 + this.ways * roads.slack * (hour / 3600);
    if (!isNear(route.cost ?? 0, cost, slack))
      report('wrong_figure', `${place}.cost`, `${route.cost ?? 0}, not ${cost}`);
  }

  private checkRest(step: RawStep, begin: number, place: string): void {
    const rest = this.it.vehicle.breaks?.find((it) => it.id === step.id);
    this.checkWindows(rest?.time_windows, begin, place);
  }

  private arriveAt(step: RawStep, begin: number, place: string): void {
    const { report, it, roads } = this;
    const known = it.tasks.get(keyOf(step.type, step.id));
    const here = known?.task ?? this.endOf(step.type);
    if (here) this.checkPlace(step, here, place);
    const isSamePlace = this.at !== null && here !== null && roads.isSame(this.at, here);
    // Where a route may end anywhere it ends where it is.
    if (this.at && here && here !== this.at) this.travel(this.at, here, place);
    if (known) {
      this.checkWindows(known.task.time_windows, begin, place);
      const { setup, service } = workAt(known.task, it.vehicle);
      const due = (isSamePlace ? 0 : setup) + service;
      if (workOf(step) !== due || (step.service ?? 0) !== service)
        report('wrong_figure', place, `${workOf(step)} s of set-up and service, not ${due}`);
    } else if (workOf(step) > 0) report('wrong_figure', place, 'work where there is no task');
    // Whoever begins anywhere sets up for the first task, too.
    if (step.type !== 'start' || hasStart(it.vehicle)) this.at = here ?? this.at;
  }

  private travel(from: RawPlace, to: RawPlace, place: string): void {
    const { report, roads } = this;
    const { seconds, metres, cost } = roads.way(from, to);
    if (!isNear(this.sincePlace, seconds, roads.slack))
      report('impossible_timing', place, `${this.sincePlace} s on a way of ${seconds} s`);
    this.sincePlace = 0;
    this.ways += 1;
    this.metres += metres ?? 0;
    this.cost += cost ?? 0;
    this.isPriced ||= cost !== null;
  }

  /** A vehicle without a start begins at its first task, and without an end ends at its last. */
  private endOf(type: string): RawPlace | null {
    const { vehicle, route, tasks } = this.it;
    const { start, start_index, end, end_index } = vehicle;
    if (type === 'end') {
      const isOpen = end === undefined && end_index === undefined;
      return isOpen ? this.at : { location: end, location_index: end_index };
    }
    if (hasStart(vehicle)) return { location: start, location_index: start_index };
    const first = route.steps.find((it) => tasks.has(keyOf(it.type, it.id)));
    return first ? (tasks.get(keyOf(first.type, first.id))?.task ?? null) : null;
  }

  private checkPlace(step: RawStep, here: RawPlace, place: string): void {
    const isElsewhere =
      (step.location_index !== undefined &&
        here.location_index !== undefined &&
        step.location_index !== here.location_index) ||
      (step.location !== undefined &&
        here.location !== undefined &&
        String(step.location) !== String(here.location));
    if (isElsewhere) this.report('wrong_place', place, 'is not where its task is');
  }

  private checkWindows(windows: RawTask['time_windows'], begin: number, place: string): void {
    const isOpen = windows?.some(([from, to]) => begin >= from && begin <= to) ?? true;
    if (!isOpen) this.report('outside_window', place, `begins at ${begin}`);
  }
}

const hasStart = ({ start, start_index }: RawVehicle): boolean =>
  start !== undefined || start_index !== undefined;

const workOf = ({ setup = 0, service = 0 }: RawStep): number => setup + service;

function workAt(task: RawTask, { type = '' }: RawVehicle): { setup: number; service: number } {
  return {
    setup: task.setup_per_type?.[type] ?? task.setup ?? 0,
    service: task.service_per_type?.[type] ?? task.service ?? 0,
  };
}
