import type { House } from '../support/house';

/** Inserts one row by hand-written SQL, so that a factory depends on no feature's code. Answers the row's facts. */
export async function insertRow<Row extends Record<string, unknown>>(
  house: House,
  table: string,
  row: Row,
): Promise<Row> {
  const names = Object.keys(row);
  const columns = names.map((name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase());
  await house.db.rows(
    `INSERT INTO "${table}" (${columns.join(', ')})
     VALUES (${names.map((_, index) => `$${String(index + 1)}`).join(', ')})`,
    names.map((name) => row[name]),
  );
  return row;
}
