import { newId } from '#core/kernel';
import { PlanMatchingRun } from '../../libs/features/rounds/src/matching-runs/plan-matching-run';
import { aCommune, aCycle, aLot, anOrder, aSpokesperson } from '../factories';
import type { Answer, House } from '../support/house';

type Person = Awaited<ReturnType<typeof aSpokesperson>>;

/** One rural commune with a tonne of potatoes in sacks of 20 kg, two urban ones that ask for 1.5 t, a closed cycle. */
export interface Story {
  readonly cycleId: string;
  readonly liaison: Person;
  readonly rural: string;
  readonly producer: Person;
  readonly lotId: string;
  readonly urban: readonly UrbanCommune[];
}

export interface UrbanCommune {
  readonly communeId: string;
  readonly spokesperson: Person;
  readonly orderId: string;
  readonly lineId: string;
}

export interface Wishes {
  readonly cycle?: Record<string, unknown>;
  readonly lot?: Record<string, unknown>;
  readonly wantedGrams?: readonly number[];
  readonly families?: readonly number[];
}

export async function aStory(house: House, wishes: Wishes = {}): Promise<Story> {
  const { wantedGrams = [600_000, 900_000], families = [100, 300] } = wishes;
  const cycle = await aCycle(house, { state: 'closed', ...wishes.cycle });
  const rural = (await aCommune(house)).id;
  const lot = await aLot(house, { communeId: rural, ...wishes.lot });
  const urban: UrbanCommune[] = [];
  for (const [at, wanted] of wantedGrams.entries()) {
    const communeId = (await aCommune(house, { kind: 'urban' })).id;
    const order = await anOrder(house, {
      communeId,
      cycleId: cycle.id,
      families: families[at] ?? 100,
      lines: [{ wantedGrams: wanted }],
    });
    urban.push({
      communeId,
      orderId: order.id,
      lineId: order.lines[0]?.id ?? '',
      spokesperson: await aSpokesperson(house, 'food_spokesperson', communeId),
    });
  }
  return {
    cycleId: cycle.id,
    liaison: await aSpokesperson(house, 'network_liaison', null),
    rural,
    producer: await aSpokesperson(house, 'producer_spokesperson', rural),
    lotId: lot.id,
    urban,
  };
}

/** Asks for a run as the liaison and lets it be done. Answers the run as it stands afterwards. */
export async function match(
  house: House,
  story: Story,
  kind: 'cycle' | 'follow_up' | 'dry_run' = 'cycle',
): Promise<Answer> {
  const asked = await askFor(house, story, kind);
  await house.drain();
  return house.request({
    as: story.liaison.as,
    method: 'GET',
    url: `/v1/matching-runs/${String(asked.body.id)}`,
  });
}

export async function askFor(
  house: House,
  { cycleId, liaison }: Story,
  kind: string,
  id: string = newId(),
): Promise<Answer> {
  return house.request({
    as: liaison.as,
    method: 'POST',
    url: `/v1/cycles/${cycleId}/matching-runs`,
    body: { id, kind },
  });
}

export async function planRun(house: House, runId: string): Promise<void> {
  await house.get(PlanMatchingRun).run({ runId });
}

export interface AllocationRow {
  readonly id: string;
  readonly lot_id: string;
  readonly order_line_id: string;
  readonly grams: number;
  readonly state: string;
  readonly code: string;
}

export async function allocationsOf(house: House, cycleId: string): Promise<AllocationRow[]> {
  return house.db.rows<AllocationRow>(
    `SELECT id, lot_id, order_line_id, grams, state, code FROM allocation
     WHERE cycle_id = $1 ORDER BY run_id, order_line_id`,
    [cycleId],
  );
}

export interface LotRow {
  readonly state: string;
  readonly listed_grams: number;
  readonly available_grams: number;
  readonly reserved_grams: number;
  readonly delivered_grams: number;
}

export async function lotOf(house: House, id: string): Promise<LotRow> {
  const [lot] = await house.db.rows<LotRow>('SELECT * FROM lot WHERE id = $1', [id]);
  if (!lot) throw new Error('no such lot');
  return lot;
}

/** The sums that must hold at every moment; answers what breaks them. */
export async function brokenSums(house: House): Promise<unknown[]> {
  return house.db.rows(`
    SELECT 'lot' AS what, lot.id FROM lot
      LEFT JOIN (SELECT lot_id, sum(grams) AS grams FROM allocation
        WHERE state NOT IN ('declined', 'released') GROUP BY lot_id) a ON a.lot_id = lot.id
      WHERE coalesce(a.grams, 0) > lot.listed_grams OR coalesce(a.grams, 0) <> lot.reserved_grams
    UNION ALL
    SELECT 'line', line.id FROM order_line line
      LEFT JOIN (SELECT order_line_id, sum(grams) AS grams FROM allocation
        WHERE state NOT IN ('declined', 'released') GROUP BY order_line_id) a
        ON a.order_line_id = line.id
      WHERE coalesce(a.grams, 0) <> line.allocated_grams OR coalesce(a.grams, 0) > line.max_grams
    UNION ALL
    SELECT 'ledger', lot.id FROM lot
      WHERE lot.available_grams <> (SELECT coalesce(sum(CASE WHEN to_bucket = 'available' THEN grams
          ELSE 0 END) - sum(CASE WHEN from_bucket = 'available' THEN grams ELSE 0 END), 0)
        FROM stock_movement WHERE lot_id = lot.id)`);
}
