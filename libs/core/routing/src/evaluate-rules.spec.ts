import { aProblem, aShipment, aVehicle } from '../spec/a-problem';
import { evaluatePlan } from './evaluate-plan';
import { evaluateRun } from './evaluate-run';
import type { Leg, RoutingProblem, RunStop } from './problem';

const HOUR = 3600;
const stop = (kind: RunStop['kind'], leg?: Leg, shipmentId = 'tomatoes'): RunStop => ({
  kind,
  shipmentId,
  ...(leg && { leg }),
});
const noon: Omit<Leg, 'kind'> = { centreSiteId: 'base', handoverSeconds: 4 * HOUR };
const feeder: Leg = { kind: 'feeder', ...noon };
const trunk: Leg = { kind: 'trunk', ...noon };
const both = (leg?: Leg, id?: string): RunStop[] => [
  stop('pickup', leg, id),
  stop('delivery', leg, id),
];
const centre = {
  siteId: 'base',
  handovers: [4 * HOUR],
  storageGrams: null,
  coldStorageGrams: null,
};
const goods = (facts: object) => ({ shipments: [aShipment({ id: 'tomatoes', ...facts })] });
const lorry = (facts: object) => ({ vehicles: [aVehicle(facts)] });

function conflicts(facts: Partial<RoutingProblem>, stops = both()): string[] {
  return evaluateRun(aProblem(facts), 'lorry', stops).conflicts.map((it) =>
    [it.code, ...Object.values(it.params)].join(' '),
  );
}

describe('evaluateRun on rests', () => {
  const rest = (from: number, to: number) => ({
    breaks: [{ id: 'noon', seconds: HOUR / 2, windows: [{ fromSeconds: from, toSeconds: to }] }],
  });

  it('takes them where the vehicle stands, before it leaves', () => {
    const { run, conflicts: found } = evaluateRun(
      aProblem(lorry(rest(HOUR, 2 * HOUR - 1))),
      'lorry',
      both(),
    );
    expect(found).toEqual([]);
    expect(run.steps.map((step) => [step.kind, step.siteId, step.departureSeconds])).toEqual([
      ['start', 'base', 0],
      ['pickup', 'farm', HOUR],
      ['break', 'farm', 1.5 * HOUR],
      ['delivery', 'city', 2.5 * HOUR],
      ['end', 'base', 4.5 * HOUR],
    ]);
    expect(run).toMatchObject({ seconds: 4.5 * HOUR, drivingSeconds: 4 * HOUR, waitingSeconds: 0 });
  });

  it('begins with the rest when that is soonest, and counts from it', () => {
    const late = { ...rest(0, HOUR), shiftFromSeconds: HOUR };
    const { run } = evaluateRun(aProblem(lorry(late)), 'lorry', both());
    expect(run.steps.slice(0, 2)).toMatchObject([
      { kind: 'start', departureSeconds: HOUR },
      { kind: 'break', breakId: 'noon', departureSeconds: 1.5 * HOUR },
    ]);
  });

  it('names the rest that finds no place', () => {
    expect(conflicts(lorry({ ...rest(0, HOUR), shiftFromSeconds: 2 * HOUR }))).toEqual([
      'break_impossible noon',
    ]);
  });
});

describe('evaluateRun on what vehicles may and can', () => {
  it.each<[string, Partial<RoutingProblem>]>([
    ['skills_missing crane, ramp', goods({ skills: ['ramp', 'crane'] })],
    ['too_many_stops 1', lorry({ maxStops: 1 })],
    ['too_far 1', lorry({ maxMetres: 199_999 })],
    ['transfer_needed', goods({ transfer: 'must' })],
  ])('names the conflict: %s', (expected, facts) => {
    expect(conflicts(facts)).toEqual([expected]);
  });

  it('goes by the roads of its profile at its own speed, and lasts as long as the goods ask', () => {
    const problem = aProblem({
      ...lorry({ profile: 'tracks', speedPermille: 800 }),
      ...goods({ pickupSeconds: 60, deliverySeconds: 30 }),
      profiles: { tracks: aProblem().travel },
    });
    const { run } = evaluateRun(problem, 'lorry', both());
    expect(run).toMatchObject({ drivingSeconds: 5 * HOUR, seconds: 5 * HOUR + 90 });
  });

  it('starts where its first stop is and ends where its last is when it has no base', () => {
    const { run } = evaluateRun(
      aProblem(lorry({ startSiteId: null, endSiteId: null })),
      'lorry',
      both(),
    );
    expect(run).toMatchObject({ metres: 50_000, seconds: HOUR });
    expect(run.steps.map((step) => step.siteId)).toEqual(['farm', 'farm', 'city', 'city']);
  });

  it('carries what is on board from the start, and keeps what stays until the end', () => {
    const given = evaluateRun(aProblem(goods({ pickupSiteId: null })), 'lorry', [stop('delivery')]);
    expect(given.conflicts).toEqual([]);
    expect(given.run.steps.map((step) => step.loadGrams)).toEqual([1_000_000, 0, 0]);
    const kept = evaluateRun(aProblem(goods({ deliverySiteId: null })), 'lorry', [stop('pickup')]);
    expect(kept.run.steps.map((step) => step.loadGrams)).toEqual([0, 1_000_000, 1_000_000]);
    expect([given.run.servedGrams, kept.run.servedGrams]).toEqual([1_000_000, 1_000_000]);
  });

  it('counts the time on board from the shift on for goods that are there already', () => {
    const facts = { pickupSiteId: null, maxSecondsOnBoard: 2 * HOUR - 1 };
    expect(conflicts(goods(facts), [stop('delivery')])).toEqual(['on_board_too_long 7200 7199']);
    expect(conflicts(goods({ ...facts, maxSecondsOnBoard: 2 * HOUR }), [stop('delivery')])).toEqual(
      [],
    );
  });

  it('has no use for stops where nothing is to be done', () => {
    expect(conflicts(goods({ pickupSiteId: null }))).toEqual(['stop_needless']);
    expect(conflicts(goods({ deliverySiteId: null }))).toEqual(['stop_needless']);
  });
});

describe('evaluateRun on ways through centres', () => {
  const through = (facts: object = {}, more: Partial<RoutingProblem> = {}) => ({
    ...goods({ transfer: 'may', ...facts }),
    centres: [centre],
    ...more,
  });

  it('unloads by the hand-over and fetches from it on', () => {
    expect(conflicts(through(), both(feeder))).toEqual([]);
    const { stops } = evaluateRun(aProblem(through()), 'lorry', both(trunk));
    expect(stops.map((it) => it.handlingFromSeconds)).toEqual([4 * HOUR, 6 * HOUR]);
  });

  it('names a hand-over that is missed, unknown or none at all', () => {
    const late = { shiftFromSeconds: 3 * HOUR };
    expect(conflicts(through({}, lorry(late)), both(feeder))).toEqual([
      'handover_missed base 3600',
    ]);
    const unknown: Leg = { ...feeder, handoverSeconds: 5 * HOUR };
    expect(conflicts(through(), both(unknown))).toEqual(['no_such_handover base 18000']);
    const elsewhere: Leg = { ...feeder, centreSiteId: 'city' };
    expect(conflicts(through(), both(elsewhere))).toEqual(['not_a_centre city']);
    expect(conflicts(through({ transfer: 'never' }), both(feeder))).toEqual([
      'transfer_not_wanted',
    ]);
  });

  it('names a centre without room or cold', () => {
    const small = { centres: [{ ...centre, storageGrams: 999_999 }] };
    expect(conflicts(through({}, small), both(feeder))).toEqual(['centre_too_small base 1']);
    const warm = {
      centres: [{ ...centre, coldStorageGrams: 0 }],
      ...lorry({ refrigerated: true }),
    };
    expect(conflicts(through({ coldChain: true }, warm), both(feeder))).toEqual([
      'no_cold_storage base 1000000',
    ]);
  });

  it('keeps the order of both legs in one run', () => {
    const order = [stop('pickup', feeder), stop('pickup', trunk), stop('delivery', feeder)];
    expect(conflicts(through(), [...order, stop('delivery', trunk)])).toContain(
      'fetched_before_brought',
    );
  });

  it('keeps to the way that people locked', () => {
    const orderLocks = [{ vehicleId: 'lorry', stops: both(feeder) }];
    expect(conflicts(through({}, { locks: { orderLocks } }), both(feeder))).toEqual([]);
    expect(conflicts(through({}, { locks: { orderLocks } }))).toContain('locked_way_broken');
  });
});

describe('evaluatePlan', () => {
  const two = { vehicles: [aVehicle(), aVehicle({ id: 'truck' })] };
  const may = (id: string) => aShipment({ id, transfer: 'may' });
  const problem = (facts: Partial<RoutingProblem> = {}): RoutingProblem =>
    aProblem({ ...two, shipments: [may('tomatoes'), may('yuca')], centres: [centre], ...facts });
  const codes = (of: RoutingProblem, lorryStops: RunStop[], truckStops: RunStop[]): string[] =>
    evaluatePlan(of, [
      { vehicleId: 'lorry', stops: lorryStops },
      { vehicleId: 'truck', stops: truckStops },
    ]).conflicts.map((it) => [it.code, ...Object.values(it.params)].join(' '));

  it('is content when both legs meet', () => {
    expect(codes(problem(), both(feeder), both(trunk))).toEqual([]);
  });

  it('names a leg without the other, legs that do not meet, and goods carried twice', () => {
    expect(codes(problem(), both(feeder), [])).toEqual(['other_leg_missing base trunk']);
    expect(codes(problem(), [], both(trunk))).toEqual(['other_leg_missing base feeder']);
    const later = { ...centre, handovers: [4 * HOUR, 5 * HOUR] };
    const other: Leg = { ...trunk, handoverSeconds: 5 * HOUR };
    expect(codes(problem({ centres: [later] }), both(feeder), both(other))).toEqual([
      'legs_disagree base base',
    ]);
    expect(codes(problem(), both(), both())).toEqual(['served_twice lorry']);
    expect(codes(problem(), both(), both(trunk))).toEqual(['served_twice lorry']);
  });

  it('watches what lies at a centre at any moment', () => {
    const full = problem({ centres: [{ ...centre, storageGrams: 1_500_000 }] });
    const brought = [...both(feeder), ...both(feeder, 'yuca')].sort((a, b) =>
      a.kind < b.kind ? 1 : -1,
    );
    const fetched = [...both(trunk), ...both(trunk, 'yuca')].sort((a, b) =>
      a.kind < b.kind ? 1 : -1,
    );
    expect(codes(full, brought, fetched)).toEqual(['storage_exceeded base 500000 7200']);
  });

  it('watches common fuel and vehicles that are told twice', () => {
    const pool = { fuelPools: [{ id: 'diesel', ml: 99_999, vehicleIds: ['lorry', 'truck'] }] };
    expect(codes(problem(pool), both(), both(undefined, 'yuca'))).toEqual([
      'fuel_pool_exceeded diesel 1',
    ]);
    const again = evaluatePlan(problem(), [
      { vehicleId: 'lorry', stops: both() },
      { vehicleId: 'lorry', stops: both(undefined, 'yuca') },
    ]);
    expect(again.conflicts.map((it) => it.code)).toEqual(['vehicle_twice']);
  });
});
