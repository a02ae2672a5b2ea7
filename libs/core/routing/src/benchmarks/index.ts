export { checkTasks, type TasksVerdict } from './check-tasks';
export { readLiLim } from './read-lilim';
export { readSartori } from './read-sartori';
export { solutionOfTasks } from './solution-of-tasks';
export { InstanceFault, problemOfTasks, type TaskInstance } from './task-instance';
