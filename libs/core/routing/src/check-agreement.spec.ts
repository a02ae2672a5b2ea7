import { aTinyProblem, Dice } from '../spec/a-tiny-problem';
import { assemblePlan } from './assemble-plan';
import { checkPlan } from './check-plan';
import { evaluatePlan } from './evaluate-plan';
import { lookupOf } from './lookup';
import type { CurrentRun, RoutingProblem, RunStop, Shipment } from './problem';
import type { UnservedReason } from './reasons';

const PROBLEMS = 1000;

/** The ways of a shipment, allowed or not. */
function anyWay(dice: Dice, { centres = [] }: RoutingProblem, shipment: Shipment): RunStop[] {
  const at = { shipmentId: shipment.id };
  const pair = (leg?: RunStop['leg']): RunStop[] => {
    const told = { ...at, ...(leg && { leg }) };
    const starts = shipment.pickupSiteId === null && leg?.kind !== 'trunk';
    const stays = shipment.deliverySiteId === null && leg?.kind !== 'feeder';
    return [
      ...(starts ? [] : [{ kind: 'pickup' as const, ...told }]),
      ...(stays ? [] : [{ kind: 'delivery' as const, ...told }]),
    ];
  };
  const centre = centres[0];
  if (centre === undefined || dice.oneIn(2)) return pair();
  const meeting = { centreSiteId: centre.siteId, handoverSeconds: dice.of(centre.handovers) };
  const [feeder, trunk] = [
    pair({ kind: 'feeder', ...meeting }),
    pair({ kind: 'trunk', ...meeting }),
  ];
  return dice.oneIn(5) ? feeder : dice.oneIn(5) ? trunk : [...feeder, ...trunk];
}

/** Stops thrown together: in some order, now and then one too few or too many. */
function anyRuns(dice: Dice, problem: RoutingProblem): CurrentRun[] {
  const runs = new Map<string, RunStop[]>();
  for (const shipment of problem.shipments) {
    if (dice.oneIn(3)) continue;
    let vehicle = dice.of(problem.vehicles);
    for (const stop of anyWay(dice, problem, shipment)) {
      if (stop.leg?.kind === 'trunk' && stop.kind === 'pickup') vehicle = dice.of(problem.vehicles);
      const stops = runs.get(vehicle.id) ?? [];
      const before = stops.findIndex((it) => it.shipmentId === stop.shipmentId);
      const at = before + 1 + dice.below(stops.length - before);
      if (!dice.oneIn(25)) stops.splice(at, 0, stop);
      if (dice.oneIn(40)) stops.push(stop);
      runs.set(vehicle.id, stops);
    }
  }
  return [...runs].map(([vehicleId, stops]) => ({ vehicleId, stops }));
}

describe('evaluatePlan and checkPlan', () => {
  it('agree on whether a plan is sound, though they share no code', () => {
    const seen = { sound: 0, throughCentre: 0, resting: 0, broken: 0 };
    for (let seed = 1; seed <= PROBLEMS; seed += 1) {
      const { problem } = aTinyProblem(seed);
      const dice = new Dice(seed + 1_000_000);
      const lookup = lookupOf(problem);
      const isThrough = problem.centres !== undefined;
      // Nobody asks here why something stays behind.
      const refused = new Map<string, UnservedReason>(
        problem.shipments.map((it) => [it.id, { code: 'no_vehicle', params: {} }]),
      );
      for (let trial = 0; trial < (isThrough ? 40 : 5); trial += 1) {
        const runs = anyRuns(dice, problem).filter((run) => run.stops.length > 0);
        const { conflicts } = evaluatePlan(problem, runs);
        const lowerBounds = { vehicles: 0, metres: 0, costMinor: 0 };
        const found = { runs, refused, iterations: 0, lowerBounds, trace: [] };
        const plan = assemblePlan(lookup, found);
        const violations = checkPlan(problem, plan);
        if (conflicts.length === 0) {
          expect({ seed, trial, violations }).toEqual({ seed, trial, violations: [] });
        } else if (violations.length === 0) {
          expect({ seed, trial, conflicts }).toBe('sound to both');
        }
        if (conflicts.length > 0) seen.broken += 1;
        else if (runs.length > 0) {
          seen.sound += 1;
          const steps = plan.runs.flatMap((run) => run.steps);
          if (steps.some((step) => step.legs !== undefined)) seen.throughCentre += 1;
          if (steps.some((step) => step.kind === 'break')) seen.resting += 1;
        }
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});
