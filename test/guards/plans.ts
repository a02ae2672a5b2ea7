import { Client } from 'pg';
import type { House } from '../support/house';

/** A statement as it went to PostgreSQL. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Notes every statement that any connection of this process sends, until it is told to stop. */
export function listen(): { take: () => Statement[]; stop: () => void } {
  let heard: Statement[] = [];
  const spy = jest.spyOn(Client.prototype, 'query');
  const original = spy.getMockImplementation();
  return {
    take: () => {
      heard = spy.mock.calls.map(([first, second]: readonly unknown[]) =>
        statementOf(first, second),
      );
      spy.mockClear();
      return heard.filter((it) => /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(it.sql));
    },
    stop: () => {
      if (original) spy.mockImplementation(original);
      spy.mockRestore();
    },
  };
}

function statementOf(first: unknown, second: unknown): Statement {
  const values = Array.isArray(second) ? (second as unknown[]) : [];
  if (typeof first === 'string') return { sql: first, values };
  const told = first as { readonly text?: string; readonly values?: readonly unknown[] };
  return { sql: told.text ?? '', values: told.values ?? values };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The tables that a statement would read from end to end, by the plan that PostgreSQL makes for these values. */
export async function readWhole(house: House, { sql, values }: Statement): Promise<string[]> {
  const [row] = await house.db.rows<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
    `EXPLAIN (FORMAT JSON) ${sql}`,
    values,
  );
  return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => wholeScans(Plan));
}

function wholeScans(node: PlanNode): string[] {
  const relation = node['Relation Name'];
  const own = node['Node Type'] === 'Seq Scan' && relation !== undefined ? [relation] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeScans)];
}

/**
 * Tables that outgrow the number of communes. Reading all communes, or one site or vehicle of each, is what a
 * question about a whole cycle may do.
 */
export async function largeTables(house: House): Promise<Set<string>> {
  const rows = await house.db.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > 6000`,
  );
  return new Set(rows.map((it) => it.name));
}
