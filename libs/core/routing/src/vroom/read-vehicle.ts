import type { TimeWindow } from '../problem';
import {
  type Fields,
  idOf,
  listOf,
  objectAt,
  optionalWholeOf,
  SECONDS_MAX,
  skillsOf,
  textOf,
  windowAt,
  windowsOf,
  wholeOf,
  wholesOf,
  within,
} from './fields';
import type { PlaceBook } from './place-book';
import { VroomFault } from './vroom-fault';
import type { VroomBreak, VroomCosts, VroomTaskName, VroomVehicle } from './vroom-problem';

const PLACES = ['start', 'start_index', 'end', 'end_index'];
const LIMITS = ['max_tasks', 'max_travel_time', 'max_distance'];
const KNOWN = [
  ...['id', 'profile', 'description', 'type', 'capacity', 'costs', 'skills', 'time_window'],
  ...['breaks', 'speed_factor', 'steps', ...PLACES, ...LIMITS],
];
const BREAK = ['id', 'time_windows', 'service', 'description', 'max_load'];
const COSTS = ['fixed', 'per_hour', 'per_task_hour', 'per_km'];
const STEP = ['type', 'id', 'service_at', 'service_after', 'service_before', 'description'];

/** An hour costs as much as it has seconds, so that a cost is a duration. */
const PER_HOUR = 3600;
const SPEED_MAX = 5;

/** What the reading of one thing must know of the others. */
export interface VehicleContext {
  readonly dimensions: number;
  readonly places: PlaceBook;
}

/** Reads a vehicle; refuses what we would not keep to. */
export function readVehicle(object: Fields, context: VehicleContext): VroomVehicle {
  const fields = objectAt(object.values, object.place, KNOWN);
  const { places, dimensions } = context;
  const capacity = wholesOf(fields, 'capacity');
  if (capacity.length !== dimensions)
    throw new VroomFault('unequal_amounts', within(fields.place, 'capacity'));
  const start = places.vehiclePlace(fields, 'start');
  const end = places.vehiclePlace(fields, 'end');
  if (start === null && end === null) throw new VroomFault('no_start_nor_end', fields.place);
  const profile = textOf(fields, 'profile') ?? '';
  return {
    id: idOf(fields),
    description: textOf(fields, 'description'),
    profile: profile === '' ? 'car' : profile,
    type: textOf(fields, 'type'),
    ...{ start, end, capacity },
    skills: skillsOf(fields),
    window: workingHours(fields),
    breaks: breaksOf(fields, capacity),
    hundredths: hundredthsOf(fields),
    costs: costsOf(fields),
    maxTasks: optionalWholeOf(fields, 'max_tasks'),
    maxTravelSeconds: optionalWholeOf(fields, 'max_travel_time'),
    maxMetres: optionalWholeOf(fields, 'max_distance'),
    steps: stepsOf(fields),
  };
}

function workingHours(fields: Fields): TimeWindow {
  const window = fields.values['time_window'];
  if (window === undefined) return { fromSeconds: 0, toSeconds: SECONDS_MAX };
  return windowAt(window, within(fields.place, 'time_window'));
}

/** VROOM takes rests in the order of their first windows. */
function breaksOf(fields: Fields, capacity: readonly number[]): readonly VroomBreak[] {
  const list = listOf(fields, 'breaks').map((json, at): VroomBreak => {
    const rest = objectAt(json, `${fields.place}.breaks[${at}]`, BREAK);
    const maxLoad = wholesOf(rest, 'max_load');
    if (maxLoad.some((it, index) => it < (capacity[index] ?? 0)))
      throw new VroomFault('load_at_break', within(rest.place, 'max_load'));
    return {
      id: idOf(rest),
      description: textOf(rest, 'description'),
      windows: windowsOf(rest),
      seconds: wholeOf(rest, 'service', 0),
    };
  });
  if (new Set(list.map((it) => it.id)).size < list.length)
    throw new VroomFault('duplicate_id', within(fields.place, 'breaks'));
  const [from, to] = [
    (it: VroomBreak) => it.windows[0]?.fromSeconds ?? 0,
    (it: VroomBreak) => it.windows[0]?.toSeconds ?? SECONDS_MAX,
  ];
  return list.sort((a, b) => from(a) - from(b) || to(a) - to(b));
}

/** A speed is kept to two digits of its inverse, as VROOM does. */
function hundredthsOf(fields: Fields): number {
  const speed = fields.values['speed_factor'] ?? 1;
  const place = within(fields.place, 'speed_factor');
  if (typeof speed !== 'number') throw new VroomFault('not_a_number', place);
  if (!(speed > 0 && speed <= SPEED_MAX)) throw new VroomFault('speed_out_of_range', place);
  return Math.round(100 / speed);
}

function costsOf(fields: Fields): VroomCosts {
  const costs = objectAt(fields.values['costs'] ?? {}, within(fields.place, 'costs'), COSTS);
  if (wholeOf(costs, 'per_task_hour', 0) > 0)
    throw new VroomFault('task_hours_cost', within(costs.place, 'per_task_hour'));
  return {
    fixed: wholeOf(costs, 'fixed', 0),
    perHour: wholeOf(costs, 'per_hour', PER_HOUR),
    perKm: wholeOf(costs, 'per_km', 0),
  };
}

/** Where to begin thinking; the moments of a step count for nothing when a problem is solved. */
function stepsOf(fields: Fields): readonly VroomTaskName[] {
  return listOf(fields, 'steps').flatMap((json, at): readonly VroomTaskName[] => {
    const step = objectAt(json, `${fields.place}.steps[${at}]`, STEP);
    const type = textOf(step, 'type');
    if (type === 'start' || type === 'end' || type === 'break') return [];
    if (type !== 'job' && type !== 'pickup' && type !== 'delivery')
      throw new VroomFault('unknown_step_type', within(step.place, 'type'));
    return [{ type, id: idOf(step) }];
  });
}
