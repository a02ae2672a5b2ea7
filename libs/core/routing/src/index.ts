export * from './problem';
export * from './plan';
export * from './reasons';
export { planRuns } from './plan-runs';
export { evaluateRun } from './evaluate-run';
export { checkPlan } from './check-plan';
export { conflictText, reasonText } from './reason-text';
export { splitShipments } from './split-shipments';
export { roadsOf } from './travel';
export {
  checkVroom,
  readVroom,
  toRoutingProblem,
  VroomFault,
  type VroomSolution,
  type VroomViolation,
  writeVroom,
} from './vroom';
export {
  checkTasks,
  InstanceFault,
  problemOfTasks,
  readLiLim,
  readSartori,
  solutionOfTasks,
  type TaskInstance,
  type TasksVerdict,
} from './benchmarks';
