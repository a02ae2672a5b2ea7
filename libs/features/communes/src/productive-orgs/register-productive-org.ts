import { Injectable } from '@nestjs/common';
import { type Actor, allow } from '#core/kernel';
import { Database } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayKeepCommune } from '../communes.policy';
import { ProductiveOrg, type ProductiveOrgFacts } from './productive-org.entity';
import { assertProductiveOrgKind } from './productive-org-kind';

/** The recorder of a commune enters one of its producers. */
@Injectable()
export class RegisterProductiveOrg {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, facts: ProductiveOrgFacts): Promise<void> {
    allow(mayKeepCommune(actor, facts.communeId));

    const productiveOrg = ProductiveOrg.register(facts);
    await this.db.transaction(async (tx) => {
      await assertProductiveOrgKind(tx, facts.kind);
      await insertOnce(tx, ProductiveOrg, productiveOrg, ProductiveOrg.FACTS);
    });
  }
}
