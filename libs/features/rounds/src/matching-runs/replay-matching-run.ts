import { Injectable } from '@nestjs/common';
import { allow, notFound, type Actor } from '#core/kernel';
import { RULES_VERSION } from '#core/matching';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { runHasNoAnswer, runOfOtherRules } from '../rounds.errors';
import { mayReadRuns } from '../rounds.policy';
import { replayInThread } from './replay-in-thread';

export interface Replay {
  readonly identical: boolean;
  readonly questionHash: string;
  readonly answerHash: string;
  /** The hashes of what is stored and of what was thought just now. */
  readonly storedQuestionHash: string;
  readonly storedAnswerHash: string;
  readonly rulesVersion: string;
}

interface StoredRun {
  readonly state: string;
  readonly rules_version: string;
  readonly question: string | null;
  readonly question_hash: string | null;
  readonly answer: string | null;
  readonly answer_hash: string | null;
}

/** Thinks a stored question through again: anybody may check that the answer is the one that was booked. */
@Injectable()
export class ReplayMatchingRun {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, runId: string): Promise<Replay> {
    allow(mayReadRuns(actor));
    const [run] = await this.db.rows<StoredRun>(
      `SELECT state, rules_version, question, question_hash, answer, answer_hash
       FROM matching_run WHERE id = $1`,
      [runId],
    );
    if (!run) throw notFound('matching_run', runId);
    const { question, question_hash, answer, answer_hash, rules_version } = run;
    if (question === null || question_hash === null || answer === null || answer_hash === null) {
      throw runHasNoAnswer(run.state);
    }
    if (rules_version !== RULES_VERSION) throw runOfOtherRules(rules_version, RULES_VERSION);

    const again = await replayInThread(question, answer, this.config.solvingMegabytesMax);
    const { questionHash, answerHash } = again;
    return {
      identical: again.isSame && questionHash === question_hash && answerHash === answer_hash,
      questionHash,
      answerHash,
      storedQuestionHash: question_hash,
      storedAnswerHash: answer_hash,
      rulesVersion: rules_version,
    };
  }
}
