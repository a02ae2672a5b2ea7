import { Injectable } from '@nestjs/common';
import { groupBy, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import type { CommuneOutcomeResponse, LineOutcomeResponse } from './outcome.dto';

interface CommuneRow {
  readonly communeId: string;
  readonly communeName: string;
  readonly orderId: string;
  readonly families: number;
}

type LineRow = LineOutcomeResponse & { readonly orderId: string };

/** Reads, for anybody, what every commune asked for and was given in a cycle. */
@Injectable()
export class OutcomeQueries {
  constructor(private readonly db: Database) {}

  async ofCycle(
    cycleId: string,
    { after, limit }: { after?: string | undefined; limit: number },
    locale: Locale,
  ): Promise<Page<CommuneOutcomeResponse>> {
    const communes = await this.db.rows<CommuneRow>(COMMUNES, [cycleId, after ?? null, limit + 1]);
    if (communes.length === 0) await this.requireCycle(cycleId);
    const page = pageOf(communes, limit, (it) => it.communeId);
    const orderIds = page.items.map((it) => it.orderId);
    const lines = groupBy(
      await this.db.rows<LineRow>(linesSql(locale), [orderIds]),
      (line) => line.orderId,
    );
    return {
      items: page.items.map((commune) => summedUp(commune, lines.get(commune.orderId) ?? [])),
      next: page.next,
    };
  }

  private async requireCycle(id: string): Promise<void> {
    const found = await this.db.rows('SELECT 1 FROM distribution_cycle WHERE id = $1', [id]);
    if (found.length === 0) throw notFound('cycle', id);
  }
}

function summedUp(commune: CommuneRow, lines: readonly LineRow[]): CommuneOutcomeResponse {
  const { orderId: _, ...who } = commune;
  const givenGrams = lines.reduce((sum, line) => sum + line.givenGrams, 0);
  return {
    ...who,
    askedGrams: lines.reduce((sum, line) => sum + line.askedGrams, 0),
    givenGrams,
    gramsPerFamily: Math.floor(givenGrams / Math.max(1, commune.families)),
    lines: lines.map(({ orderId: __, ...line }) => line),
  };
}

/** A commune has one order in a cycle at most. */
const COMMUNES = `
  SELECT o.commune_id AS "communeId", commune.name AS "communeName", o.id AS "orderId", o.families
  FROM "order" o JOIN commune ON commune.id = o.commune_id
  WHERE o.cycle_id = $1 AND o.state NOT IN ('draft', 'cancelled')
    AND ($2::uuid IS NULL OR o.commune_id > $2)
  ORDER BY o.commune_id LIMIT $3`;

/** The reason is that of the last run that counted; dry runs do not. */
function linesSql(locale: Locale): string {
  return `
  SELECT line.order_id AS "orderId", line.id AS "orderLineId", line.product_id AS "productId",
    product.name_${locale} AS "productName", line.wanted_grams AS "askedGrams",
    line.allocated_grams AS "givenGrams", last.reason_code AS "reasonCode",
    last.text_${locale} AS text
  FROM order_line line
  JOIN product ON product.id = line.product_id
  LEFT JOIN LATERAL (
    SELECT outcome.reason_code, outcome.text_es, outcome.text_en
    FROM line_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
    WHERE outcome.order_line_id = line.id AND run.kind NOT IN ('dry_run', 'what_if')
    ORDER BY run.planned_at DESC, run.id DESC LIMIT 1
  ) last ON true
  WHERE line.order_id = ANY($1::uuid[]) AND NOT line.is_cancelled
  ORDER BY line.order_id, line.id`;
}
