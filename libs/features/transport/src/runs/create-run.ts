import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayCoordinate } from '../transport.policy';
import { assertCrew } from './assert-crew';
import { RunBook } from './run-book';
import { runCode } from './run-code';
import { RunDraft } from './run-draft';
import { Run, type RunFacts } from './run.entity';

/** A coordinator begins a run by hand: a vehicle, a day, perhaps a driver, and nothing on it yet. */
@Injectable()
export class CreateRun {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, facts: RunFacts): Promise<void> {
    allow(mayCoordinate(actor, facts.communeId));

    const now = this.clock.now();
    const born = { code: runCode(facts.id), by: actor.personId, at: now };
    const run = Run.plan(facts, born);
    await this.db.transaction(async (tx) => {
      const known = await rowsOf(tx, 'SELECT 1 FROM run WHERE id = $1', [facts.id]);
      if (known.length === 0) {
        if (facts.dayOn < civilDateAt(now)) throw fieldFault('dayOn', 'run.day_in_the_past');
        await assertCycleMoves(tx, facts.cycleId);
        await assertCrew(tx, actor, facts);
      }
      const isNew = await insertOnce(tx, Run, run, ['id', 'facts']);
      if (isNew) await this.book.save(tx, await this.book.lock(tx, run.id), new RunDraft([], []));
    });
  }
}

/** Runs are arranged once a cycle's orders are closed, until it is settled. */
export async function assertCycleMoves(tx: Tx, cycleId: string): Promise<void> {
  const [cycle] = await rowsOf<{ state: string }>(
    tx,
    'SELECT state FROM distribution_cycle WHERE id = $1',
    [cycleId],
  );
  if (!cycle) throw fieldFault('cycleId', 'run.cycle_unknown');
  if (['settled', 'cancelled'].includes(cycle.state)) throw fieldFault('cycleId', 'run.cycle_over');
}
