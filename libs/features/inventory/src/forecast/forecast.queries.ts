import { Injectable } from '@nestjs/common';
import { type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { ForecastResponse } from './forecast.dto';

const FORECAST = `
  SELECT forecast.id, forecast.commune_id AS "communeId",
    forecast.productive_org_id AS "productiveOrgId", forecast.product_id AS "productId",
    forecast.from_on AS "fromOn", forecast.to_on AS "toOn", forecast.min_grams AS "minGrams",
    forecast.likely_grams AS "likelyGrams", forecast.max_grams AS "maxGrams", forecast.state,
    became.lots, became.grams AS "lotGrams", person.name AS "announcedBy",
    forecast.created_at AS "createdAt", forecast.version
  FROM harvest_forecast forecast
  JOIN person ON person.id = forecast.created_by
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS lots, coalesce(sum(lot.announced_grams), 0)::bigint AS grams
    FROM lot_account lot WHERE lot.forecast_id = forecast.id AND lot.state <> 'withdrawn'
  ) became`;

export interface ForecastFilter {
  /** Null: of every commune. */
  readonly communeIds: readonly string[] | null;
  readonly productId?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class ForecastQueries {
  constructor(private readonly db: Database) {}

  /** The forecast must exist; who may see it is decided before. */
  async one(id: string): Promise<ForecastResponse> {
    const [forecast] = await this.db.rows<ForecastResponse>(`${FORECAST} WHERE forecast.id = $1`, [
      id,
    ]);
    if (!forecast) throw new Error(`forecast ${id} vanished`);
    return forecast;
  }

  async list(filter: ForecastFilter): Promise<Page<ForecastResponse>> {
    const rows = await this.db.rows<ForecastResponse>(
      `${FORECAST}
       WHERE ($1::uuid[] IS NULL OR forecast.commune_id = ANY ($1::uuid[]))
         AND ($2::uuid IS NULL OR forecast.product_id = $2)
         AND ($3::text IS NULL OR forecast.state = $3)
         AND ($4::uuid IS NULL OR forecast.id > $4)
       ORDER BY forecast.id LIMIT $5`,
      [
        filter.communeIds,
        filter.productId ?? null,
        filter.state ?? null,
        filter.after ?? null,
        filter.limit + 1,
      ],
    );
    return pageOf(rows, filter.limit, (forecast) => forecast.id);
  }
}
