import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#core/kernel';
import type { MatchingLot } from '#core/matching';
import { rowsOf, type Tx } from '#platform/database';

/** A lot as the matching question wants it, with what allocations need besides. */
export interface AvailableLot extends MatchingLot {
  readonly code: string;
  readonly siteId: string;
  /** All grams that nobody has been promised; `packages` are the whole nominal packages in them. */
  readonly availableGrams: number;
}

export interface AvailableQuestion {
  /** Only the lots of these communes; null: of all. */
  readonly communeIds: readonly string[] | null;
  /** Only lots that are still good on this day. */
  readonly onOrAfter: CivilDate;
}

/** What other features may ask about lots. */
@Injectable()
export class Lots {
  /** Every weighed lot with at least one whole package free, in id order. Locks nothing: booking decides. */
  async availableForRound(tx: Tx, question: AvailableQuestion): Promise<AvailableLot[]> {
    return rowsOf<AvailableLot>(
      tx,
      `SELECT lot.id, lot.code, lot.site_id AS "siteId", lot.commune_id AS "communeId",
         commune.municipality_code AS "municipalityCode", municipality.state_code AS "stateCode",
         lot.product_id AS "productId", lot.grade, lot.is_washed AS washed,
         lot.package_type AS "packageType", lot.package_grams AS "packageGrams",
         lot.available_packages AS packages, lot.available_grams AS "availableGrams",
         lot.ready_on AS "readyOn", lot.best_before_on AS "bestBeforeOn",
         product.cold_chain AS "coldChain", lot.floor_minor_per_kg AS "floorMinorPerKg", lot.currency,
         site.latitude, site.longitude
       FROM lot_account lot
       JOIN product ON product.id = lot.product_id
       JOIN site ON site.id = lot.site_id
       JOIN commune ON commune.id = lot.commune_id
       JOIN municipality ON municipality.code = commune.municipality_code
       WHERE lot.state = 'confirmed' AND lot.available_packages > 0
         AND lot.best_before_on >= $2
         AND ($1::uuid[] IS NULL OR lot.commune_id = ANY ($1::uuid[]))
       ORDER BY lot.id`,
      [question.communeIds, question.onOrAfter],
    );
  }
}
