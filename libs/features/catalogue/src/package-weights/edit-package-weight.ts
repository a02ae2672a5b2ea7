import { Injectable } from '@nestjs/common';
import { type Actor, allow, type Id, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayFixPackageWeight, mayReadPackageWeights } from '../catalogue.policy';
import { PackageWeight, type PackageWeightEdit } from './package-weight.entity';

/** Corrects a weight for lots to come; lots on record keep the one they were registered with. */
@Injectable()
export class EditPackageWeight {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  async run(
    actor: Actor,
    id: Id<'PackageWeight'>,
    seenVersion: number,
    edit: PackageWeightEdit,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const weight = await tx.findOne(PackageWeight, { where: { id }, lock });
      if (!weight || !mayReadPackageWeights(actor, weight.communeId)) {
        throw notFound('package_weight', id);
      }
      allow(mayFixPackageWeight(actor, weight.communeId));
      sameVersion(weight.version, seenVersion);

      weight.edit(edit);
      await tx.save(weight);
      const { communeId, productId, packageType, nominalGrams } = weight;
      const told = { communeId, productId, packageType, nominalGrams };
      await this.outbox.tell(tx, 'package_weight.fixed', told);
    });
  }
}
