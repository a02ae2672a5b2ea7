import type { PlannedRun, RoutingPlan } from '../plan';
import { wordsOf } from './place-words';
import { roadsByVehicle } from './vroom-roads';
import type { VroomProblem, VroomShipment, VroomVehicle } from './vroom-problem';
import { summed, type VroomSolution, type VroomUnassigned } from './vroom-solution';
import { writeRoute, type RouteStop } from './write-route';

/**
 * The plan of a problem of VROOM's as its solution. The order of the stops is the plan's; the moments
 * are counted anew by VROOM's rules, and are never later than the plan's. O(stops).
 */
export function writeVroom(problem: VroomProblem, plan: RoutingPlan): VroomSolution {
  const vehicles = new Map(problem.vehicles.map((it) => [String(it.id), it]));
  const shipments = new Map(problem.shipments.map((it) => [it.name, it]));
  const roadsOf = roadsByVehicle(problem);
  const routes = plan.runs.map((run) => {
    const vehicle = vehicles.get(run.vehicleId);
    if (vehicle === undefined) throw new RangeError(`unknown vehicle ${run.vehicleId}`);
    const stops = stopsOf(run, vehicle, shipments);
    return writeRoute({ vehicle, stops, roads: roadsOf(vehicle) });
  });
  const unassigned = plan.unserved.flatMap(({ shipmentId, reason }) => {
    const shipment = shipments.get(shipmentId);
    return shipment === undefined ? [] : leftBehind(shipment, reason.code);
  });
  const { cost, ...sums } = summed(routes);
  return {
    code: 0,
    summary: { cost, routes: routes.length, unassigned: unassigned.length, ...sums },
    unassigned,
    routes,
  };
}

function stopsOf(
  run: PlannedRun,
  vehicle: VroomVehicle,
  shipments: ReadonlyMap<string, VroomShipment>,
): readonly RouteStop[] {
  return run.steps.flatMap(({ kind, shipmentIds, breakId }): readonly RouteStop[] => {
    if (kind === 'break') {
      const rest = vehicle.breaks.find(({ id }) => String(id) === breakId);
      return rest ? [{ kind: 'break', rest }] : [];
    }
    if (kind !== 'pickup' && kind !== 'delivery') return [];
    return shipmentIds.flatMap((id): readonly RouteStop[] => {
      const shipment = shipments.get(id);
      const task = shipment?.[kind];
      return shipment && task
        ? [{ kind: 'task', shipment, task, isPickup: kind === 'pickup' }]
        : [];
    });
  });
}

function leftBehind(shipment: VroomShipment, reason: string): readonly VroomUnassigned[] {
  return [shipment.pickup, shipment.delivery]
    .filter((task) => task !== null)
    .map((task) => ({ ...wordsOf(task), type: task.type, reason }));
}
