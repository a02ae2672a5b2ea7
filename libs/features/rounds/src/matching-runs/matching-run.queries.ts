import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadRuns } from '../rounds.policy';
import type {
  CertificateResponse,
  MatchingRunDetail,
  MatchingRunResponse,
  RunProgressResponse,
  RunsQuery,
  RunTotalsResponse,
  StateCountResponse,
} from './matching-run.dto';

const RUN = `
  SELECT id, cycle_id AS "cycleId", kind, state,
    CASE state WHEN 'queued' THEN 'waiting' WHEN 'frozen' THEN 'thinking' WHEN 'planned' THEN 'done'
      ELSE 'ended_without_answer' END AS progress,
    seed, rules_version AS "rulesVersion", question_hash AS "questionHash",
    answer_hash AS "answerHash", freezes, failure, requested_by IS NULL AS "isByCalendar",
    requested_at AS "requestedAt", frozen_at AS "frozenAt", planned_at AS "plannedAt",
    accept_by AS "acceptBy", settled_at AS "settledAt", available_grams AS "availableGrams",
    placed_grams AS "placedGrams", unplaced_grams AS "unplacedGrams", lot_id AS "lotId",
    base_run_id AS "baseRunId", policy_version AS "policyVersion", is_partial AS "isPartial",
    certificate IS NOT NULL AS "isCertified", version
  FROM matching_run`;

const DETAIL = `
  SELECT totals, CASE WHEN state = 'frozen' THEN progress END AS solving, certificate,
    product_ids_left_out AS "productIdsLeftOut", failure_place AS "failurePlace"
  FROM matching_run WHERE id = $1`;

interface DetailRow {
  readonly totals: RunTotalsResponse | null;
  readonly solving: RunProgressResponse | null;
  readonly certificate: string | null;
  readonly productIdsLeftOut: string[];
  readonly failurePlace: string | null;
}

type RunRow = Pick<MatchingRunResponse, keyof MatchingRunResponse>;

/** Reads runs for people. Question and answer, which may be tens of megabytes, are read on demand only. */
@Injectable()
export class MatchingRunQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, cycleId: string, query: RunsQuery): Promise<Page<MatchingRunResponse>> {
    allow(mayReadRuns(actor));
    const rows = await this.db.rows<MatchingRunResponse>(
      `${RUN} WHERE cycle_id = $1 AND ($2::text IS NULL OR kind = $2)
         AND ($3::text IS NULL OR state = $3) AND ($4::uuid IS NULL OR id > $4)
       ORDER BY id LIMIT $5`,
      [cycleId, query.kind ?? null, query.state ?? null, query.after ?? null, query.limit + 1],
    );
    if (rows.length === 0) await this.requireCycle(cycleId);
    return pageOf(rows, query.limit, (run) => run.id);
  }

  async one(actor: Actor, id: string): Promise<MatchingRunDetail> {
    allow(mayReadRuns(actor));
    return this.read(id);
  }

  /** For whoever may read runs. */
  async read(id: string): Promise<MatchingRunDetail> {
    const [[run], [detail], allocationStates] = await Promise.all([
      this.db.rows<RunRow>(`${RUN} WHERE id = $1`, [id]),
      this.db.rows<DetailRow>(DETAIL, [id]),
      this.db.rows<StateCountResponse>(
        `SELECT state, count(*)::int AS allocations, sum(grams)::bigint AS grams
         FROM allocation WHERE run_id = $1 GROUP BY state ORDER BY state`,
        [id],
      ),
    ]);
    if (!run || !detail) throw notFound('matching_run', id);
    const certificate = detail.certificate === null ? null : certificateOf(detail.certificate);
    return { ...run, ...detail, certificate, allocationStates };
  }

  private async requireCycle(id: string): Promise<void> {
    const found = await this.db.rows('SELECT 1 FROM distribution_cycle WHERE id = $1', [id]);
    if (found.length === 0) throw notFound('cycle', id);
  }
}

/** The figures of the stored certificate. */
function certificateOf(text: string): CertificateResponse {
  return JSON.parse(text) as CertificateResponse;
}
