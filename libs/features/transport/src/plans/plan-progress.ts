import type { PlanProgress } from '#core/routing';

/** What a plan does while people wait, in this order. */
export const PLANNING_STAGES = ['measuring', 'solving', 'verifying', 'writing'] as const;
export type PlanningStage = (typeof PLANNING_STAGES)[number];

/** How far a plan has come; stored in its row about once a second. */
export interface PlanningProgress {
  readonly stage: PlanningStage;
  /** The best plan so far; null before the first. */
  readonly best: PlanProgress | null;
  readonly elapsedMs: number;
}

export const NOT_BEGUN: PlanningProgress = {
  stage: 'measuring',
  ...{ best: null, elapsedMs: 0 },
};
