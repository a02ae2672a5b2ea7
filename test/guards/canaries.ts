import type { House } from '../support/house';

/** Free texts of a commune that its people wrote: each gets a word that nobody else would write. */
const TEXTS: readonly (readonly [table: string, column: string])[] = [
  ['person', 'name'],
  ['person', 'login'],
  ['mandate', 'body'],
  ['mandate', 'act'],
  ['commune', 'name'],
  ['commune', 'verified_by_act'],
  ['council', 'name'],
  ['site', 'name'],
  ['productive_org', 'name'],
  ['lot', 'code'],
  ['weighing', 'witness'],
  ['stock_movement', 'reason'],
  ['distribution_cycle', 'name'],
  ['ration', 'act'],
  ['allocation', 'code'],
  ['line_outcome', 'text_es'],
  ['line_outcome', 'text_en'],
  ['lot_outcome', 'text_es'],
  ['lot_outcome', 'text_en'],
  ['vehicle', 'plate'],
  ['vehicle', 'name'],
  ['driver', 'licence'],
  ['fuel_quota', 'source'],
  ['fuel_entry', 'reason'],
  ['transport_permit', 'number'],
  ['transport_permit', 'issued_by'],
  ['run', 'code'],
  ['reception', 'difference_reason'],
  ['hand_out_loss', 'reason'],
  ['claim', 'note'],
];

/** What must not be seen, and the table it comes from. */
export type Canaries = ReadonlyMap<string, string>;

const REFERENCE = ['product', 'package_type', 'state', 'municipality', 'productive_org_kind'];

/**
 * Marks every text of the rows that are in the database now, and answers the marks together with the ids of all
 * rows. Call it when the database holds the foreign network alone.
 */
export async function plantCanaries(house: House): Promise<Canaries> {
  const canaries = new Map<string, string>();
  for (const [table, column] of TEXTS) {
    const mark = `zarza${table}${column}`.replaceAll('_', '');
    await house.db.rows(
      `ALTER TABLE "${table}" DISABLE TRIGGER USER;
       UPDATE "${table}" SET ${column} = '${mark}' || ${column} WHERE ${column} IS NOT NULL;
       ALTER TABLE "${table}" ENABLE TRIGGER USER`,
    );
    canaries.set(mark, table);
  }
  const tables = await house.db.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN pg_tables ON tablename = table_name
     WHERE schemaname = 'public' AND column_name = 'id' AND udt_name = 'uuid' AND table_name <> ALL($1)`,
    [REFERENCE],
  );
  for (const { name } of tables) {
    const rows = await house.db.rows<{ id: string }>(`SELECT id FROM "${name}"`);
    for (const { id } of rows) canaries.set(id, name);
  }
  return canaries;
}

/** The tables of foreign rows that show in a text which did not name them itself. */
export function tablesShown(canaries: Canaries, text: string, asked: string): string[] {
  const shown = new Set<string>();
  for (const [word, table] of canaries) {
    if (text.includes(word) && !asked.includes(word)) shown.add(table);
  }
  return [...shown].sort();
}
