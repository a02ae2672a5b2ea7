import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { NETWORK_PAIRS_MAX, RULES_VERSION } from '#core/matching';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { networkTooLarge, noSuchProduct, runHasNoAnswer, runOfOtherRules } from '../rounds.errors';
import { mayReadRuns } from '../rounds.policy';
import { networkInThread } from './network-in-thread';

/** The stored texts of a run. */
export type Paper = 'question' | 'answer' | 'certificate';

/** Reads what a run leaves for those who want to check it. Texts may be tens of megabytes: one is read at a time. */
@Injectable()
export class RunPapers {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  /** The stored text itself, byte for byte as it was hashed. */
  async one(
    actor: Actor,
    id: string,
    what: 'question' | 'answer',
  ): Promise<{ readonly text: string; readonly hash: string }> {
    allow(mayReadRuns(actor));
    const [run] = await this.db.rows<{ state: string; text: string | null; hash: string | null }>(
      `SELECT state, ${what} AS text, ${what}_hash AS hash FROM matching_run WHERE id = $1`,
      [id],
    );
    if (!run) throw notFound('matching_run', id);
    if (run.text === null || run.hash === null) throw runHasNoAnswer(run.state);
    return { text: run.text, hash: run.hash };
  }

  /** Answer, certificate and question in one JSON object, piece by piece. Refuses before the first piece. */
  async record(actor: Actor, id: string): Promise<AsyncIterable<string>> {
    allow(mayReadRuns(actor));
    const [run] = await this.db.rows<{ state: string; isWhole: boolean }>(
      `SELECT state, answer IS NOT NULL AND certificate IS NOT NULL AND question IS NOT NULL
         AS "isWhole" FROM matching_run WHERE id = $1`,
      [id],
    );
    if (!run) throw notFound('matching_run', id);
    if (!run.isWhole) throw runHasNoAnswer(run.state);
    return this.pieces(id);
  }

  /** What was offered and asked of one product, in the format of the command line. */
  async network(actor: Actor, id: string, productId: string): Promise<string> {
    const { text } = await this.one(actor, id, 'question');
    await this.assertPresentRules(id);
    const file = await networkInThread(text, productId, this.config.solvingMegabytesMax);
    if (file === null) throw noSuchProduct(productId);
    if (file === 'too_large') throw networkTooLarge(NETWORK_PAIRS_MAX);
    return file;
  }

  /** A question of other rules means something else. */
  private async assertPresentRules(id: string): Promise<void> {
    const [run] = await this.db.rows<{ rules: string }>(
      'SELECT rules_version AS rules FROM matching_run WHERE id = $1',
      [id],
    );
    if (run && run.rules !== RULES_VERSION) throw runOfOtherRules(run.rules, RULES_VERSION);
  }

  private async *pieces(id: string): AsyncGenerator<string> {
    for (const [at, what] of (['answer', 'certificate', 'question'] as const).entries()) {
      yield `${at === 0 ? '{' : ','}"${what}":`;
      yield await this.text(id, what);
    }
    yield '}';
  }

  private async text(id: string, what: Paper): Promise<string> {
    const [row] = await this.db.rows<{ text: string }>(
      `SELECT ${what} AS text FROM matching_run WHERE id = $1`,
      [id],
    );
    return row?.text ?? 'null';
  }
}
