import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadPackageWeights } from '../catalogue.policy';
import type { PackageWeightListQuery, PackageWeightResponse } from './package-weight.dto';

const SELECTED = `
  SELECT package_weight.id, commune_id AS "communeId", product_id AS "productId",
         product.code AS "productCode", package_type AS "packageType",
         nominal_grams AS "nominalGrams", tare_grams AS "tareGrams", package_weight.version
    FROM package_weight JOIN product ON product.id = package_weight.product_id`;

/** What packages weigh in a commune, for those who read for it. */
@Injectable()
export class PackageWeightQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<PackageWeightResponse> {
    const [row] = await this.db.rows<PackageWeightResponse>(
      `${SELECTED} WHERE package_weight.id = $1`,
      [id],
    );
    if (!row || !mayReadPackageWeights(actor, row.communeId)) throw notFound('package_weight', id);
    return row;
  }

  async page(actor: Actor, query: PackageWeightListQuery): Promise<Page<PackageWeightResponse>> {
    const { communeId, productId, after, limit } = query;
    allow(mayReadPackageWeights(actor, communeId));
    const rows = await this.db.rows<PackageWeightResponse>(
      `${SELECTED}
        WHERE commune_id = $1 AND ($2::uuid IS NULL OR product_id = $2)
          AND ($3::uuid IS NULL OR package_weight.id > $3)
        ORDER BY package_weight.id LIMIT $4`,
      [communeId, productId ?? null, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (row) => row.id);
  }
}
