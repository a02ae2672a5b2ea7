import type { MatchingAnswer } from '#core/matching';
import { think } from '#platform/thinking';
import type { FrozenRun } from './freeze-question';
import type { RunProgress } from './run-progress';

/** What one run may take. */
export interface SolvingBounds {
  /** Groups of products that are shared side by side. */
  readonly threads: number;
  readonly seconds: number;
  readonly megabytes: number;
}

export interface Solving {
  readonly bounds: SolvingBounds;
  readonly signal: AbortSignal;
  readonly tell: (progress: RunProgress) => void;
}

/** An answer that an independent verifier has accepted. */
export interface Solved {
  readonly answer: MatchingAnswer;
  /** Canonical JSON. */
  readonly certificate: string | null;
  /** Products that a bound left out; none when the answer is whole. */
  readonly productIdsLeftOut: readonly string[];
}

export async function solveQuestion(run: FrozenRun, solving: Solving): Promise<Solved> {
  const file = require.resolve('#core/matching');
  const answer = await think<MatchingAnswer>(
    { file, call: 'shareHarvest', args: [run.question] },
    solving.signal,
  );
  return { answer, certificate: null, productIdsLeftOut: [] };
}
