import type { House } from '../support/house';
import { PEOPLE_AND_PLACES, GOODS_AND_NEEDS } from './fill-communes';
import { SHARED_OUT, ON_THE_ROAD, SETTLED } from './fill-trade';
import { CYCLE, fid } from './fill-words';

/** Communes of the filled network; everything else follows from it. */
const FILLED_COMMUNES = 5_000;
/** Cycles share the orders among themselves, so that one cycle is a small part of the whole. */
const FILLED_CYCLES = 60;

/** Fills every table that grows with the network by tens of thousands of rows, as a national network would. */
export async function fill(house: House): Promise<void> {
  await house.db.rows(`
    INSERT INTO distribution_cycle (id, name, opens_on, closes_on, moves_on, hands_out_on, settles_on, state, created_by)
    SELECT ${CYCLE}, 'Ciclo ' || y, date '2026-11-22', date '2026-11-24', date '2026-11-26',
      date '2026-11-28', date '2026-12-05', 'matched', (SELECT id FROM person LIMIT 1)
    FROM generate_series(0, ${String(FILLED_CYCLES - 1)}) AS y`);
  await house.db.rows(`
    INSERT INTO matching_run (id, cycle_id, kind, state, seed, rules_version, question_hash, answer_hash)
    SELECT ${fid('matching', 'y')}, ${CYCLE}, 'cycle', 'planned', 1, 'fill', 'x', 'x'
    FROM generate_series(0, ${String(FILLED_CYCLES - 1)}) AS y`);
  const all = [...PEOPLE_AND_PLACES, ...GOODS_AND_NEEDS, ...SHARED_OUT, ...ON_THE_ROAD, ...SETTLED];
  for (const { table, each, row } of all) {
    // The orders of one commune go to cycles side by side, so that none has two in the same one.
    await house.db.rows(`
      INSERT INTO "${table}" (${Object.keys(row).join(', ')})
      SELECT ${Object.values(row).join(', ')}
      FROM (SELECT n, n / ${String(each)} AS c, n % ${String(FILLED_CYCLES)} AS y
        FROM generate_series(0, ${String(FILLED_COMMUNES * each - 1)}) AS n) AS numbered`);
  }
  await house.db.rows('ANALYZE');
}

/** The ids of the first filled cycle and of its matching run. */
export async function filledCycle(
  house: House,
): Promise<{ cycleId: string; matchingRunId: string }> {
  const [row] = await house.db.rows<{ cycleId: string; matchingRunId: string }>(
    `SELECT ${fid('cycle', '0')} AS "cycleId", ${fid('matching', '0')} AS "matchingRunId"`,
  );
  if (!row) throw new Error('nothing was filled');
  return row;
}
