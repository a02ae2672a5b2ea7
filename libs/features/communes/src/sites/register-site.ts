import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayKeepCommune } from '../communes.policy';
import { Site, type SiteFacts } from './site.entity';

/** The recorder of a commune enters a centre, a distribution point or a base of vehicles. */
@Injectable()
export class RegisterSite {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, facts: SiteFacts): Promise<void> {
    allow(mayKeepCommune(actor, facts.communeId));

    const site = Site.register(facts);
    await this.db.transaction(async (tx) => {
      await insertOnce(tx, Site, site, Site.FACTS);
    });
  }
}
