import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayKeepCatalogue } from '../catalogue.policy';
import { assertPackageType } from './package-type-exists';
import { Product, type ProductFacts } from './product.entity';

/** A product that communes grow and the catalogue lacks. */
@Injectable()
export class ProposeProduct {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: ProductFacts): Promise<void> {
    allow(mayKeepCatalogue(actor));

    await this.db.transaction(async (tx) => {
      await assertPackageType(tx, 'usualPackageType', facts.usualPackageType);
      const others = await rowsOf(tx, 'SELECT 1 FROM product WHERE code = $1 AND id <> $2', [
        facts.code,
        facts.id,
      ]);
      if (others.length > 0) throw codeTaken();
      const isNew = await insertOnce(tx, Product, Product.propose(facts), Product.FACTS);
      const { id, code } = facts;
      if (isNew) await this.outbox.tell(tx, 'product.proposed', { productId: id, code });
    });
  }
}

function codeTaken(): DomainError {
  const code = 'product.code_taken';
  return new DomainError('conflict', code, {}, [{ field: 'code', code }]);
}
