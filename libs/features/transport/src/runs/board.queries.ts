import { Injectable } from '@nestjs/common';
import { type Actor, allow, groupBy, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadBoard, mayReadTransportOf } from '../transport.policy';
import type { BoardResponse, CentreStockResponse, WaitingGoodsResponse } from './board.dto';
import type { ConflictResponse, RunResponse, StopResponse } from './run.dto';
import { RUN, STOP } from './run.sql';

/** The board shows this many rows of a kind at most; beyond it, lists and their CSV. */
const ROWS_MAX = 1000;

/** A cycle as a coordinator sees it: what waits, and what drives. */
@Injectable()
export class BoardQueries {
  constructor(private readonly db: Database) {}

  async board(actor: Actor, cycleId: string): Promise<BoardResponse> {
    allow(mayReadBoard(actor));
    const [cycle] = await this.db.rows('SELECT 1 FROM distribution_cycle WHERE id = $1', [cycleId]);
    if (!cycle) throw notFound('cycle', cycleId);
    const { items: waiting } = await this.waiting(actor, cycleId, { limit: ROWS_MAX });
    const runs = await this.db.rows<RunResponse>(
      `${RUN} WHERE r.cycle_id = $1 AND r.state <> 'cancelled' ORDER BY r.id LIMIT ${String(ROWS_MAX)}`,
      [cycleId],
    );
    const ids = runs.map((run) => run.id);
    const stops = await this.db.rows<StopResponse & { runId: string }>(
      `${STOP.replace('SELECT', 'SELECT stop.run_id AS "runId",')}
       WHERE stop.run_id = ANY($1::uuid[]) ORDER BY stop.run_id, stop.position`,
      [ids],
    );
    const conflicts = await this.db.rows<{ id: string; conflicts: readonly ConflictResponse[] }>(
      'SELECT id, conflicts FROM run WHERE id = ANY($1::uuid[])',
      [ids],
    );
    const byRun = groupBy(stops, (stop) => stop.runId);
    const conflictsOf = new Map(conflicts.map((row) => [row.id, row.conflicts]));
    return {
      cycleId,
      totals: totalsOf(waiting, runs),
      waiting,
      runs: runs.map((run) => ({
        run,
        stops: (byRun.get(run.id) ?? []).map(({ runId: _, ...stop }) => stop),
        conflicts: conflictsOf.get(run.id) ?? [],
      })),
    };
  }

  /** Goods wait for as many rows as there are places where they lie; a page is told on from by all three keys. */
  async waiting(
    actor: Actor,
    cycleId: string,
    { after, limit }: { after?: string; limit: number },
  ): Promise<Page<WaitingGoodsResponse>> {
    allow(mayReadBoard(actor));
    const [allocationId = null, siteId = null, isOrigin = null] = after?.split(' ') ?? [];
    const rows = await this.db.rows<WaitingGoodsResponse>(WAITING, [
      cycleId,
      allocationId,
      siteId,
      isOrigin,
      limit + 1,
    ]);
    return pageOf(rows, limit, (it) => `${it.allocationId} ${it.siteId} ${String(it.isOrigin)}`);
  }

  async centreStock(
    actor: Actor,
    query: { communeId: string; after?: string; limit: number },
  ): Promise<Page<CentreStockResponse>> {
    allow(mayReadTransportOf(actor, query.communeId) || mayReadBoard(actor));
    const rows = await this.db.rows<CentreStockResponse>(CENTRE_STOCK, [
      query.communeId,
      query.after ?? null,
      query.limit + 1,
    ]);
    return pageOf(rows, query.limit, (centre) => centre.siteId);
  }
}

function totalsOf(
  waiting: readonly WaitingGoodsResponse[],
  runs: readonly RunResponse[],
): BoardResponse['totals'] {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    waitingGrams: sum(waiting.map((it) => it.grams)),
    plannedGrams: sum(runs.map((it) => it.plannedGrams)),
    loadedGrams: sum(runs.map((it) => it.loadedGrams)),
    deliveredGrams: sum(runs.map((it) => it.deliveredGrams)),
    lostGrams: sum(runs.map((it) => it.lostGrams)),
    plannedMetres: sum(runs.map((it) => it.plannedMetres)),
    kilogramMetres: sum(runs.map((it) => it.kilogramMetres)),
    runs: runs.length,
  };
}

const WAITING = `
  SELECT g.allocation_id AS "allocationId", a.code AS "allocationCode",
    a.product_id AS "productId", p.name_es AS "productNameEs", p.name_en AS "productNameEn",
    a.supplier_commune_id AS "supplierCommuneId", sc.name AS "supplierName",
    a.customer_commune_id AS "customerCommuneId", cc.name AS "customerName",
    g.site_id AS "siteId", fs.name AS "siteName", g.is_origin AS "isOrigin",
    a.to_site_id AS "toSiteId", ts.name AS "toSiteName", g.grams, g.packages
  FROM goods_to_move g
  JOIN allocation a ON a.id = g.allocation_id
  JOIN product p ON p.id = a.product_id
  JOIN commune sc ON sc.id = a.supplier_commune_id
  JOIN commune cc ON cc.id = a.customer_commune_id
  JOIN site fs ON fs.id = g.site_id
  JOIN site ts ON ts.id = a.to_site_id
  WHERE g.cycle_id = $1 AND g.grams > 0
    AND ($2::uuid IS NULL
      OR (g.allocation_id, g.site_id, g.is_origin) > ($2::uuid, $3::uuid, $4::boolean))
  ORDER BY g.allocation_id, g.site_id, g.is_origin LIMIT $5`;

const CENTRE_STOCK = `
  SELECT s.id AS "siteId", s.name AS "siteName", s.commune_id AS "communeId",
    own.grams AS "ownGrams", transit.came AS "inGrams", transit.went AS "outGrams",
    transit.lost AS "lostGrams", transit.on_hand AS "onHandGrams", s.storage_grams AS "storageGrams"
  FROM site s
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(available_grams + reserved_grams), 0)::bigint AS grams FROM lot
    WHERE site_id = s.id AND state IN ('announced', 'confirmed')
  ) own
  CROSS JOIN LATERAL (
    SELECT
      coalesce(sum(grams) FILTER (WHERE to_kind = 'centre' AND to_id = s.id
        AND from_kind <> 'difference'), 0)::bigint AS came,
      coalesce(sum(grams) FILTER (WHERE from_kind = 'centre' AND from_id = s.id
        AND to_kind NOT IN ('loss', 'difference')), 0)::bigint AS went,
      coalesce(sum(grams) FILTER (WHERE from_kind = 'centre' AND from_id = s.id
        AND to_kind = 'loss'), 0)::bigint AS lost,
      coalesce(sum(CASE WHEN to_kind = 'centre' AND to_id = s.id THEN grams ELSE 0 END
        - CASE WHEN from_kind = 'centre' AND from_id = s.id THEN grams ELSE 0 END), 0)::bigint AS on_hand
    FROM custody_event
    WHERE to_kind = 'centre' AND to_id = s.id OR from_kind = 'centre' AND from_id = s.id
  ) transit
  WHERE s.commune_id = $1 AND s.kind = 'collection_centre' AND ($2::uuid IS NULL OR s.id > $2)
  ORDER BY s.id LIMIT $3`;
