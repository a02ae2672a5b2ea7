import { aProblem, aShipment, aSite, aVehicle } from '../spec/a-problem';
import { evaluateRun } from './evaluate-run';
import type { RoutingProblem, RunStop } from './problem';

const HOUR = 3600;
const pickup = (shipmentId = 'tomatoes'): RunStop => ({ kind: 'pickup', shipmentId });
const delivery = (shipmentId = 'tomatoes'): RunStop => ({ kind: 'delivery', shipmentId });

function conflicts(facts: Partial<RoutingProblem>, stops = [pickup(), delivery()]): unknown[] {
  return evaluateRun(aProblem(facts), 'lorry', stops).conflicts.map((it) =>
    [it.code, it.stopIndex, it.shipmentId, ...Object.values(it.params)].join(' '),
  );
}

describe('evaluateRun', () => {
  it('tells arrival, departure, load, way and slack of every stop', () => {
    const problem = aProblem({
      sites: [
        aSite({ id: 'base' }),
        aSite({ id: 'farm', serviceSecondsFixed: 300, secondsPerTonne: 600 }),
        aSite({ id: 'city', windows: [{ fromSeconds: 3 * HOUR, toSeconds: 4 * HOUR }] }),
      ],
    });
    const { stops, run, conflicts } = evaluateRun(problem, 'lorry', [pickup(), delivery()]);
    expect(conflicts).toEqual([]);
    expect(stops).toMatchObject([
      { arrivalSeconds: HOUR, departureSeconds: HOUR + 900, loadGrams: 1_000_000, metres: 50_000 },
      { arrivalSeconds: 2 * HOUR + 900, handlingFromSeconds: 3 * HOUR, loadGrams: 0 },
    ]);
    expect(stops.map((stop) => stop.slackSeconds)).toEqual([2 * HOUR - 900, HOUR]);
    expect(run).toMatchObject({ waitingSeconds: 2700, seconds: 5 * HOUR, metres: 200_000 });
  });

  it('finds the slack that the shift leaves', () => {
    const problem = aProblem({ vehicles: [aVehicle({ shiftToSeconds: 5 * HOUR })] });
    const { stops } = evaluateRun(problem, 'lorry', [pickup(), delivery()]);
    expect(stops.map((stop) => stop.slackSeconds)).toEqual([HOUR, HOUR]);
  });

  it('is at home in an empty run', () => {
    const { run, conflicts } = evaluateRun(aProblem(), 'lorry', []);
    expect({ run, conflicts }).toMatchObject({ run: { steps: [], metres: 0 }, conflicts: [] });
  });

  it.each<[string, Partial<RoutingProblem>]>([
    ['overweight 0 tomatoes 1', { vehicles: [aVehicle({ capacityGrams: 999_999 })] }],
    ['over_volume 0 tomatoes 1', { vehicles: [aVehicle({ capacityLitres: 1999 })] }],
    ['over_packages 0 tomatoes 1', { vehicles: [aVehicle({ capacityPackages: 49 })] }],
    [
      'not_refrigerated 0 tomatoes',
      { shipments: [aShipment({ id: 'tomatoes', coldChain: true })] },
    ],
    [
      'road_too_rough 1 tomatoes city dirt',
      {
        sites: [
          aSite({ id: 'base' }),
          aSite({ id: 'farm' }),
          aSite({ id: 'city', terrain: 'dirt' }),
        ],
        vehicles: [aVehicle({ terrain: 'paved' })],
      },
    ],
    [
      'too_late 1 tomatoes city 200',
      {
        shipments: [
          aShipment({ id: 'tomatoes', deliveryWindows: [{ fromSeconds: 0, toSeconds: 7000 }] }),
        ],
      },
    ],
    [
      'on_board_too_long 1 tomatoes 3600 3599',
      { shipments: [aShipment({ id: 'tomatoes', maxSecondsOnBoard: 3599 })] },
    ],
    ['shift_exceeded   400', { vehicles: [aVehicle({ shiftToSeconds: 14_000 })] }],
    ['driving_time_exceeded   400', { vehicles: [aVehicle({ maxDrivingSeconds: 14_000 })] }],
    ['fuel_quota_exceeded   1', { vehicles: [aVehicle({ fuelQuotaMl: 49_999 })] }],
    [
      'locked_to_another_vehicle 0 tomatoes other',
      {
        vehicles: [aVehicle(), aVehicle({ id: 'other' })],
        locks: { vehicleLocks: [{ shipmentId: 'tomatoes', vehicleId: 'other' }] },
      },
    ],
    [
      'locked_order_broken 0 tomatoes',
      { locks: { orderLocks: [{ vehicleId: 'lorry', stops: [delivery()] }] } },
    ],
  ])('names the conflict: %s', (expected, facts) => {
    expect(conflicts(facts)).toEqual([expected]);
  });

  it('names stops that are missing, repeated or the wrong way round', () => {
    expect(conflicts({}, [pickup()])).toEqual(['delivery_missing 0 tomatoes']);
    expect(conflicts({}, [delivery()])).toEqual(['pickup_missing 0 tomatoes']);
    expect(conflicts({}, [delivery(), pickup()])).toEqual(['delivery_before_pickup 0 tomatoes']);
    expect(conflicts({}, [pickup(), pickup(), delivery()])).toEqual(['stop_repeated 1 tomatoes']);
  });

  it('names the goods that may not meet', () => {
    const shipments = [
      aShipment({ id: 'fuel', tags: ['fuel'] }),
      aShipment({ id: 'tomatoes', incompatibleTags: ['fuel'] }),
    ];
    const together = [pickup('fuel'), pickup(), delivery('fuel'), delivery()];
    expect(conflicts({ shipments }, together)).toEqual(['incompatible_goods 1 tomatoes fuel']);
    expect(
      conflicts({ shipments }, [pickup('fuel'), delivery('fuel'), pickup(), delivery()]),
    ).toEqual([]);
  });

  it('refuses ids that the problem does not know', () => {
    expect(() => evaluateRun(aProblem(), 'ufo', [])).toThrow('unknown vehicle ufo');
    expect(() => evaluateRun(aProblem(), 'lorry', [pickup('gold')])).toThrow('unknown shipment');
  });
});
