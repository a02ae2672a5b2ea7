import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import { mayReadRuns } from '../rounds.policy';
import type { AgreementsQuery, PairAgreementResponse } from './pair-agreement.dto';

/** Reads agreements. A first claim comes before everybody's share, so everybody with a mandate may see it. */
@Injectable()
export class PairAgreementQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, query: AgreementsQuery): Promise<Page<PairAgreementResponse>> {
    allow(mayReadRuns(actor));
    const { communeId = null, productId = null, state = null, after = null, limit } = query;
    const rows = await this.db.rows<PairAgreementResponse>(
      `${agreementSelect(actor.locale)}
       WHERE ($1::uuid IS NULL OR it.supplier_commune_id = $1 OR it.customer_commune_id = $1)
         AND ($2::uuid IS NULL OR it.product_id = $2) AND ($3::text IS NULL OR it.state = $3)
         AND ($4::uuid IS NULL OR it.id > $4)
       ORDER BY it.id LIMIT $5`,
      [communeId, productId, state, after, limit + 1],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<PairAgreementResponse> {
    allow(mayReadRuns(actor));
    const [row] = await this.db.rows<PairAgreementResponse>(
      `${agreementSelect(actor.locale)} WHERE it.id = $1`,
      [id],
    );
    if (!row) throw notFound('pair_agreement', id);
    return row;
  }
}

function agreementSelect(locale: Locale): string {
  return `
  SELECT it.id, it.supplier_commune_id AS "supplierCommuneId", supplier.name AS "supplierCommuneName",
    it.customer_commune_id AS "customerCommuneId", customer.name AS "customerCommuneName",
    it.product_id AS "productId", product.name_${locale} AS "productName",
    it.grams_per_cycle AS "gramsPerCycle", it.cost_permille AS "costPermille",
    it.from_on AS "fromOn", it.to_on AS "toOn", it.act, it.state, it.proposed_at AS "proposedAt",
    it.supplier_confirmed_at AS "supplierConfirmedAt",
    it.customer_confirmed_at AS "customerConfirmedAt", it.ended_at AS "endedAt",
    it.end_reason AS "endReason", it.version
  FROM pair_agreement it
  JOIN commune supplier ON supplier.id = it.supplier_commune_id
  JOIN commune customer ON customer.id = it.customer_commune_id
  JOIN product ON product.id = it.product_id`;
}
