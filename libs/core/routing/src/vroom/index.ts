export { readVroom } from './read-vroom';
export { toRoutingProblem } from './to-routing-problem';
export { writeVroom } from './write-vroom';
export { VroomFault } from './vroom-fault';
export type { VroomSolution } from './vroom-solution';
export { checkVroom } from './check/check-vroom';
export type { VroomViolation } from './check/vroom-violation';
