import { checkGroundOf, checkRun, type Finding } from './check-run';
import type { PlanTotals, RoutingPlan } from './plan';
import type { RoutingProblem } from './problem';
import type { Violation } from './reasons';

/**
 * Checks a plan against its problem from first principles; shares no code with the solver but the
 * definition of a road. Every broken promise is listed, none means that the plan is sound: rules of
 * vehicles, goods and hours, locks, every shipment exactly once or unserved, every figure.
 * Whether an unserved shipment could have been served is not asked. O(size of problem and plan, and
 * for goods that may not meet the square of what is on board).
 */
export function checkPlan(problem: RoutingProblem, plan: RoutingPlan): Violation[] {
  const violations: Violation[] = [];
  const find = (finding: Finding): void => {
    violations.push({ vehicleId: null, shipmentId: null, ...finding });
  };
  const ground = checkGroundOf(problem);
  const drivers = new Set<string>();
  for (const run of plan.runs) {
    if (drivers.has(run.vehicleId)) {
      find({ code: 'vehicle_used_twice', vehicleId: run.vehicleId, detail: 'two runs' });
    }
    drivers.add(run.vehicleId);
    checkRun(ground, run).forEach(find);
  }
  const carriedBy = countServed(plan);
  checkEachShipment(problem, plan, carriedBy).forEach(find);
  checkLocks(problem, plan, carriedBy).forEach(find);
  checkTotals(problem, plan, carriedBy).forEach(find);
  return violations;
}

/** For every shipment the vehicles that unload it. */
function countServed(plan: RoutingPlan): Map<string, string[]> {
  const carriedBy = new Map<string, string[]>();
  for (const { vehicleId, steps } of plan.runs) {
    for (const step of steps) {
      if (step.kind !== 'delivery') continue;
      for (const id of step.shipmentIds) {
        carriedBy.set(id, [...(carriedBy.get(id) ?? []), vehicleId]);
      }
    }
  }
  return carriedBy;
}

function checkEachShipment(
  problem: RoutingProblem,
  plan: RoutingPlan,
  carriedBy: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const findings: Finding[] = [];
  const left = new Map<string, number>();
  for (const { shipmentId, reason } of plan.unserved) {
    left.set(shipmentId, (left.get(shipmentId) ?? 0) + 1);
    if (reason.code.length === 0) {
      findings.push({ code: 'shipment_lost', shipmentId, detail: 'unserved without a reason' });
    }
  }
  for (const { id } of problem.shipments) {
    const times = (carriedBy.get(id)?.length ?? 0) + (left.get(id) ?? 0);
    if (times === 0) {
      findings.push({
        code: 'shipment_lost',
        shipmentId: id,
        detail: 'neither served nor unserved',
      });
    }
    if (times > 1) {
      findings.push({ code: 'shipment_twice', shipmentId: id, detail: `said ${times} times` });
    }
    left.delete(id);
  }
  for (const shipmentId of left.keys()) {
    findings.push({ code: 'unknown_id', shipmentId, detail: 'unserved, but not in the problem' });
  }
  return findings;
}

function checkLocks(
  { locks }: RoutingProblem,
  plan: RoutingPlan,
  carriedBy: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const findings: Finding[] = [];
  for (const { shipmentId, vehicleId } of locks.vehicleLocks ?? []) {
    const other = (carriedBy.get(shipmentId) ?? []).find((id) => id !== vehicleId);
    if (other === undefined) continue;
    const detail = `locked to ${vehicleId}, carried by ${other}`;
    findings.push({ code: 'vehicle_lock_broken', vehicleId, shipmentId, detail });
  }
  for (const { vehicleId, stops, closed } of locks.orderLocks ?? []) {
    const run = plan.runs.find((it) => it.vehicleId === vehicleId);
    const made = (run?.steps ?? []).flatMap((step) =>
      step.shipmentIds.map((shipmentId) => ({ kind: step.kind, shipmentId })),
    );
    const isKept = stops.every(
      (stop, index) =>
        made[index]?.kind === stop.kind && made[index].shipmentId === stop.shipmentId,
    );
    const locked = new Set(stops.map((stop) => stop.shipmentId));
    // An order that breaks a rule stays in the yard, with all its shipments unserved.
    const isGivenUp = run === undefined && [...locked].every((id) => !carriedBy.has(id));
    const hasMore = closed === true && made.some((stop) => !locked.has(stop.shipmentId));
    if ((!isKept && !isGivenUp) || hasMore) {
      findings.push({ code: 'order_lock_broken', vehicleId, detail: 'not the locked stops' });
    }
  }
  return findings;
}

function checkTotals(
  problem: RoutingProblem,
  { runs, totals }: RoutingPlan,
  carriedBy: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const sum = <T>(list: readonly T[], figure: (it: T) => number): number =>
    list.reduce((total, it) => total + figure(it), 0);
  const served = problem.shipments.filter((it) => carriedBy.has(it.id));
  const left = problem.shipments.filter((it) => !carriedBy.has(it.id));
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
    .filter((figure) => expected[figure] !== totals[figure])
    .map((figure) => ({
      code: 'wrong_figure',
      detail: `total ${figure} is ${totals[figure]}, not ${expected[figure]}`,
    }));
}
