import type { EngineProblem } from './engine-problem';

/** The first moment at or after `moment` in a window of the node; Infinity when all are over. */
export function firstAllowedOf(problem: EngineProblem, node: number, moment: number): number {
  const { spans, spanStart } = problem;
  const end = spanStart[node + 1] as number;
  for (let at = spanStart[node] as number; at < end; at += 2) {
    if (moment <= (spans[at + 1] as number))
      return moment < (spans[at] as number) ? (spans[at] as number) : moment;
  }
  return Infinity;
}

/** The last moment at or before `moment` in a window of the node; −Infinity when none has begun. */
export function lastAllowedOf(problem: EngineProblem, node: number, moment: number): number {
  const { spans, spanStart } = problem;
  const start = spanStart[node] as number;
  for (let at = (spanStart[node + 1] as number) - 2; at >= start; at -= 2) {
    if (moment >= (spans[at] as number))
      return moment > (spans[at + 1] as number) ? (spans[at + 1] as number) : moment;
  }
  return -Infinity;
}
