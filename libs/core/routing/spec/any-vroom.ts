import { randomOf, type Random } from './random';

/**
 * A small problem in VROOM's JSON, the same for the same seed: up to nine places in a matrix that is not
 * symmetric, jobs and shipments, windows, skills, rests, costs, speeds, limits, profiles, open ends.
 */
export function anyVroom(seed: number) {
  const random = randomOf(seed);
  const { whole, happens, maybe } = drawsOf(random);
  const places = whole(2, 9);
  const table = (): readonly (readonly number[])[] => tableOf(random, places);
  const hasDistances = happens(60);
  const matrix = () => ({ durations: table(), ...(hasDistances && { distances: table() }) });
  const dimensions = whole(0, 3);
  const amounts = (most: number) => Array.from({ length: dimensions }, () => whole(0, most));
  const place = () => whole(0, places - 1);
  const windows = () => windowsOf(random);
  let id = 0;
  const task = () => ({
    ...{ id: (id += 1), location_index: place() },
    ...maybe(50, () => ({ service: whole(0, 300) })),
    ...maybe(30, () => ({ setup: whole(0, 200) })),
    ...maybe(60, windows),
  });
  const wish = () => ({
    ...maybe(20, () => ({ skills: [whole(1, 3)] })),
    ...maybe(40, () => ({ priority: whole(0, 100) })),
  });
  const isOpen = happens(30);
  const vehicle = (number: number) => ({
    id: number,
    ...(isOpen ? { end_index: place() } : { start_index: place() }),
    ...maybe(60, () => ({ end_index: place() })),
    capacity: amounts(8).map((it) => it + 4),
    ...maybe(50, () => ({ skills: [1, 2, 3].filter(() => happens(60)) })),
    ...maybe(60, () => ({ time_window: [whole(0, 500), whole(4_000, 12_000)] })),
    ...maybe(30, () => ({
      breaks: happens(30) ? [restOf(random, 1), restOf(random, 2)] : [restOf(random, 1)],
    })),
    ...maybe(20, () => ({ speed_factor: [0.5, 0.8, 1.5, 2][whole(0, 3)] })),
    ...maybe(20, () => ({ max_tasks: whole(2, 5) })),
    ...maybe(20, () => ({ max_travel_time: whole(800, 4_000) })),
    ...maybe(hasDistances ? 20 : 0, () => ({ max_distance: whole(800, 4_000) })),
    ...maybe(30, () => ({ profile: 'truck' })),
    ...maybe(40, () => ({
      costs: {
        fixed: whole(0, 500),
        ...(hasDistances && { per_hour: whole(0, 4_000), per_km: whole(0, 500) }),
      },
    })),
  });
  return {
    vehicles: Array.from({ length: whole(1, 4) }, (_, at) => vehicle(at + 1)),
    jobs: Array.from({ length: whole(0, 6) }, () => ({
      ...task(),
      ...(happens(50) ? { delivery: amounts(4) } : { pickup: amounts(4) }),
      ...wish(),
    })),
    shipments: Array.from({ length: whole(0, 4) }, () => ({
      ...{ pickup: task(), delivery: task(), amount: amounts(4) },
      ...wish(),
    })),
    matrices: { car: matrix(), truck: matrix() },
  };
}

function drawsOf(random: Random) {
  const whole = (from: number, to: number): number => from + random.below(to - from + 1);
  const happens = (percent: number): boolean => random.below(100) < percent;
  const maybe = <Part extends object>(percent: number, part: () => Part): Partial<Part> =>
    happens(percent) ? part() : {};
  return { whole, happens, maybe };
}

function restOf(random: Random, rank: number) {
  const { whole } = drawsOf(random);
  return {
    ...{ id: rank, service: whole(0, 600) },
    time_windows: [[whole(0, 2_000) * rank, whole(2_000, 6_000) * rank]],
  };
}

/** One window, or two. */
function windowsOf(random: Random) {
  const { whole, happens } = drawsOf(random);
  return {
    time_windows: happens(60)
      ? [[whole(0, 3_000), whole(3_000, 9_000)]]
      : [
          [whole(0, 800), whole(900, 2_000)],
          [whole(3_000, 4_000), whole(4_100, 9_000)],
        ],
  };
}

/** Whole seconds or metres; now and then a way from a place to itself. */
function tableOf(random: Random, size: number): readonly (readonly number[])[] {
  const hasLoops = random.below(10) === 0;
  return Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) =>
      from === to && !hasLoops ? 0 : 50 + random.below(850),
    ),
  );
}
