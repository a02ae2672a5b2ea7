import type { State } from './state';

/** A plan, written down: what `State.restore` needs, and how good it is. Plain data that can travel. */
export interface Solution {
  readonly next: Int32Array;
  readonly altOf: Int32Array;
  readonly absentPriority: number;
  readonly absent: number;
  readonly used: number;
  readonly cost: number;
}

export function solutionOf(state: State): Solution {
  state.recount();
  return {
    next: state.next.slice(),
    altOf: state.altOf.slice(),
    absentPriority: state.absentPriority,
    absent: state.absent,
    used: state.used,
    cost: state.totalCost,
  };
}

/** Negative when `a` is better: more served, then (when they count) fewer vehicles, then less cost. */
export function compareSolutions(a: Measure, b: Measure, countsVehicles: boolean): number {
  return (
    a.absentPriority - b.absentPriority ||
    a.absent - b.absent ||
    (countsVehicles ? a.used - b.used : 0) ||
    a.cost - b.cost
  );
}

type Measure = Pick<Solution, 'absentPriority' | 'absent' | 'used' | 'cost'>;
