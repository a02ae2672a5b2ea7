import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { LOSS_STAGES, type LossStage } from '../account/figures';
import { KeptReadings } from '../kept-readings';
import type { OverviewResponse, StateFiguresResponse } from './overview.dto';

const KEPT_MS = 60_000;

interface LostRow {
  readonly stage: LossStage;
  readonly grams: number;
}

/** The public figures of the whole network, of one snapshot, read at most once a minute by each process. */
@Injectable()
export class OverviewQueries {
  private readonly kept: KeptReadings<OverviewResponse>;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    this.kept = new KeptReadings({ clock, milliseconds: KEPT_MS, readingsMax: 1 });
  }

  async read(): Promise<OverviewResponse> {
    return this.kept.of('overview', () => this.readNow());
  }

  private async readNow(): Promise<OverviewResponse> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const states = await rowsOf<StateFiguresResponse>(tx, STATES);
      const [reached] = await rowsOf<{ cycles: number }>(tx, CYCLES);
      const lost = lostByStage(await rowsOf<LostRow>(tx, LOST));
      const sum = (of: (state: StateFiguresResponse) => number): number =>
        states.reduce((total, state) => total + of(state), 0);
      return {
        asOf: this.clock.now().toISOString(),
        cycles: reached?.cycles ?? 0,
        communes: sum((it) => it.communes),
        families: sum((it) => it.families),
        receivedGrams: sum((it) => it.receivedGrams),
        lostGrams: Object.values(lost).reduce((total, grams) => total + grams, 0),
        ...{ lost, states },
      };
    });
  }
}

function lostByStage(rows: readonly LostRow[]): Record<LossStage, number> {
  const gramsAt = (stage: LossStage): number => rows.find((row) => row.stage === stage)?.grams ?? 0;
  return Object.fromEntries(LOSS_STAGES.map((stage) => [stage, gramsAt(stage)])) as Record<
    LossStage,
    number
  >;
}

/** From the index of what was received alone; families count once, however often their commune received. */
const STATES = `
  WITH received AS (
    SELECT cycle_id, customer_commune_id, supplier_commune_id, sum(received_grams) AS grams
    FROM allocation WHERE received_grams > 0
    GROUP BY cycle_id, customer_commune_id, supplier_commune_id
  ), part AS (
    SELECT commune_id, sum(received_grams) AS received_grams, sum(given_grams) AS given_grams
    FROM (
      SELECT customer_commune_id AS commune_id, grams AS received_grams, 0 AS given_grams FROM received
      UNION ALL
      SELECT supplier_commune_id, 0, grams FROM received
    ) AS side
    GROUP BY commune_id
  ), served AS (
    SELECT DISTINCT ON (o.commune_id) o.commune_id, o.families
    FROM (SELECT DISTINCT cycle_id, customer_commune_id FROM received) r
    JOIN "order" o ON o.commune_id = r.customer_commune_id AND o.cycle_id = r.cycle_id
    JOIN distribution_cycle cycle ON cycle.id = r.cycle_id
    ORDER BY o.commune_id, cycle.opens_on DESC, cycle.id DESC
  )
  SELECT state.code, state.name, count(part.commune_id)::int AS communes,
    coalesce(sum(served.families), 0)::bigint AS families,
    coalesce(sum(part.received_grams), 0)::bigint AS "receivedGrams",
    coalesce(sum(part.given_grams), 0)::bigint AS "givenGrams"
  FROM state
  LEFT JOIN (
    part JOIN commune ON commune.id = part.commune_id
    JOIN municipality ON municipality.code = commune.municipality_code
    LEFT JOIN served ON served.commune_id = part.commune_id
  ) ON municipality.state_code = state.code
  GROUP BY state.code, state.name
  ORDER BY state.name, state.code`;

const CYCLES = `
  SELECT count(DISTINCT cycle_id)::int AS cycles FROM allocation WHERE received_grams > 0`;

/** What was taken back from the lost counts against its stage. */
const LOST = `
  SELECT stage, greatest(sum(CASE WHEN to_bucket = 'lost' THEN grams ELSE -grams END), 0)::bigint AS grams
  FROM stock_movement WHERE to_bucket = 'lost' OR from_bucket = 'lost'
  GROUP BY stage`;
