/** What a run does while it thinks, in this order. */
export const SOLVING_STAGES = ['sharing', 'joining', 'verifying', 'comparing', 'booking'] as const;
export type SolvingStage = (typeof SOLVING_STAGES)[number];

/** One group of products that a thread works on. */
export interface GroupProgress {
  readonly productId: string;
  /** What the thread does with it, in the words of the core. */
  readonly stage: string;
}

/** How far a run has come; stored in its row about once a second. */
export interface RunProgress {
  readonly stage: SolvingStage;
  readonly groupsDone: number;
  readonly groupsTotal: number;
  /** Of the work that can be foreseen: pairs of lots and lines whose product is done. */
  readonly percent: number;
  readonly working: readonly GroupProgress[];
}

export const NOTHING_DONE: RunProgress = {
  stage: 'sharing',
  ...{ groupsDone: 0, groupsTotal: 0, percent: 0, working: [] },
};

/** Tells what has changed since it was told last. */
export type TellProgress = (news: Partial<RunProgress>) => void;
