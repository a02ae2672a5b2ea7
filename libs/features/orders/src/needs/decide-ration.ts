import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayDecideRation } from '../orders.policy';
import { Ration, type RationFacts } from './ration.entity';

/** An assembly decides for the first time how much of a product a family needs. */
@Injectable()
export class DecideRation {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: RationFacts): Promise<void> {
    allow(mayDecideRation(actor, facts.communeId));
    await this.db.transaction(async (tx) => {
      await this.assertFirst(tx, facts);
      if (!(await insertOnce(tx, Ration, Ration.decide(facts), ['facts']))) return;
      const { communeId, productId, gramsPerFamily, act } = facts;
      await this.outbox.tell(tx, 'ration.decided', { communeId, productId, gramsPerFamily, act });
    });
  }

  /** One ration per product: the next assembly changes the one that stands. */
  private async assertFirst(tx: Tx, facts: RationFacts): Promise<void> {
    const [product] = await rowsOf<{ rationId: string | null }>(
      tx,
      `SELECT ration.id AS "rationId" FROM product
       LEFT JOIN ration ON ration.product_id = product.id AND ration.commune_id = $2
       WHERE product.id = $1 AND product.is_active`,
      [facts.productId, facts.communeId],
    );
    if (!product) throw fieldFault('productId', 'order_line.product_unknown');
    if (product.rationId !== null && product.rationId !== facts.id) {
      throw new DomainError('conflict', 'ration.already_decided', { rationId: product.rationId });
    }
  }
}
