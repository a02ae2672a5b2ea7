import fc from 'fast-check';
import { COORDINATES, EVERYTHING, MATRIX } from '../../spec/vroom-examples';
import { readVroom } from './read-vroom';
import { toRoutingProblem } from './to-routing-problem';
import { VroomFault } from './vroom-fault';

/** The fault of a problem, as `code place`. */
function faultOf(json: unknown): string {
  try {
    toRoutingProblem(readVroom(json));
    return 'none';
  } catch (error) {
    if (!(error instanceof VroomFault)) throw error;
    return `${error.code} ${error.place}`;
  }
}

const [vehicle, other] = EVERYTHING.vehicles;
const [job, second] = EVERYTHING.jobs;
const withVehicle = (change: object) => ({
  ...EVERYTHING,
  vehicles: [{ ...vehicle, ...change }, other],
});
const withJob = (change: object) => ({ ...EVERYTHING, jobs: [{ ...job, ...change }, second] });

describe('readVroom', () => {
  it.each([COORDINATES, MATRIX, EVERYTHING])('reads problems of the public format', (problem) => {
    expect(faultOf(problem)).toBe('none');
  });

  it.each([
    ['vroom.no_vehicle vehicles', { vehicles: [] }],
    ['vroom.not_an_object ', 7],
    ['vroom.unknown_field wishes', { ...MATRIX, wishes: [] }],
    ['vroom.unknown_field vehicles[0].capcity', withVehicle({ capcity: [1] })],
    ['vroom.not_whole vehicles[0].id', withVehicle({ id: 1.5 })],
    ['vroom.too_many_amounts vehicles[0].capacity', withVehicle({ capacity: [1, 1, 1, 1] })],
    ['vroom.unequal_amounts vehicles[1].capacity', withVehicle({ capacity: [1, 1] })],
    ['vroom.not_a_window vehicles[0].time_window', withVehicle({ time_window: [9, 8] })],
    ['vroom.speed_out_of_range vehicles[0].speed_factor', withVehicle({ speed_factor: 6 })],
    [
      'vroom.task_hours_cost vehicles[0].costs.per_task_hour',
      withVehicle({ costs: { per_task_hour: 1 } }),
    ],
    [
      'vroom.load_at_break vehicles[0].breaks[0].max_load',
      withVehicle({ breaks: [{ id: 1, max_load: [0, 10, 10] }] }),
    ],
    ['vroom.no_matrix matrices.bike', withVehicle({ profile: 'bike' })],
    ['vroom.outside_matrix vehicles[0].start_index', withVehicle({ start_index: 3 })],
    [
      'vroom.no_start_nor_end vehicles[0]',
      withVehicle({ start_index: undefined, end_index: undefined }),
    ],
    ['vroom.pickup_and_delivery jobs[0]', withJob({ pickup: [1, 0, 0] })],
    ['vroom.missing_field jobs[0].location_index', withJob({ location_index: undefined })],
    ['vroom.priority_above_100 jobs[0].priority', withJob({ priority: 101 })],
    ['vroom.duplicate_id jobs id 2', withJob({ id: 2 })],
    [
      'vroom.windows_overlap jobs[0].time_windows',
      withJob({
        time_windows: [
          [0, 9],
          [9, 10],
        ],
      }),
    ],
    ['vroom.not_a_window jobs[0].time_windows', withJob({ time_windows: [] })],
    ['vroom.missing_field jobs[0].location', { ...COORDINATES, jobs: [{ id: 1 }] }],
    ['vroom.not_a_place jobs[0].location', { ...COORDINATES, jobs: [{ id: 1, location: [1] }] }],
    ['vroom.not_square matrices.car.durations[1]', matrix([[0, 1], [2]])],
    [
      'vroom.not_whole matrices.car.durations[0][1]',
      matrix([
        [0, 0.5],
        [2, 0],
      ]),
    ],
  ])('refuses %s', (fault, problem) => {
    expect(faultOf(problem)).toBe(fault);
  });

  it('needs distances where kilometres count, and no second price beside a matrix of costs', () => {
    const durations = MATRIX.matrices.car.durations;
    const of = (car: object, change: object) => ({
      ...MATRIX,
      vehicles: [{ ...MATRIX.vehicles[0], ...change }],
      matrices: { car: { durations, ...car } },
    });
    expect(faultOf(of({}, { costs: { per_km: 1 } }))).toMatch(/distances_needed.*per_km/);
    expect(faultOf(of({}, { max_distance: 1 }))).toMatch(/distances_needed.*max_distance/);
    expect(faultOf(of({ costs: durations }, { costs: { per_hour: 1 } }))).toMatch(/given_twice/);
    const both = { costs: durations, distances: durations };
    expect(faultOf(of(both, { max_distance: 1 }))).toMatch(/limit_beside_costs/);
    expect(faultOf(of(both, {}))).toBe('none');
  });

  it('takes durations by type where all types that are there have the same', () => {
    const types = (one: number, two: number) => ({
      ...EVERYTHING,
      vehicles: EVERYTHING.vehicles.map((it, at) => ({ ...it, type: at === 0 ? 'a' : 'b' })),
      jobs: [{ ...job, service_per_type: { a: one, b: two, c: 9 } }],
    });
    expect(faultOf(types(5, 5))).toBe('none');
    expect(faultOf(types(5, 6))).toBe('vroom.differs_by_type jobs[0].service_per_type');
  });

  it('refuses whatever JSON may come, and breaks down over none', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => void faultOf(json)));
    const parts = ['vehicles', 'jobs', 'shipments', 'matrices', 'matrix'];
    const change = fc.tuple(fc.constantFrom(...parts), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(change, fc.boolean(), ([name, value], isInside) => {
        const things = (EVERYTHING as Record<string, unknown>)[name];
        const first: unknown = Array.isArray(things) ? things[0] : undefined;
        const put = isInside && first ? [{ ...first, ...(value as object) }] : value;
        faultOf({ ...EVERYTHING, [name]: put });
      }),
    );
  });
});

function matrix(durations: unknown) {
  return { ...MATRIX, matrices: { car: { durations } } };
}

describe('toRoutingProblem', () => {
  const problem = toRoutingProblem(readVroom(EVERYTHING));

  it('takes what jobs deliver for goods on board, and what they pick up for goods that stay', () => {
    expect(problem.shipments.map((it) => [it.id, it.pickupSiteId, it.deliverySiteId])).toEqual([
      ['job 1', null, 'place 1'],
      ['job 2', 'place 1', null],
      ['job 3', null, 'place 2'],
      ['shipment 0', 'place 1', 'place 2'],
    ]);
    expect(problem.shipments[0]).toMatchObject({ grams: 1, litres: 2, packages: 3 });
  });

  it('keeps limits, rests, skills, open ends and the steps to begin with', () => {
    expect(problem.vehicles[0]).toMatchObject({
      ...{ maxStops: 6, maxDrivingSeconds: 6_000, startSiteId: 'place 0', endSiteId: 'place 0' },
      breaks: [{ id: '1' }, { id: '2' }],
    });
    expect(problem.vehicles[1]).toMatchObject({
      ...{ startSiteId: null, maxMetres: 30_000, skills: ['3'], costPerHourMinor: 4_500 },
    });
    expect(problem.locks.currentPlan).toEqual([
      {
        vehicleId: '8',
        stops: [
          { kind: 'pickup', shipmentId: 'shipment 0' },
          { kind: 'delivery', shipmentId: 'shipment 0' },
        ],
      },
    ]);
  });

  it('puts what a way costs in place of its metres: time and distance by their prices', () => {
    const profile = problem.profiles?.[problem.vehicles[0]?.profile ?? ''];
    if (profile?.kind !== 'matrix') throw new Error('no matrix');
    const [from, to] = [profile.siteIds.indexOf('place 0'), profile.siteIds.indexOf('place 1')];
    expect(profile.metres[from]?.[to]).toBe(600 + (9_000 * 200) / 1_000);
    expect(profile.seconds[from]?.[to]).toBe(600);
  });

  it('makes a site of every task where the matrix has a way from a place to itself', () => {
    const durations = MATRIX.matrices.car.durations.map((row, at) =>
      row.map((it, to) => (at === 1 && to === 1 ? 60 : it)),
    );
    const jobs = [...MATRIX.jobs, { id: 9, location_index: 1 }];
    const { sites, travel } = toRoutingProblem(
      readVroom({ ...MATRIX, jobs, ...matrices(durations) }),
    );
    expect(sites.map((it) => it.id)).toEqual([
      'place 0',
      'place 3',
      'job 1414',
      'place 2',
      'job 9',
    ]);
    if (travel.kind !== 'matrix') throw new Error('no matrix');
    expect(travel.seconds[2]?.[4]).toBe(60);
  });
});

function matrices(durations: readonly (readonly number[])[]) {
  return { matrices: { car: { durations } } };
}
