import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayKeepCommune, mayReadCommune } from '../communes.policy';
import { Council, type CouncilEdit } from './council.entity';

/** Corrects a council or its families. */
@Injectable()
export class EditCouncil {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(
    actor: Actor,
    id: Id<'Council'>,
    seenVersion: number,
    edit: CouncilEdit,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const council = await tx.findOne(Council, { where: { id }, lock });
      if (!council || !mayReadCommune(actor, council.communeId)) throw notFound('council', id);
      allow(mayKeepCommune(actor, council.communeId));
      sameVersion(council.version, seenVersion);

      council.edit(edit);
      await tx.save(council);
      if (edit.families !== undefined) {
        const { communeId, families } = council;
        await this.outbox.tell(tx, 'council.families_counted', {
          councilId: id,
          communeId,
          families,
        });
      }
    });
  }
}
