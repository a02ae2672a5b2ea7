/**
 * VROOM's files as they lie there, for the verifier alone. It trusts nothing but that fields have their
 * types, and shares no code with the reader and the writer.
 */
export interface RawTask {
  readonly id: number;
  readonly location?: readonly number[];
  readonly location_index?: number;
  readonly setup?: number;
  readonly service?: number;
  readonly setup_per_type?: Readonly<Record<string, number>>;
  readonly service_per_type?: Readonly<Record<string, number>>;
  readonly time_windows?: readonly (readonly [number, number])[];
  readonly skills?: readonly number[];
  readonly priority?: number;
}

export interface RawJob extends RawTask {
  readonly amount?: readonly number[];
  readonly delivery?: readonly number[];
  readonly pickup?: readonly number[];
}

export interface RawShipment {
  readonly pickup: RawTask;
  readonly delivery: RawTask;
  readonly amount?: readonly number[];
  readonly skills?: readonly number[];
  readonly priority?: number;
}

export interface RawBreak {
  readonly id: number;
  readonly time_windows?: readonly (readonly [number, number])[];
  readonly service?: number;
  readonly max_load?: readonly number[];
}

export interface RawVehicle {
  readonly id: number;
  readonly profile?: string;
  readonly type?: string;
  readonly start?: readonly number[];
  readonly start_index?: number;
  readonly end?: readonly number[];
  readonly end_index?: number;
  readonly capacity?: readonly number[];
  readonly skills?: readonly number[];
  readonly time_window?: readonly [number, number];
  readonly breaks?: readonly RawBreak[];
  readonly speed_factor?: number;
  readonly costs?: Readonly<Record<string, number>>;
  readonly max_tasks?: number;
  readonly max_travel_time?: number;
  readonly max_distance?: number;
}

type Table = readonly (readonly number[])[];

export interface RawProblem {
  readonly vehicles: readonly RawVehicle[];
  readonly jobs?: readonly RawJob[];
  readonly shipments?: readonly RawShipment[];
  readonly matrix?: Table;
  readonly matrices?: Readonly<
    Record<
      string,
      { readonly durations: Table; readonly distances?: Table; readonly costs?: Table }
    >
  >;
}

export interface RawStep {
  readonly type: string;
  readonly id?: number;
  readonly location?: readonly number[];
  readonly location_index?: number;
  readonly arrival: number;
  readonly duration: number;
  readonly setup?: number;
  readonly service?: number;
  readonly waiting_time?: number;
  readonly load?: readonly number[];
  readonly distance?: number;
  readonly violations?: readonly unknown[];
}

export interface RawSums {
  readonly cost?: number;
  readonly setup?: number;
  readonly service?: number;
  readonly duration?: number;
  readonly waiting_time?: number;
  readonly priority?: number;
  readonly distance?: number;
  readonly delivery?: readonly number[];
  readonly pickup?: readonly number[];
  readonly violations?: readonly unknown[];
}

export interface RawRoute extends RawSums {
  readonly vehicle: number;
  readonly steps: readonly RawStep[];
}

export interface RawSolution {
  readonly code: number;
  readonly summary: RawSums & { readonly routes?: number; readonly unassigned?: number };
  readonly unassigned?: readonly { readonly id: number; readonly type?: string }[];
  readonly routes: readonly RawRoute[];
}

/** A task of any kind with what it asks of the vehicle and does to its load. */
export interface KnownTask {
  readonly key: string;
  readonly task: RawTask;
  readonly skills: readonly number[];
  readonly priority: number;
  readonly pickup: readonly number[];
  readonly delivery: readonly number[];
  /** The key of the task that must come before, in the same route. */
  readonly after: string | null;
}

export const keyOf = (type: string, id: number | undefined): string => `${type} ${String(id)}`;

/** All tasks of a problem by type and id. */
export function tasksOf({ jobs = [], shipments = [] }: RawProblem): Map<string, KnownTask> {
  const tasks = new Map<string, KnownTask>();
  const add = (known: KnownTask) => tasks.set(known.key, known);
  for (const job of jobs) {
    const { skills = [], priority = 0, pickup = [] } = job;
    const isOld = job.delivery === undefined && job.pickup === undefined;
    const delivery = (isOld ? job.amount : job.delivery) ?? [];
    const key = keyOf('job', job.id);
    add({ key, task: job, skills, priority, pickup, delivery, after: null });
  }
  for (const { pickup, delivery, amount = [], skills = [], priority = 0 } of shipments) {
    const [first, second] = [keyOf('pickup', pickup.id), keyOf('delivery', delivery.id)];
    const both = { skills, priority };
    add({ key: first, task: pickup, ...both, pickup: amount, delivery: [], after: null });
    add({ key: second, task: delivery, ...both, pickup: [], delivery: amount, after: first });
  }
  return tasks;
}
