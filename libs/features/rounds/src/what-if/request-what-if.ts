import { Injectable } from '@nestjs/common';
import { allow, type Actor, type Id, notFound } from '#core/kernel';
import { RULES_VERSION } from '#core/matching';
import { Cycles } from '#features/orders';
import { Database, type Tx } from '#platform/database';
import { derivedId, drawnSeed } from '../derived-id';
import { MatchingRun, refusalOfMatching } from '../matching-runs/matching-run.entity';
import { QueueMatchingRun } from '../matching-runs/queue-matching-run';
import { toldBefore } from '../matching-runs/told-before';
import { nothingChanged, runNotPlanned, runOfOtherRules } from '../rounds.errors';
import { mayAskForMatching } from '../rounds.policy';
import { changesOf } from './changes-of';
import type { WhatIfChanges } from './what-if.dto';

interface WhatIfWish {
  readonly id: Id<'MatchingRun'>;
  readonly changes: WhatIfChanges;
}

/** Tries other figures before an assembly votes them: who would gain, who would lose. Nothing is booked. */
@Injectable()
export class RequestWhatIf {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly queue: QueueMatchingRun,
  ) {}

  /** Varies a run that was planned, with the question as it stood then. */
  async ofRun(actor: Actor, baseRunId: Id<'MatchingRun'>, wish: WhatIfWish): Promise<void> {
    await this.db.transaction(async (tx) => {
      const base = await tx.findOneBy(MatchingRun, { id: baseRunId });
      if (!base) throw notFound('matching_run', baseRunId);
      allow(mayAskForMatching(actor, await this.cycles.lock(tx, base.cycleId)));
      if (base.state !== 'planned') throw runNotPlanned(base.state);
      if (base.rulesVersion !== RULES_VERSION) {
        throw runOfOtherRules(base.rulesVersion, RULES_VERSION);
      }
      await this.vary(tx, actor, { ...wish, base });
    });
  }

  /** Varies a cycle as it stands now: first it is tried as it is, then changed. */
  async ofCycle(actor: Actor, cycleId: Id<'DistributionCycle'>, wish: WhatIfWish): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, cycleId);
      allow(mayAskForMatching(actor, cycle));
      const id = derivedId<'MatchingRun'>(wish.id, 'as it stands');
      const seed = drawnSeed(cycleId, id);
      const base = { id, cycleId, seed };
      const isNew = (await tx.findOneBy(MatchingRun, { id })) === null;
      if (isNew) {
        const refusal = refusalOfMatching('what_if', cycle.state);
        if (refusal) throw refusal;
        const requestedBy = actor.personId;
        await this.queue.within(tx, { ...base, kind: 'dry_run', requestedBy });
      }
      await this.vary(tx, actor, { ...wish, base });
    });
  }

  private async vary(
    tx: Tx,
    actor: Actor,
    {
      id,
      changes: told,
      base,
    }: WhatIfWish & { readonly base: Pick<MatchingRun, 'id' | 'cycleId' | 'seed'> },
  ): Promise<void> {
    const { cycleId, seed } = base;
    const wish = { id, cycleId, kind: 'what_if', baseRunId: base.id } as const;
    if (await toldBefore(tx, wish)) return;
    const changes = await changesOf(tx, told, id);
    if (Object.keys(changes).length === 0) throw nothingChanged();
    await this.queue.within(tx, { ...wish, seed, changes, requestedBy: actor.personId });
  }
}
