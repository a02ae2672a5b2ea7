import {
  anyObjectAt,
  type Fields,
  idOf,
  listOf,
  objectAt,
  optionalWholeOf,
  skillsOf,
  textOf,
  wholeOf,
  wholesOf,
  windowsOf,
  within,
} from './fields';
import { PlaceBook } from './place-book';
import { readVehicle, type VehicleContext } from './read-vehicle';
import { VroomFault } from './vroom-fault';
import type { VroomProblem, VroomShipment, VroomTask, VroomTaskType } from './vroom-problem';

/** Loads that a vehicle of ours is bounded by: mass, volume, packages. */
const DIMENSIONS_MAX = 3;
const PRIORITY_MAX = 100;
/** `options` is what vroom-express adds for itself. */
const TOP = ['vehicles', 'jobs', 'shipments', 'matrices', 'matrix', 'options'];
const TIMED = ['setup', 'service', 'setup_per_type', 'service_per_type', 'time_windows'];
const TASK = ['id', 'description', 'location', 'location_index', ...TIMED];
const JOB = [...TASK, 'amount', 'delivery', 'pickup', 'skills', 'priority'];
const SHIPMENT = ['pickup', 'delivery', 'amount', 'skills', 'priority'];

interface Context extends VehicleContext {
  readonly types: readonly (string | null)[];
}

/**
 * Reads a problem in VROOM's JSON (https://github.com/VROOM-Project/vroom, docs/API.md).
 * Promises: whatever we would not keep to is refused by a VroomFault that names the field, and so is
 * a field that we do not know. O(size of the file).
 */
export function readVroom(json: unknown): VroomProblem {
  const file = objectAt(json, '', TOP);
  const list = listOf(file, 'vehicles').map((it, at) => anyObjectAt(it, `vehicles[${at}]`));
  const [first] = list;
  if (first === undefined) throw new VroomFault('no_vehicle', 'vehicles');
  const context: Context = {
    dimensions: dimensionsOf(first),
    places: new PlaceBook(file),
    types: list.map((it) => textOf(it, 'type')),
  };
  const vehicles = list.map((it) => readVehicle(it, context));
  const jobs = listOf(file, 'jobs').map((it, at) => jobOf(it, `jobs[${at}]`, context));
  const shipments = listOf(file, 'shipments').map((it, at) => shipmentOf(it, at, context));
  refuseTwice('vehicles', vehicles);
  refuseTwice('jobs', tasksOf(jobs, 'job'));
  refuseTwice('shipments.pickup', tasksOf(shipments, 'pickup'));
  refuseTwice('shipments.delivery', tasksOf(shipments, 'delivery'));
  const profiles = vehicles.map((it) => it.profile);
  return {
    vehicles,
    shipments: [...jobs, ...shipments],
    dimensions: context.dimensions,
    roads: context.places.roads(profiles),
  };
}

function dimensionsOf(first: Fields): number {
  const { length } = wholesOf(first, 'capacity');
  if (length > DIMENSIONS_MAX)
    throw new VroomFault('too_many_amounts', within(first.place, 'capacity'));
  return length;
}

function tasksOf(shipments: readonly VroomShipment[], type: VroomTaskType): readonly VroomTask[] {
  return shipments
    .flatMap((it) => [it.pickup, it.delivery])
    .filter((task) => task !== null)
    .filter((task) => task.type === type);
}

function refuseTwice(list: string, things: readonly { readonly id: number }[]): void {
  const seen = new Set<number>();
  for (const { id } of things) {
    if (seen.has(id)) throw new VroomFault('duplicate_id', `${list} id ${id}`);
    seen.add(id);
  }
}

/** What a job delivers is on board from the start; what it picks up stays on board until the end. */
function jobOf(json: unknown, place: string, context: Context): VroomShipment {
  const fields = objectAt(json, place, JOB);
  const isOld = fields.values['delivery'] === undefined && fields.values['pickup'] === undefined;
  const delivery = amountOf(fields, isOld ? 'amount' : 'delivery', context);
  const pickup = amountOf(fields, 'pickup', context);
  const isPickup = pickup.some((it) => it > 0);
  if (isPickup && delivery.some((it) => it > 0)) throw new VroomFault('pickup_and_delivery', place);
  const task = taskOf(fields, 'job', context);
  return {
    name: `job ${task.id}`,
    amount: isPickup ? pickup : delivery,
    skills: skillsOf(fields),
    priority: priorityOf(fields),
    pickup: isPickup ? task : null,
    delivery: isPickup ? null : task,
  };
}

function shipmentOf(json: unknown, at: number, context: Context): VroomShipment {
  const place = `shipments[${at}]`;
  const fields = objectAt(json, place, SHIPMENT);
  const step = (type: 'pickup' | 'delivery'): VroomTask =>
    taskOf(objectAt(fields.values[type], within(place, type), TASK), type, context);
  return {
    name: `shipment ${at}`,
    amount: amountOf(fields, 'amount', context),
    skills: skillsOf(fields),
    priority: priorityOf(fields),
    pickup: step('pickup'),
    delivery: step('delivery'),
  };
}

function taskOf(fields: Fields, type: VroomTaskType, context: Context): VroomTask {
  return {
    type,
    id: idOf(fields),
    description: textOf(fields, 'description'),
    place: context.places.taskPlace(fields),
    setupSeconds: secondsOf(fields, 'setup', context),
    serviceSeconds: secondsOf(fields, 'service', context),
    windows: windowsOf(fields),
  };
}

/** One duration for all vehicles that are there; VROOM may give each type its own. */
function secondsOf(fields: Fields, name: 'setup' | 'service', { types }: Context): number {
  const usual = wholeOf(fields, name, 0);
  const key = `${name}_per_type`;
  if (fields.values[key] === undefined) return usual;
  const perType = anyObjectAt(fields.values[key], within(fields.place, key));
  const all = types.map((type) =>
    type === null ? usual : (optionalWholeOf(perType, type) ?? usual),
  );
  const [first = usual] = all;
  if (all.some((it) => it !== first)) throw new VroomFault('differs_by_type', perType.place);
  return first;
}

function amountOf(fields: Fields, name: string, { dimensions }: Context): readonly number[] {
  if (fields.values[name] === undefined) return Array.from({ length: dimensions }, () => 0);
  const amount = wholesOf(fields, name);
  if (amount.length !== dimensions)
    throw new VroomFault('unequal_amounts', within(fields.place, name));
  return amount;
}

function priorityOf(fields: Fields): number {
  const priority = wholeOf(fields, 'priority', 0);
  if (priority > PRIORITY_MAX)
    throw new VroomFault('priority_above_100', within(fields.place, 'priority'));
  return priority;
}
