import type { Page } from '#core/kernel';

const PAGE_ROWS = 200;
/** A file of more rows than this opens in no spreadsheet that our people have. */
const ROWS_MAX = 20_000;

/** All rows of a list for its CSV, page after page by the list's own query, so that both always agree. */
export async function everyPage<Query extends object, Row>(
  query: Query,
  read: (page: Query & { after?: string; limit: number }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Page<Row> = await read({
      ...query,
      ...(after !== null && { after }),
      limit: PAGE_ROWS,
    });
    rows.push(...page.items);
    after = page.next;
  } while (after !== null && rows.length < ROWS_MAX);
  return rows;
}
