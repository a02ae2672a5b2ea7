import { Injectable } from '@nestjs/common';
import { notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { PackageTypeResponse, ProductListQuery, ProductResponse } from './product.dto';

const COLUMNS = `
  id, code, cpc_code AS "cpcCode", name_es AS "nameEs", name_en AS "nameEn", synonyms, family,
  shelf_life_days AS "shelfLifeDays", cold_chain AS "coldChain",
  litres_per_tonne AS "litresPerTonne", usual_package_type AS "usualPackageType",
  is_active AS "isActive", version`;

const LISTED = `
  SELECT ${COLUMNS} FROM product
   WHERE ($1::uuid IS NULL OR id > $1)
     AND ($2::text IS NULL OR EXISTS (
           SELECT 1 FROM unnest(synonyms || ARRAY[code, name_es, name_en]) AS word
            WHERE position(folded($2) IN folded(word)) > 0))
     AND ($3::text IS NULL OR family = $3)
     AND ($4::boolean OR is_active)
   ORDER BY id LIMIT $5`;

/** The one catalogue, open to everybody. */
@Injectable()
export class ProductQueries {
  constructor(private readonly db: Database) {}

  async one(id: string): Promise<ProductResponse> {
    const [row] = await this.db.rows<ProductResponse>(
      `SELECT ${COLUMNS} FROM product WHERE id = $1`,
      [id],
    );
    if (!row) throw notFound('product', id);
    return row;
  }

  async page(query: ProductListQuery): Promise<Page<ProductResponse>> {
    const rows = await this.db.rows<ProductResponse>(LISTED, [
      query.after ?? null,
      query.q ?? null,
      query.family ?? null,
      query.standing === 'all',
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async packageTypes(): Promise<PackageTypeResponse[]> {
    return this.db.rows(
      `SELECT code, name_es AS "nameEs", name_en AS "nameEn", synonyms
         FROM package_type ORDER BY code`,
    );
  }
}
