import { DomainError } from '#core/kernel';
import { canonicalJson } from '../canonical-json';
import { ThinkingThread } from '#platform/thinking';
import type { FrozenRun } from './freeze-question';
import type { Solving } from './share-in-threads';
import type { Verdict } from './solving-thread';

/**
 * Lets the verifier, which trusts nothing of the solver, read question and answer as they are stored. Answers the
 * certificate as canonical JSON, or throws with the place of the first fault.
 */
export async function certifyInThread(
  { run, text, answerHash }: { run: FrozenRun; text: string; answerHash: string },
  { signal }: Pick<Solving, 'signal'>,
): Promise<string> {
  const thread = new ThinkingThread({ signal });
  try {
    const file = require.resolve('./solving-thread');
    const args = [run.questionText, text];
    const { violation, checks, verifierVersion } = await thread.think<Verdict>({
      ...{ file, call: 'certify', args },
    });
    if (violation) throw certificateRefused(violation);
    const { questionHash } = run;
    return canonicalJson({ questionHash, answerHash, verifierVersion, checks });
  } finally {
    await thread.close();
  }
}

function certificateRefused({ code, place }: NonNullable<Verdict['violation']>): DomainError {
  return new DomainError('conflict', 'matching_run.certificate_refused', {
    place: `${place}: ${code}`,
  });
}
