import type { LonLat } from './fields';

/** An answer in VROOM's JSON. Seconds and metres are whole, unless the matrix has fractions. */
export interface VroomSolution {
  readonly code: 0;
  readonly summary: VroomSums & {
    readonly routes: number;
    readonly unassigned: number;
  };
  readonly unassigned: readonly VroomUnassigned[];
  readonly routes: readonly VroomRoute[];
}

export interface VroomSums {
  readonly cost: number;
  readonly delivery?: readonly number[];
  readonly pickup?: readonly number[];
  readonly setup: number;
  readonly service: number;
  /** Of travelling. */
  readonly duration: number;
  readonly waiting_time: number;
  readonly priority: number;
  readonly distance?: number;
  /** Always empty: what breaks a rule is not answered. */
  readonly violations: readonly never[];
}

export interface VroomRoute extends VroomSums {
  readonly vehicle: number;
  readonly description?: string;
  readonly steps: readonly VroomStep[];
}

/** What a step or a task that stays behind says of its place and of itself, as the problem said it. */
export interface VroomWords {
  readonly id?: number;
  readonly description?: string;
  readonly location?: LonLat;
  readonly location_index?: number;
}

export interface VroomStep extends VroomWords {
  readonly type: 'start' | 'job' | 'pickup' | 'delivery' | 'break' | 'end';
  readonly arrival: number;
  /** Travelled since the start. */
  readonly duration: number;
  readonly setup: number;
  readonly service: number;
  readonly waiting_time: number;
  /** After the step. */
  readonly load?: readonly number[];
  readonly distance?: number;
  readonly violations: readonly never[];
}

export interface VroomUnassigned extends VroomWords {
  readonly type: 'job' | 'pickup' | 'delivery';
  /** Beside VROOM's own fields: why, as a code of ours. */
  readonly reason?: string;
}

/** The sums of all routes. */
export function summed(routes: readonly VroomRoute[]): VroomSums {
  const sum = (figure: (it: VroomRoute) => number): number =>
    routes.reduce((total, it) => total + figure(it), 0);
  const [first] = routes;
  const amounts = (key: 'delivery' | 'pickup'): readonly number[] =>
    (first?.[key] ?? []).map((_, at) => sum((it) => it[key]?.[at] ?? 0));
  return {
    cost: sum((it) => it.cost),
    ...(first?.delivery && { delivery: amounts('delivery') }),
    ...(first?.pickup && { pickup: amounts('pickup') }),
    setup: sum((it) => it.setup),
    service: sum((it) => it.service),
    duration: sum((it) => it.duration),
    waiting_time: sum((it) => it.waiting_time),
    priority: sum((it) => it.priority),
    ...(first?.distance !== undefined && { distance: sum((it) => it.distance ?? 0) }),
    violations: [],
  };
}
