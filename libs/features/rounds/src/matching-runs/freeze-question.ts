import { Injectable } from '@nestjs/common';
import { Clock, civilDateAt, momentAt, notFound, type CivilDate } from '#core/kernel';
import {
  type MatchingLot,
  type MatchingQuestion,
  RULES_VERSION,
  usualPolicy,
} from '#core/matching';
import { Lots } from '#features/inventory';
import { OrderLines } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { canonicalJson, sha256 } from '../canonical-json';
import type { RunKind } from './matching-run.entity';
import { TRAVEL_RULES } from './travel-rules';

/** A lot of the question; what is left beside its whole packages needs a reason, too. */
export interface FrozenLot extends MatchingLot {
  readonly availableGrams: number;
}

export interface FrozenQuestion extends MatchingQuestion {
  readonly lots: readonly FrozenLot[];
}

/** A run whose question stands: what was stored is what is thought about. */
export interface FrozenRun {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: RunKind;
  readonly questionHash: string;
  readonly question: FrozenQuestion;
}

interface WaitingRun {
  readonly id: string;
  readonly cycle_id: string;
  readonly kind: RunKind;
  readonly state: string;
  readonly seed: number;
  readonly rules_version: string;
}

/**
 * Writes down all that a sharing depends on, as one snapshot of the database sees it. Safe to repeat:
 * a question that stands is answered as it was stored, so a killed run goes on where it was.
 */
@Injectable()
export class FreezeQuestion {
  constructor(
    private readonly db: Database,
    private readonly lots: Lots,
    private readonly lines: OrderLines,
    private readonly clock: Clock,
  ) {}

  /** Null when the run waits for nothing any more. */
  async run(runId: string): Promise<FrozenRun | null> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const run = await lockRun(tx, runId);
      if (run.state === 'frozen' && run.rules_version === RULES_VERSION) return stored(tx, run);
      return ['queued', 'frozen'].includes(run.state) ? this.freeze(tx, run) : null;
    });
  }

  private async freeze(tx: Tx, run: WaitingRun): Promise<FrozenRun> {
    const text = canonicalJson(await this.ask(tx, run));
    const questionHash = sha256(text);
    await tx.query(
      `UPDATE matching_run SET state = 'frozen', question = $2, question_hash = $3, rules_version = $4,
         freezes = freezes + 1, frozen_at = $5, failure = NULL, version = version + 1
       WHERE id = $1`,
      [run.id, text, questionHash, RULES_VERSION, this.clock.now()],
    );
    return frozenRun(run, questionHash, text);
  }

  private async ask(tx: Tx, run: WaitingRun): Promise<FrozenQuestion> {
    const [cycle] = await rowsOf<{ moves_on: CivilDate; communes: string[] | null }>(
      tx,
      `SELECT moves_on, (SELECT array_agg(commune_id ORDER BY commune_id) FROM cycle_commune
         WHERE cycle_id = cycle.id) AS communes
       FROM distribution_cycle cycle WHERE id = $1`,
      [run.cycle_id],
    );
    if (!cycle) throw notFound('cycle', run.cycle_id);
    // Nothing is on the road before the day on which the cycle moves, nor before now.
    const asOf = new Date(Math.max(momentAt(cycle.moves_on).getTime(), this.clock.now().getTime()));
    const factors = await rowsOf<{ stateA: string; stateB: string; permille: number }>(
      tx,
      `SELECT state_a AS "stateA", state_b AS "stateB", permille FROM road_factor
       ORDER BY state_a COLLATE "C", state_b COLLATE "C"`,
    );
    const lots = await this.lots.availableForRound(tx, {
      communeIds: cycle.communes,
      onOrAfter: civilDateAt(asOf),
    });
    const lines = await this.lines.forRound(tx, run.cycle_id);
    const declined = await declinedLots(tx, run.cycle_id);
    return {
      rulesVersion: RULES_VERSION,
      seed: run.seed,
      asOf: asOf.toISOString(),
      travel: { ...TRAVEL_RULES, factors },
      policy: usualPolicy,
      agreements: [],
      preferences: [],
      lots: lots.map(({ code: _, siteId: __, ...lot }) => lot),
      lines: lines.map(({ distributionPointId: _, ...line }) => ({
        ...line,
        declinedLotIds: declined.get(line.id) ?? [],
      })),
    };
  }
}

async function lockRun(tx: Tx, runId: string): Promise<WaitingRun> {
  const [run] = await rowsOf<WaitingRun>(
    tx,
    `SELECT id, cycle_id, kind, state, seed, rules_version FROM matching_run WHERE id = $1 FOR UPDATE`,
    [runId],
  );
  if (!run) throw notFound('matching_run', runId);
  return run;
}

/** What one of the two communes has said no to is not offered to that line again, or silence would overrule it. */
async function declinedLots(
  tx: Tx,
  cycleId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await rowsOf<{ line: string; lots: string[] }>(
    tx,
    `SELECT order_line_id AS line, array_agg(DISTINCT lot_id ORDER BY lot_id) AS lots
     FROM allocation WHERE cycle_id = $1 AND state IN ('declined', 'released')
     GROUP BY order_line_id`,
    [cycleId],
  );
  return new Map(rows.map(({ line, lots }) => [line, lots]));
}

async function stored(tx: Tx, run: WaitingRun): Promise<FrozenRun> {
  const [row] = await rowsOf<{ question: string; question_hash: string }>(
    tx,
    'SELECT question, question_hash FROM matching_run WHERE id = $1',
    [run.id],
  );
  if (!row) throw notFound('matching_run', run.id);
  return frozenRun(run, row.question_hash, row.question);
}

/** What is thought about is always read back from the text, so that a replay reads the very same. */
function frozenRun(run: WaitingRun, questionHash: string, text: string): FrozenRun {
  const question = JSON.parse(text) as FrozenQuestion;
  return { id: run.id, cycleId: run.cycle_id, kind: run.kind, questionHash, question };
}
