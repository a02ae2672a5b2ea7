export * from './problem';
export * from './plan';
export * from './reasons';
export { planRuns } from './plan-runs';
export { evaluateRun } from './evaluate-run';
export { checkPlan } from './check-plan';
export { conflictText, reasonText } from './reason-text';
export { splitShipments } from './split-shipments';
