import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateAt, Clock, momentAt, notFound } from '#core/kernel';
import { type MatchingLot, type MatchingQuestion, RULES_VERSION } from '#core/matching';
import { Lots } from '#features/inventory';
import { OrderLines } from '#features/orders';
import { rowsOf, type Tx } from '#platform/database';
import { agreementsOfRound } from '../agreements/agreements-of-round';
import { debtsOfRound } from '../fairness/debts-of-round';
import { policyInForce } from '../policies/policy-in-force';
import { TRAVEL_RULES } from './travel-rules';

/** A lot of the question; what is left beside its whole packages needs a reason, too. */
export interface FrozenLot extends MatchingLot {
  readonly availableGrams: number;
}

export interface FrozenQuestion extends MatchingQuestion {
  readonly lots: readonly FrozenLot[];
}

type AvailableLot = Awaited<ReturnType<Lots['availableForRound']>>[number];
type RoundLine = Awaited<ReturnType<OrderLines['forRound']>>[number];

interface CycleRow {
  readonly moves_on: CivilDate;
  readonly host_commune_id: string | null;
  readonly communes: string[] | null;
}

/** What a question is asked about. */
export interface QuestionWish {
  readonly cycleId: string;
  readonly seed: number;
  /** Only this lot; null: every lot that is free. */
  readonly lotId: string | null;
}

/** Gathers all that a sharing depends on, as one transaction sees it. */
@Injectable()
export class AskQuestion {
  constructor(
    private readonly lots: Lots,
    private readonly lines: OrderLines,
    private readonly clock: Clock,
  ) {}

  async within(tx: Tx, { cycleId, seed, lotId }: QuestionWish): Promise<FrozenQuestion> {
    const cycle = await cycleOf(tx, cycleId);
    const now = this.clock.now();
    // Nothing is on the road before the day on which the cycle moves, nor before now; an urgent lot goes at once.
    const movesAt = lotId === null ? momentAt(cycle.moves_on).getTime() : 0;
    const asOf = new Date(Math.max(movesAt, now.getTime()));
    const on = civilDateAt(asOf);
    const factors = await rowsOf<{ stateA: string; stateB: string; permille: number }>(
      tx,
      `SELECT state_a AS "stateA", state_b AS "stateB", permille FROM road_factor
       ORDER BY state_a COLLATE "C", state_b COLLATE "C"`,
    );
    const { lots, lines } = await this.goods(tx, { cycleId, lotId, on }, cycle.communes);
    const declined = await declinedLots(tx, cycleId);
    const debtOf = await debtsOfRound(tx, cycleId);
    return {
      rulesVersion: RULES_VERSION,
      seed,
      asOf: asOf.toISOString(),
      travel: { ...TRAVEL_RULES, factors },
      policy: await policyInForce(tx, { hostCommuneId: cycle.host_commune_id, on }),
      ...(await agreementsOfRound(tx, { cycleId, on })),
      lots: lots.map(({ code: _, siteId: __, ...lot }) => lot),
      lines: lines.map(({ distributionPointId: _, ...line }) => ({
        ...line,
        debtGrams: debtOf(line.communeId, line.productId),
        declinedLotIds: declined.get(line.id) ?? [],
      })),
    };
  }

  /** What is free and who asks; of an urgent lot only those who might take it. */
  private async goods(
    tx: Tx,
    { cycleId, lotId, on }: Omit<QuestionWish, 'seed'> & { readonly on: CivilDate },
    communeIds: readonly string[] | null,
  ): Promise<{ lots: AvailableLot[]; lines: RoundLine[] }> {
    const lots = await this.lots.availableForRound(tx, { communeIds, onOrAfter: on });
    const lines = await this.lines.forRound(tx, cycleId);
    if (lotId === null) return { lots, lines };
    const [lot] = lots.filter((it) => it.id === lotId);
    if (!lot) return { lots: [], lines: [] };
    const mayTake = (line: RoundLine): boolean =>
      [line.productId, ...line.substituteProductIds].includes(lot.productId);
    return { lots: [lot], lines: lines.filter(mayTake) };
  }
}

async function cycleOf(tx: Tx, id: string): Promise<CycleRow> {
  const [cycle] = await rowsOf<CycleRow>(
    tx,
    `SELECT moves_on, host_commune_id, (SELECT array_agg(commune_id ORDER BY commune_id)
       FROM cycle_commune WHERE cycle_id = cycle.id) AS communes
     FROM distribution_cycle cycle WHERE id = $1`,
    [id],
  );
  if (!cycle) throw notFound('cycle', id);
  return cycle;
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
