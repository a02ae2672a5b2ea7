import { applyDecorators, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Page } from '#core/kernel';

/** A cell that a spreadsheet would take for a formula is written with a leading apostrophe. */
const FORMULA = /^[=+\-@\t\r]/;
/** Rows read, held and written at a time: more than a list shows, few enough to leave the thread to others. */
const PAGE_ROWS = 1_000;

/** Which stretch of a list is asked for. */
interface Stretch {
  readonly after?: string;
  readonly limit: number;
}

interface CsvFile<Row> {
  /** Without its ending. */
  readonly name: string;
  readonly columns: readonly (keyof Row & string)[];
}

/** A route that answers a CSV file. */
export function GetCsv(path: string): MethodDecorator {
  const content = { 'text/csv': { schema: { type: 'string' } } } as const;
  return applyDecorators(Get(path), ApiOkResponse({ description: 'the rows as CSV', content }));
}

/**
 * A whole list as CSV, page after page by the list's own query, so that file and list always agree. It begins after
 * the query's `after` and takes no heed of its `limit`. The first page is read before anything is sent, so that a
 * refusal is still a problem; when a later page fails, the download is cut and never looks complete. Pages are read
 * no faster than the reader takes them, but for what the connection holds, and none once the reader is gone.
 */
export async function streamCsv<Query extends object, Row extends object>(
  { name, columns }: CsvFile<Row>,
  query: Query,
  read: (page: Query & Stretch) => Promise<Page<Row>>,
): Promise<StreamableFile> {
  const first = await read({ ...query, limit: PAGE_ROWS });

  async function* written(): AsyncGenerator<string> {
    yield csvOf(first.items, columns);
    for (let after = first.next; after !== null;) {
      const page = await read({ ...query, limit: PAGE_ROWS, after });
      yield rowsOf(page.items, columns, false);
      after = page.next;
    }
  }

  return new StreamableFile(Readable.from(written(), { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: disposition(name),
  });
}

/**
 * Rows as CSV for spreadsheets set to Venezuela: semicolons, byte-order mark, CRLF. Masses stay whole grams.
 * Texts that begin like a formula are defused.
 */
export function csvOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): string {
  return rowsOf(rows, columns, true);
}

/** For what is no list of pages, and whole in memory already. */
export function sendCsv(reply: FastifyReply, name: string, text: string): void {
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', disposition(name))
    .send(text);
}

function rowsOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  isBeginning: boolean,
): string {
  return stringify([...rows], {
    header: isBeginning,
    bom: isBeginning,
    columns: [...columns],
    delimiter: ';',
    record_delimiter: 'windows',
    cast: {
      string: (text) => (FORMULA.test(text) ? `'${text}` : text),
      date: (moment) => moment.toISOString(),
      boolean: (flag) => (flag ? 'true' : 'false'),
      object: (value) => JSON.stringify(value),
    },
  });
}

function disposition(name: string): string {
  return `attachment; filename="${name}.csv"`;
}
