export * from './problem';
export * from './plan';
export * from './reasons';
export { planRuns, defaultRounds } from './plan-runs';
export { PlanSearch, type SearchBudget, type SearchSlice } from './engine/plan-search';
export { compareSolutions, type Solution } from './engine/solution';
export { assertRoutingProblem } from './assert-problem';
export { evaluatePlan } from './evaluate-plan';
export { evaluateRun } from './evaluate-run';
export { applyChange } from './explain/apply-change';
export type { CostShare } from './explain/cost-shares';
export { explainRun, type LoadedWay, type RunExplanation } from './explain/explain-run';
export { nearestChanges } from './explain/nearest-change';
export { runText, type RunTextOptions } from './explain/run-text';
export { stopsOfRun } from './stops-of-run';
export { checkPlan } from './check-plan';
export { changeText, conflictText, reasonText } from './reason-text';
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
