import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayKeepCommune, mayReadCommune } from '../communes.policy';
import { Site, type SiteEdit } from './site.entity';

/** Corrects a site, or closes it down (isActive false). */
@Injectable()
export class EditSite {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, id: Id<'Site'>, seenVersion: number, edit: SiteEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const site = await tx.findOne(Site, { where: { id }, lock });
      if (!site || !mayReadCommune(actor, site.communeId)) throw notFound('site', id);
      allow(mayKeepCommune(actor, site.communeId));
      sameVersion(site.version, seenVersion);

      site.edit(edit);
      await tx.save(site);
    });
  }
}
