import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadCommune } from '../communes.policy';
import type {
  ProductiveOrgListQuery,
  ProductiveOrgKindResponse,
  ProductiveOrgResponse,
} from './productive-org.dto';

const COLUMNS = `id,
         commune_id AS "communeId",
         kind,
         name,
         is_active AS "isActive",
         version`;

const LISTED = `
  SELECT ${COLUMNS} FROM productive_org
   WHERE commune_id = $1 AND ($2::uuid IS NULL OR id > $2)
   ORDER BY id LIMIT $3`;

/** Producers of a commune, for those who read for it. */
@Injectable()
export class ProductiveOrgQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<ProductiveOrgResponse> {
    const [row] = await this.db.rows<ProductiveOrgResponse>(
      `SELECT ${COLUMNS} FROM productive_org WHERE id = $1`,
      [id],
    );
    if (!row || !mayReadCommune(actor, row.communeId)) throw notFound('productive_org', id);
    return row;
  }

  async page(actor: Actor, query: ProductiveOrgListQuery): Promise<Page<ProductiveOrgResponse>> {
    allow(mayReadCommune(actor, query.communeId));
    const rows = await this.db.rows<ProductiveOrgResponse>(LISTED, [
      query.communeId,
      query.after ?? null,
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async kinds(): Promise<ProductiveOrgKindResponse[]> {
    return this.db.rows(
      'SELECT code, name_es AS "nameEs", name_en AS "nameEn" FROM productive_org_kind ORDER BY code',
    );
  }
}
