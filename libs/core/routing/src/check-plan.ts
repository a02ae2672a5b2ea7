import { checkStorage, checkWays, partsByShipment, type CarriedPart } from './check/check-centres';
import { checkLocks } from './check/check-locks';
import { driveRun, type DrivenRun } from './check/drive';
import { checkGroundOf, isAfter, isSame, type Finding } from './check/ground';
import type { PlanTotals, RoutingPlan } from './plan';
import type { RoutingProblem } from './problem';
import type { Violation } from './reasons';

/**
 * Checks a plan against its problem from first principles; shares no code with the search nor with the
 * evaluation of runs but the definition of a road. Every broken promise is listed, none means that the
 * plan is sound: rules of vehicles, goods, hours and breaks, ways through centres and what lies there,
 * common fuel, locks, every shipment exactly once or unserved, every figure, and no lower bound above
 * what the plan itself needs.
 * Whether an unserved shipment could have been served is not asked. O(size of problem and plan, and
 * for goods that may not meet the square of what is on board).
 */
export function checkPlan(problem: RoutingProblem, plan: RoutingPlan): Violation[] {
  const findings: Finding[] = [];
  const ground = checkGroundOf(problem);
  const drivers = new Set<string>();
  for (const { vehicleId } of plan.runs) {
    if (drivers.has(vehicleId)) {
      findings.push({ code: 'vehicle_used_twice', vehicleId, detail: 'two runs' });
    }
    drivers.add(vehicleId);
  }
  const driven = plan.runs.map((run) => driveRun(ground, run));
  const parts = partsByShipment(driven);
  findings.push(
    ...driven.flatMap((run) => run.findings),
    ...checkEachShipment(problem, plan, parts),
    ...checkWays(problem, parts),
    ...checkStorage(problem, parts),
    ...checkPools(problem, driven),
    ...checkLocks(problem, plan, parts),
    ...checkTotals(problem, plan, parts),
    ...checkBounds(plan),
  );
  return findings.map((finding) => ({ vehicleId: null, shipmentId: null, ...finding }));
}

function checkEachShipment(
  problem: RoutingProblem,
  plan: RoutingPlan,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const findings: Finding[] = [];
  const left = new Map<string, number>();
  for (const { shipmentId, reason } of plan.unserved) {
    left.set(shipmentId, (left.get(shipmentId) ?? 0) + 1);
    if (reason.code.length === 0) {
      findings.push({ code: 'shipment_lost', shipmentId, detail: 'unserved without a reason' });
    }
  }
  for (const { id: shipmentId } of problem.shipments) {
    const times = (parts.has(shipmentId) ? 1 : 0) + (left.get(shipmentId) ?? 0);
    left.delete(shipmentId);
    if (times === 1) continue;
    const code = times === 0 ? 'shipment_lost' : 'shipment_twice';
    findings.push({ code, shipmentId, detail: `said ${times} times` });
  }
  for (const shipmentId of left.keys()) {
    findings.push({ code: 'unknown_id', shipmentId, detail: 'unserved, but not in the problem' });
  }
  return findings;
}

function checkPools({ fuelPools = [] }: RoutingProblem, driven: readonly DrivenRun[]): Finding[] {
  return fuelPools.flatMap(({ id, ml, vehicleIds }): Finding[] => {
    const burnt = driven
      .filter((run) => vehicleIds.includes(run.vehicleId))
      .reduce((sum, run) => sum + run.fuelMl, 0);
    return burnt > ml
      ? [{ code: 'fuel_pool_exceeded', detail: `${burnt} ml of ${ml} ml in ${id}` }]
      : [];
  });
}

function checkTotals(
  problem: RoutingProblem,
  { runs, totals }: RoutingPlan,
  parts: ReadonlyMap<string, readonly CarriedPart[]>,
): Finding[] {
  const sum = <T>(list: readonly T[], figure: (it: T) => number): number =>
    list.reduce((total, it) => total + figure(it), 0);
  const served = problem.shipments.filter((it) => parts.has(it.id));
  const left = problem.shipments.filter((it) => !parts.has(it.id));
  const expected: PlanTotals = {
    vehicles: runs.length,
    servedShipments: served.length,
    servedPriority: sum(served, (it) => it.priority),
    servedGrams: sum(served, (it) => it.grams),
    unservedShipments: left.length,
    unservedGrams: sum(left, (it) => it.grams),
    metres: sum(runs, (run) => run.metres),
    seconds: sum(runs, (run) => run.seconds),
    fuelMl: sum(runs, (run) => run.fuelMl),
    costMinor: sum(runs, (run) => run.costMinor),
    kilogramMetres: sum(runs, (run) => run.kilogramMetres),
  };
  return (Object.keys(expected) as (keyof PlanTotals)[])
    .filter((figure) => !isSame(totals[figure], expected[figure]))
    .map((figure) => ({
      code: 'wrong_figure',
      detail: `total ${figure} is ${totals[figure]}, not ${expected[figure]}`,
    }));
}

/** A bound that the plan itself undercuts is none. */
function checkBounds({ lowerBounds, totals }: RoutingPlan): Finding[] {
  return (['vehicles', 'metres', 'costMinor'] as const)
    .filter((figure) => isAfter(lowerBounds[figure], totals[figure]))
    .map((figure) => ({
      code: 'bound_above_plan',
      detail: `at least ${lowerBounds[figure]} ${figure}, yet the plan has ${totals[figure]}`,
    }));
}
