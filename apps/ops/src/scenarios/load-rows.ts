import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { type Cell, type Row, Rows, TABLES_IN_ORDER, type TableName } from './rows';

const LINES_AT_ONCE = 2_000;

export interface LoadedTable {
  readonly table: TableName;
  readonly rows: number;
  readonly seconds: number;
}

/** Loads all rows by COPY, table after table. Call it inside a transaction, so that all or nothing stays. */
export async function loadRows(
  client: Client,
  rows: Rows,
  constants: Readonly<Partial<Record<TableName, Row>>> = {},
): Promise<LoadedTable[]> {
  const loaded: LoadedTable[] = [];
  for (const table of TABLES_IN_ORDER) {
    const some = rows.of(table);
    if (some.length === 0) continue;
    const begun = performance.now();
    await copy(client, table, some, constants[table] ?? {});
    loaded.push({ table, rows: some.length, seconds: (performance.now() - begun) / 1_000 });
  }
  return loaded;
}

/** All rows of one table have the same columns: those of the first. */
async function copy(
  client: Client,
  table: TableName,
  rows: readonly Row[],
  constants: Row,
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const fixed = Object.entries(constants) as [string, Cell][];
  const columns = [...names, ...fixed.map(([name]) => name)].map((name) => `"${snake(name)}"`);
  const stream = client.query(from(`COPY "${table}" (${columns.join(', ')}) FROM STDIN`));
  const tail = fixed.map(([, cell]) => `\t${copyText(cell)}`).join('');
  for (let begin = 0; begin < rows.length; begin += LINES_AT_ONCE) {
    const lines = rows.slice(begin, begin + LINES_AT_ONCE).map((row) => {
      const cells = row as Readonly<Record<string, Cell>>;
      return `${names.map((name) => copyText(cells[name] ?? null)).join('\t')}${tail}\n`;
    });
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

/** One value in COPY's text format. */
export function copyText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return `{${cell.join(',')}}`;
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
