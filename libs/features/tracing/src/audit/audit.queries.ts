import { Injectable } from '@nestjs/common';
import { Clock, notFound } from '#core/kernel';
import { type Locale, message } from '#core/language';
import { Database, rowsOf, type Tx } from '#platform/database';
import type { AuditResponse, CheckResponse } from './audit.dto';
import type { Check } from './check';
import { ROAD_CHECKS } from './road-checks';
import { ROUND_CHECKS } from './round-checks';
import { STOCK_CHECKS } from './stock-checks';

export const CHECKS: readonly Check[] = [...STOCK_CHECKS, ...ROUND_CHECKS, ...ROAD_CHECKS];
const EXAMPLES_MAX = 5;
/** An audit reads everything, so it may take longer than a request that people wait for. */
const SECONDS_MAX = 120;

/** Runs every invariant of the domain as SQL, all of them on one snapshot of the database. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async audit(cycleId: string | null, locale: Locale): Promise<AuditResponse> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      await tx.query(`SET LOCAL statement_timeout = '${String(SECONDS_MAX)}s'`);
      if (cycleId !== null) await requireCycle(tx, cycleId);
      const checks: CheckResponse[] = [];
      for (const check of CHECKS) checks.push(await answerOf(tx, check, { cycleId, locale }));
      const ok = checks.every((check) => check.ok);
      return { ok, cycleId, asOf: this.clock.now().toISOString(), checks };
    });
  }
}

async function answerOf(
  tx: Tx,
  { code, violations }: Check,
  { cycleId, locale }: { cycleId: string | null; locale: Locale },
): Promise<CheckResponse> {
  const [row] = await rowsOf<{ violations: number; examples: object[] | null }>(
    tx,
    `WITH violation AS MATERIALIZED (${violations})
     SELECT (SELECT count(*)::int FROM violation) AS violations,
       (SELECT jsonb_agg(to_jsonb(example)) FROM (SELECT * FROM violation LIMIT ${String(EXAMPLES_MAX)}) example)
         AS examples`,
    [cycleId],
  );
  const count = row?.violations ?? 0;
  const title = message(locale, `audit.${code}`);
  return { code, title, ok: count === 0, violations: count, examples: row?.examples ?? [] };
}

async function requireCycle(tx: Tx, id: string): Promise<void> {
  const found = await rowsOf(tx, 'SELECT 1 FROM distribution_cycle WHERE id = $1', [id]);
  if (found.length === 0) throw notFound('cycle', id);
}
