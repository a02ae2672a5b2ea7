import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { mayKeepCommune, mayReadCommune } from '../communes.policy';
import { ProductiveOrg, type ProductiveOrgEdit } from './productive-org.entity';
import { assertProductiveOrgKind } from './productive-org-kind';

/** Corrects a producer, or retires it (isActive false). */
@Injectable()
export class EditProductiveOrg {
  constructor(private readonly db: Database) {}

  async run(
    actor: Actor,
    id: Id<'ProductiveOrg'>,
    seenVersion: number,
    edit: ProductiveOrgEdit,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const productiveOrg = await tx.findOne(ProductiveOrg, { where: { id }, lock });
      if (!productiveOrg || !mayReadCommune(actor, productiveOrg.communeId))
        throw notFound('productive_org', id);
      allow(mayKeepCommune(actor, productiveOrg.communeId));
      sameVersion(productiveOrg.version, seenVersion);
      if (edit.kind !== undefined) await assertProductiveOrgKind(tx, edit.kind);

      productiveOrg.edit(edit);
      await tx.save(productiveOrg);
    });
  }
}
