import { Injectable } from '@nestjs/common';
import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** What other features may know of a product. */
export interface KnownProduct {
  readonly productId: Id<'Product'>;
  readonly code: string;
  readonly nameEs: string;
  readonly nameEn: string;
  readonly shelfLifeDays: number;
  readonly coldChain: boolean;
  readonly litresPerTonne: number;
  readonly usualPackageType: string;
  readonly isActive: boolean;
}

/** The narrow questions that other features may ask about products. */
@Injectable()
export class Products {
  /** The products of the ids that exist, by id. Retired ones are among them: look at isActive. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownProduct>> {
    const rows = await rowsOf<KnownProduct>(
      tx,
      `SELECT id AS "productId", code, name_es AS "nameEs", name_en AS "nameEn",
              shelf_life_days AS "shelfLifeDays", cold_chain AS "coldChain",
              litres_per_tonne AS "litresPerTonne", usual_package_type AS "usualPackageType",
              is_active AS "isActive"
         FROM product WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.productId, row]));
  }
}
