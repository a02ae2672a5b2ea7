import type { FastifyReply } from 'fastify';
import type { Page } from '#core/kernel';
import { csvOf, sendCsv } from '#platform/csv';

/** Rows of one CSV file. A longer list says so in the header `x-next-after`: ask again with `?after=`. */
export const CSV_ROWS_MAX = 10_000;

export function sendCsvPage<Row extends object>(
  reply: FastifyReply,
  name: string,
  page: Page<Row>,
  columns: readonly (keyof Row & string)[],
): void {
  if (page.next !== null) reply.header('x-next-after', page.next);
  sendCsv(reply, name, csvOf(page.items, columns));
}
