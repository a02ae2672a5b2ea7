import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayKeepCatalogue } from '../catalogue.policy';
import { assertPackageType } from './package-type-exists';
import { Product, type ProductEdit } from './product.entity';

/** Corrects a product for all, or retires it (isActive false). */
@Injectable()
export class EditProduct {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(
    actor: Actor,
    id: Id<'Product'>,
    seenVersion: number,
    edit: ProductEdit,
  ): Promise<void> {
    allow(mayKeepCatalogue(actor));

    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const product = await tx.findOne(Product, { where: { id }, lock });
      if (!product) throw notFound('product', id);
      sameVersion(product.version, seenVersion);
      if (edit.usualPackageType !== undefined) {
        await assertPackageType(tx, 'usualPackageType', edit.usualPackageType);
      }

      product.edit(edit);
      await tx.save(product);
      const { version } = product;
      await this.outbox.tell(tx, 'product.changed', { productId: id, version });
    });
  }
}
