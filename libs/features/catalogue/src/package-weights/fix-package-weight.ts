import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayFixPackageWeight } from '../catalogue.policy';
import { assertPackageType } from '../products/package-type-exists';
import { PackageWeight, type PackageWeightFacts } from './package-weight.entity';

/** The producers of a commune say what a package of a product weighs with them. */
@Injectable()
export class FixPackageWeight {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(actor: Actor, facts: PackageWeightFacts): Promise<void> {
    allow(mayFixPackageWeight(actor, facts.communeId));

    const weight = PackageWeight.fix(facts);
    await this.db.transaction(async (tx) => {
      await assertPackageType(tx, 'packageType', facts.packageType);
      await assertProduct(tx, facts.productId);
      await assertFirst(tx, facts);
      const isNew = await insertOnce(tx, PackageWeight, weight, PackageWeight.FACTS);
      if (!isNew) return;
      const { communeId, productId, packageType, nominalGrams } = facts;
      const told = { communeId, productId, packageType, nominalGrams };
      await this.outbox.tell(tx, 'package_weight.fixed', told);
    });
  }
}

async function assertProduct(tx: Tx, productId: string): Promise<void> {
  const rows = await rowsOf(tx, 'SELECT 1 FROM product WHERE id = $1 AND is_active', [productId]);
  if (rows.length === 0) throw fieldFault('productId', 'product.unknown');
}

/** One weight for a commune, product and package; another one is a correction of the first. */
async function assertFirst(tx: Tx, facts: PackageWeightFacts): Promise<void> {
  const [other] = await rowsOf<{ id: string }>(
    tx,
    `SELECT id FROM package_weight
      WHERE commune_id = $1 AND product_id = $2 AND package_type = $3 AND id <> $4`,
    [facts.communeId, facts.productId, facts.packageType, facts.id],
  );
  if (other) throw new DomainError('conflict', 'package_weight.already_fixed', { id: other.id });
}
