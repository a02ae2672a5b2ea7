import { Injectable } from '@nestjs/common';
import { civilDateAt, Clock, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { OfferResponse } from './offer.dto';

const OFFER = `
  SELECT lot.id, lot.product_id AS "productId", product.code AS "productCode",
    product.name_es AS "productNameEs", product.name_en AS "productNameEn",
    commune.municipality_code AS "municipalityCode", municipality.name AS municipality,
    state.name AS state, lot.grade, lot.is_washed AS "isWashed", lot.package_type AS "packageType",
    lot.package_grams AS "packageGrams", lot.state = 'confirmed' AS "isWeighed",
    lot.available_grams AS "availableGrams",
    CASE WHEN lot.state = 'announced' THEN lot.announced_grams ELSE 0 END AS "expectedGrams",
    lot.ready_on AS "readyOn", lot.best_before_on AS "bestBeforeOn"
  FROM lot_account lot
  JOIN product ON product.id = lot.product_id
  JOIN commune ON commune.id = lot.commune_id
  JOIN municipality ON municipality.code = commune.municipality_code
  JOIN state ON state.code = municipality.state_code
  WHERE lot.state IN ('announced', 'confirmed')
    AND (lot.state = 'announced' OR lot.available_grams > 0)`;

export interface OfferFilter {
  readonly productId?: string | undefined;
  readonly stateCode?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class OfferQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(filter: OfferFilter): Promise<Page<OfferResponse>> {
    const parameters: unknown[] = [];
    const slot = (value: unknown): string => `$${String(parameters.push(value))}`;
    const conditions = [
      `lot.best_before_on >= ${slot(civilDateAt(this.clock.now()))}`,
      ...(filter.productId === undefined ? [] : [`lot.product_id = ${slot(filter.productId)}`]),
      ...(filter.stateCode === undefined ? [] : [`state.code = ${slot(filter.stateCode)}`]),
      ...(filter.after === undefined ? [] : [`lot.id > ${slot(filter.after)}`]),
    ];
    const rows = await this.db.rows<OfferResponse>(
      `${OFFER} AND ${conditions.join(' AND ')} ORDER BY lot.id LIMIT ${slot(filter.limit + 1)}`,
      parameters,
    );
    return pageOf(rows, filter.limit, (offer) => offer.id);
  }
}
