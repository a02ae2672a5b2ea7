import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadOrdersOf } from '../orders.policy';
import { FAMILIES_COUNTED } from './families-counted.sql';
import type {
  CensusResponse,
  OfCommuneQuery,
  RationResponse,
  SuggestedLine,
  SuggestionQuery,
  SuggestionResponse,
} from './need.dto';

const CENSUS = `
  SELECT census.id, census.commune_id AS "communeId", census.council_id AS "councilId",
    council.name AS "councilName", census.families, census.taken_on AS "takenOn",
    census.recorded_at AS "recordedAt",
    NOT EXISTS (
      SELECT 1 FROM need_census later
      WHERE later.commune_id = census.commune_id AND later.council_id = census.council_id
        AND (later.taken_on, later.id) > (census.taken_on, census.id)
    ) AS "isLatest"
  FROM need_census census JOIN council ON council.id = census.council_id`;

const RATION = `
  SELECT ration.id, ration.commune_id AS "communeId", ration.product_id AS "productId",
    product.name_es AS "productNameEs", product.name_en AS "productNameEn",
    ration.grams_per_family AS "gramsPerFamily", ration.act, ration.is_active AS "isActive",
    ration.version
  FROM ration JOIN product ON product.id = ration.product_id`;

/** $1 commune, $2 cycle. Lines of drafts count as ordered: they are meant to be sent. */
const SUGGESTED = `
  WITH counted AS (SELECT (${FAMILIES_COUNTED('$1')}) AS families),
  ordered AS (
    SELECT line.product_id, line.wanted_grams
    FROM "order" o JOIN order_line line ON line.order_id = o.id
    WHERE o.commune_id = $1 AND o.cycle_id = $2 AND o.state <> 'cancelled' AND NOT line.is_cancelled
  ),
  need AS (
    SELECT ration.product_id, ration.grams_per_family,
      counted.families * ration.grams_per_family AS needed_grams,
      coalesce(ordered.wanted_grams, 0) AS ordered_grams
    FROM ration CROSS JOIN counted LEFT JOIN ordered ON ordered.product_id = ration.product_id
    WHERE ration.commune_id = $1 AND ration.is_active
  )
  SELECT need.product_id AS "productId", product.name_es AS "productNameEs",
    product.name_en AS "productNameEn", need.grams_per_family AS "gramsPerFamily",
    need.needed_grams AS "neededGrams", need.ordered_grams AS "orderedGrams",
    greatest(need.needed_grams - need.ordered_grams, 0) AS "suggestedGrams"
  FROM need JOIN product ON product.id = need.product_id AND product.is_active
  ORDER BY product.code`;

/** Reading what a commune needs: its own people, and the network's comptrollers. */
@Injectable()
export class NeedQueries {
  constructor(private readonly db: Database) {}

  async census(id: string): Promise<CensusResponse> {
    const [census] = await this.db.rows<CensusResponse>(`${CENSUS} WHERE census.id = $1`, [id]);
    if (!census) throw notFound('need_census', id);
    return census;
  }

  async censuses(actor: Actor, query: OfCommuneQuery): Promise<Page<CensusResponse>> {
    allow(mayReadOrdersOf(actor, query.communeId));
    const rows = await this.db.rows<CensusResponse>(
      `${CENSUS} WHERE census.commune_id = $1 AND ($2::uuid IS NULL OR census.id > $2)
       ORDER BY census.id LIMIT $3`,
      [query.communeId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async ration(id: string): Promise<RationResponse> {
    const [ration] = await this.db.rows<RationResponse>(`${RATION} WHERE ration.id = $1`, [id]);
    if (!ration) throw notFound('ration', id);
    return ration;
  }

  async rations(actor: Actor, query: OfCommuneQuery): Promise<Page<RationResponse>> {
    allow(mayReadOrdersOf(actor, query.communeId));
    const rows = await this.db.rows<RationResponse>(
      `${RATION} WHERE ration.commune_id = $1 AND ($2::uuid IS NULL OR ration.id > $2)
       ORDER BY ration.id LIMIT $3`,
      [query.communeId, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => row.id);
  }

  /** Families × ration, less what is ordered already. */
  async suggestion(actor: Actor, query: SuggestionQuery): Promise<SuggestionResponse> {
    const { communeId, cycleId } = query;
    allow(mayReadOrdersOf(actor, communeId));
    const [about] = await this.db.rows<Omit<SuggestionResponse, 'lines' | 'communeId' | 'cycleId'>>(
      `SELECT (${FAMILIES_COUNTED('$1')}) AS families, moves_on AS "windowFromOn",
         hands_out_on AS "windowToOn"
       FROM distribution_cycle WHERE id = $2`,
      [communeId, cycleId],
    );
    if (!about) throw notFound('cycle', cycleId);
    const lines = await this.db.rows<SuggestedLine>(SUGGESTED, [communeId, cycleId]);
    return { communeId, cycleId, ...about, lines };
  }
}
