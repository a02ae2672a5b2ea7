import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadPackageWeights } from '../catalogue.policy';
import type {
  PackageWeightFilter,
  PackageWeightListQuery,
  PackageWeightResponse,
} from './package-weight.dto';

const EXPORT_ROWS_MAX = 10_000;

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
    const rows = await this.filtered(actor, query, query.after ?? null, query.limit + 1);
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async all(actor: Actor, filter: PackageWeightFilter): Promise<PackageWeightResponse[]> {
    return this.filtered(actor, filter, null, EXPORT_ROWS_MAX);
  }

  private async filtered(
    actor: Actor,
    { communeId, productId }: PackageWeightFilter,
    after: string | null,
    limit: number,
  ): Promise<PackageWeightResponse[]> {
    allow(mayReadPackageWeights(actor, communeId));
    return this.db.rows(
      `${SELECTED}
        WHERE commune_id = $1 AND ($2::uuid IS NULL OR product_id = $2)
          AND ($3::uuid IS NULL OR package_weight.id > $3)
        ORDER BY package_weight.id LIMIT $4`,
      [communeId, productId ?? null, after, limit],
    );
  }
}
