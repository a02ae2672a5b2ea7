import { Injectable } from '@nestjs/common';
import { type Actor, notFound, readsFor } from '#core/kernel';
import type { Locale } from '#core/language';
import { type LineExplanation, type LotExplanation, pointText } from '#core/matching';
import { Database } from '#platform/database';
import { AllocationQueries } from '../allocations/allocation.queries';
import { holdsLiaison, type Hosted, mayReadWholeCycle } from '../rounds.policy';
import { ExplainInThread } from './explain-in-thread';
import type {
  FullExplanationResponse,
  LineExplanationResponse,
  LineRoundResponse,
  LotExplanationResponse,
  LotRoundResponse,
  SegmentResponse,
} from './outcome.dto';

/** A segment of the country may hold thousands of lines. */
const SEGMENT_LINES_SHOWN = 100;

type LineHead = Omit<LineExplanationResponse, 'rounds' | 'allocations' | 'explanation'>;
type LotHead = Omit<LotExplanationResponse, 'rounds' | 'allocations' | 'explanation'>;

/** Answers "why did we get this?" for an order line, and "where did it go?" for a lot. */
@Injectable()
export class ExplanationQueries {
  constructor(
    private readonly db: Database,
    private readonly allocations: AllocationQueries,
    private readonly explain: ExplainInThread,
  ) {}

  /** For the commune that asked, and for whoever reads the whole cycle. */
  async ofLine(actor: Actor, id: string): Promise<LineExplanationResponse> {
    const [row] = await this.db.rows<LineHead & Hosted>(lineSql(actor.locale), [id]);
    if (!row) throw notFound('order_line', id);
    const { hostCommuneId, ...line } = row;
    const maySee = readsFor(actor, line.communeId) || mayReadWholeCycle(actor, { hostCommuneId });
    if (!maySee) throw notFound('order_line', id);
    const [rounds, allocations] = await Promise.all([
      this.db.rows<LineRoundResponse>(lineRoundsSql(actor.locale), [id]),
      this.allocations.of('order_line_id', id, actor.locale),
    ]);
    const run = rounds.findLast((it) => it.kind !== 'urgent') ?? rounds.at(-1);
    const full = run ? await this.explain.line(run.runId, id) : null;
    const explanation = run && full ? said(run.runId, full, actor.locale) : null;
    return { ...line, explanation, rounds, allocations };
  }

  /** For the commune that grew it, and for the network's liaisons, who manage every cycle. */
  async ofLot(actor: Actor, id: string): Promise<LotExplanationResponse> {
    const [lot] = await this.db.rows<LotHead>(lotSql(actor.locale), [id]);
    if (!lot) throw notFound('lot', id);
    if (!readsFor(actor, lot.communeId) && !holdsLiaison(actor)) throw notFound('lot', id);
    const [rounds, allocations] = await Promise.all([
      this.db.rows<LotRoundResponse>(lotRoundsSql(actor.locale), [id]),
      this.allocations.of('lot_id', id, actor.locale),
    ]);
    const run = rounds.at(-1);
    const full = run ? await this.explain.lot(run.runId, id) : null;
    const explanation = run && full ? said(run.runId, full, actor.locale) : null;
    return { ...lot, explanation, rounds, allocations };
  }
}

/** In the reader's language. */
function said(
  runId: string,
  full: LineExplanation | LotExplanation,
  locale: Locale,
): FullExplanationResponse {
  return {
    runId,
    text: full.text[locale],
    points: full.points.map((point) => ({ ...point, text: pointText(point, locale) })),
    segment: 'segment' in full && full.segment ? shown(full.segment) : null,
  };
}

function shown(segment: NonNullable<LineExplanation['segment']>): SegmentResponse {
  return { ...segment, lineIds: segment.lineIds.slice(0, SEGMENT_LINES_SHOWN) };
}

function lineSql(locale: Locale): string {
  return `
  SELECT line.id AS "orderLineId", o.id AS "orderId", o.cycle_id AS "cycleId",
    o.commune_id AS "communeId", line.product_id AS "productId",
    product.name_${locale} AS "productName", o.families, line.min_grams AS "minGrams",
    line.wanted_grams AS "askedGrams", line.max_grams AS "maxGrams",
    line.allocated_grams AS "givenGrams", cycle.host_commune_id AS "hostCommuneId"
  FROM order_line line
  JOIN "order" o ON o.id = line.order_id
  JOIN distribution_cycle cycle ON cycle.id = o.cycle_id
  JOIN product ON product.id = line.product_id
  WHERE line.id = $1`;
}

function lineRoundsSql(locale: Locale): string {
  return `
  SELECT run.id AS "runId", run.kind, run.planned_at AS "plannedAt",
    outcome.asked_grams AS "askedGrams", outcome.already_grams AS "alreadyGrams",
    outcome.given_grams AS "givenGrams", outcome.reason_code AS "reasonCode",
    outcome.text_${locale} AS text
  FROM line_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
  WHERE outcome.order_line_id = $1 ORDER BY run.planned_at, run.id`;
}

function lotSql(locale: Locale): string {
  return `
  SELECT lot.id AS "lotId", lot.code AS "lotCode", lot.commune_id AS "communeId",
    lot.product_id AS "productId", product.name_${locale} AS "productName"
  FROM lot JOIN product ON product.id = lot.product_id WHERE lot.id = $1`;
}

function lotRoundsSql(locale: Locale): string {
  return `
  SELECT run.id AS "runId", run.cycle_id AS "cycleId", run.kind, run.planned_at AS "plannedAt",
    outcome.available_grams AS "availableGrams", outcome.placed_grams AS "placedGrams",
    outcome.unplaced_grams AS "unplacedGrams", outcome.reason_code AS "reasonCode",
    outcome.text_${locale} AS text
  FROM lot_outcome outcome JOIN matching_run run ON run.id = outcome.run_id
  WHERE outcome.lot_id = $1 ORDER BY run.planned_at, run.id`;
}
