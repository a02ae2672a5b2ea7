import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayCoordinate, mayReadRun } from '../transport.policy';
import { RunBook } from './run-book';
import type { RunDraft } from './run-draft';
import type { Run } from './run.entity';

/** What every arrangement of a run by hand has in common: lock, may I, is it still planned, evaluate, save. */
@Injectable()
export class ArrangeRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
  ) {}

  async run(
    actor: Actor,
    runId: string,
    seenVersion: number | null,
    change: (tx: Tx, run: Run, draft: RunDraft) => Promise<RunDraft> | RunDraft,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const run = await this.book.lock(tx, runId);
      assertCoordinator(actor, run);
      if (seenVersion !== null) sameVersion(run.version, seenVersion);
      run.assertArrangeable();
      const before = await this.book.draftOf(tx, runId);
      const after = await change(tx, run, before);
      if (after !== before) await this.book.save(tx, run, after);
    });
  }
}

/** 404 for those who may not see the run, 403 for those who may only look. */
export function assertCoordinator(actor: Actor, run: Pick<Run, 'id' | 'communeId'>): void {
  if (mayCoordinate(actor, run.communeId)) return;
  const seen = { communeId: run.communeId, driverPersonId: null, communeIds: [] };
  if (!mayReadRun(actor, seen)) throw notFound('run', run.id);
  allow(false);
}
