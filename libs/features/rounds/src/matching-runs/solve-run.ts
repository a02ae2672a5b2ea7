import { type AnswerComparison, compareAnswers, type MatchingAnswer } from '#core/matching';
import { canonicalJson, sha256 } from '../canonical-json';
import { certifyInThread } from './certify-in-thread';
import type { FrozenRun } from './freeze-question';
import { leftOut, shareInThreads, type Solving } from './share-in-threads';

/** An answer that an independent verifier has accepted, ready to be booked. */
export interface Solved {
  readonly answer: MatchingAnswer;
  /** Canonical JSON, and its SHA-256. */
  readonly text: string;
  readonly answerHash: string;
  /** Canonical JSON. */
  readonly certificate: string;
  /** Products that a bound left out; none when the answer is whole. */
  readonly productIdsLeftOut: readonly string[];
  /** Of a what-if: who gains and who loses. */
  readonly comparison: AnswerComparison | null;
}

/**
 * Shares, verifies and, for a what-if, compares. Throws a DomainError with the place when the verifier refuses
 * the answer: such an answer is never booked.
 */
export async function solveRun(
  run: FrozenRun,
  base: MatchingAnswer | null,
  solving: Solving,
): Promise<Solved> {
  const { times } = solving;
  const answer = await times.of('share', () => shareInThreads(run, solving));
  const text = await times.of('write', () => Promise.resolve(canonicalJson(answer)));
  const answerHash = sha256(text);
  tell(solving, 'verifying');
  const certificate = await times.of('verify', () =>
    certifyInThread({ run, text, answerHash }, solving),
  );
  tell(solving, base ? 'comparing' : 'booking');
  return {
    answer,
    text,
    answerHash,
    certificate,
    productIdsLeftOut: leftOut(run.question, answer),
    comparison: base && compareAnswers(run.question, base, answer),
  };
}

function tell(solving: Solving, stage: 'verifying' | 'comparing' | 'booking'): void {
  solving.tell({ stage, percent: 100, working: [] });
}
