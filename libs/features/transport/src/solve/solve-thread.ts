import {
  planRuns,
  readVroom,
  toRoutingProblem,
  VroomFault,
  type VroomSolution,
  writeVroom,
} from '#core/routing';

/** What comes back from the thread: classes of errors do not travel, their facts do. */
export type Solved =
  | { readonly solution: VroomSolution }
  | { readonly fault: { readonly code: string; readonly place: string } };

export interface SolveBounds {
  readonly seed: number;
  readonly milliseconds: number;
}

/** Solves a problem in VROOM's JSON within the time given. Called in a thread of its own. */
export function solveVroom(json: unknown, { seed, milliseconds }: SolveBounds): Solved {
  try {
    const problem = readVroom(json);
    const options = { seed, millisecondsMax: milliseconds, now: () => performance.now() };
    return { solution: writeVroom(problem, planRuns(toRoutingProblem(problem), options)) };
  } catch (error) {
    if (!(error instanceof VroomFault)) throw error;
    return { fault: { code: error.code, place: error.place } };
  }
}
