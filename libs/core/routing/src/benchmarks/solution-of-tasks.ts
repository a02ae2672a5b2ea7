import type { PlannedRun, RoutingPlan } from '../plan';
import {
  summed,
  type VroomRoute,
  type VroomSolution,
  type VroomStep,
} from '../vroom/vroom-solution';
import type { BenchmarkTask, TaskInstance } from './task-instance';

/**
 * The plan of an instance in the form of VROOM's solution: a step's id is the task's number, moments and
 * distances are in double precision, the cost is the distance. O(stops).
 */
export function solutionOfTasks(instance: TaskInstance, plan: RoutingPlan): VroomSolution {
  const routes = plan.runs.map((run) => routeOf(instance, run));
  const unassigned = plan.unserved.flatMap(({ shipmentId, reason }) => {
    const pickup = Number(shipmentId);
    const delivery = instance.tasks[pickup]?.partner ?? 0;
    return [
      { id: pickup, type: 'pickup' as const, reason: reason.code },
      { id: delivery, type: 'delivery' as const, reason: reason.code },
    ];
  });
  const { cost, ...sums } = summed(routes);
  return {
    code: 0,
    summary: { cost, routes: routes.length, unassigned: unassigned.length, ...sums },
    unassigned,
    routes,
  };
}

function routeOf(instance: TaskInstance, run: PlannedRun): VroomRoute {
  const numbers = run.steps.flatMap(({ kind, shipmentIds }) => {
    if (kind === 'pickup') return shipmentIds.map(Number);
    if (kind !== 'delivery') return [];
    return shipmentIds.map((id) => instance.tasks[Number(id)]?.partner ?? 0);
  });
  const steps = stepsOf(instance, numbers);
  const sum = (figure: (it: VroomStep) => number): number =>
    steps.reduce((total, it) => total + figure(it), 0);
  const distance = steps.at(-1)?.duration ?? 0;
  const moved = numbers.reduce((total, it) => total + Math.max(0, demandOf(instance, it)), 0);
  return {
    vehicle: Number(run.vehicleId),
    cost: distance,
    ...{ delivery: [moved], pickup: [moved], setup: 0 },
    service: sum((it) => it.service),
    duration: distance,
    waiting_time: sum((it) => it.waiting_time),
    ...{ priority: 0, distance, steps, violations: [] },
  };
}

function stepsOf({ tasks, ways }: TaskInstance, numbers: readonly number[]): readonly VroomStep[] {
  const steps: VroomStep[] = [];
  let [at, now, distance, load] = [0, tasks[0]?.earliest ?? 0, 0, 0];
  const write = (type: VroomStep['type'], more: Partial<VroomStep>): void => {
    const sums = { arrival: now, duration: distance, distance, setup: 0, service: 0 };
    const { id, ...figures } = more;
    const name = id === undefined ? {} : { id };
    const usual = { ...sums, waiting_time: 0, load: [load] };
    steps.push({ type, ...name, ...usual, ...figures, violations: [] });
  };
  const travel = (to: number): void => {
    const way = ways[at]?.[to] ?? 0;
    [at, now, distance] = [to, now + way, distance + way];
  };
  write('start', {});
  for (const number of numbers) {
    travel(number);
    const { demand, earliest, service } = tasks[number] as BenchmarkTask;
    load += demand;
    const waiting = Math.max(0, earliest - now);
    const type = demand > 0 ? 'pickup' : 'delivery';
    write(type, { id: number, service, waiting_time: waiting });
    now = Math.max(now, earliest) + service;
  }
  travel(0);
  write('end', {});
  return steps;
}

function demandOf({ tasks }: TaskInstance, number: number): number {
  return tasks[number]?.demand ?? 0;
}
