import type { Locale } from '#core/language';
import type { RoutingProblem } from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import { allocationIdOf } from './freeze-plan';
import { isImagined } from './plan-changes';

/** The names that people use of what a question calls by ids. */
export type NamesIn = (locale: Locale) => (id: string) => string;

interface NameRow {
  readonly id: string;
  readonly es: string;
  readonly en: string;
}

/** Sites and vehicles by their own names, goods by their product and for whom they are. */
export async function planNames(
  tx: Tx,
  problem: Pick<RoutingProblem, 'sites' | 'vehicles' | 'shipments'>,
): Promise<NamesIn> {
  const rows = await rowsOf<NameRow>(tx, NAMES, [
    problem.sites.map((it) => it.id),
    problem.vehicles.flatMap((it) => (isImagined(it.id) ? [] : [it.id])),
    [...new Set(problem.shipments.map((it) => allocationIdOf(it.id)))],
  ]);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (locale) => (id) => (known.get(id) ?? known.get(wholeOf(id)))?.[locale] ?? id;
}

/** The vehicle that an imagined one is like, or the allocation that goods are of. */
function wholeOf(id: string): string {
  return isImagined(id) ? (id.split('+')[0] ?? id) : allocationIdOf(id);
}

const NAMES = `
  SELECT id, name AS es, name AS en FROM site WHERE id = ANY($1::uuid[])
  UNION ALL SELECT id, name, name FROM vehicle WHERE id = ANY($2::uuid[])
  UNION ALL
  SELECT a.id, p.name_es || ' (' || c.name || ')', p.name_en || ' (' || c.name || ')'
  FROM allocation a JOIN product p ON p.id = a.product_id
  JOIN commune c ON c.id = a.customer_commune_id
  WHERE a.id = ANY($3::uuid[])`;
