import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';

/** A cell that a spreadsheet would take for a formula is written with a leading apostrophe. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV for spreadsheets set to Venezuela: semicolons, byte-order mark, CRLF. Masses stay whole grams.
 * Texts that begin like a formula are defused.
 */
export function csvOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    cast: {
      string: (text) => (FORMULA.test(text) ? `'${text}` : text),
      date: (moment) => moment.toISOString(),
      boolean: (flag) => (flag ? 'true' : 'false'),
      object: (value) => JSON.stringify(value),
    },
  });
}

export function sendCsv(reply: FastifyReply, name: string, text: string): void {
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text);
}
