import { DomainError } from '#core/kernel';
import type { ObjectLiteral } from 'typeorm';
import { rowsOf, type Tx } from './database';

type EntityClass<Row> = new () => Row;

/**
 * Inserts a row with a client-born id, once. Told again with the same facts it answers false;
 * the same id with other facts is a conflict. The facts named must never change after the insert.
 */
export async function insertOnce<Row extends ObjectLiteral & { id: string }>(
  tx: Tx,
  entity: EntityClass<Row>,
  row: Row,
  facts: readonly (keyof Row & string)[],
): Promise<boolean> {
  const columns = tx.dataSource
    .getMetadata(entity)
    .columns.filter((column) => row[column.propertyName] !== undefined);
  const { tableName } = tx.dataSource.getMetadata(entity);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const slots = columns.map((_, index) => `$${String(index + 1)}`).join(', ');
  const values = columns.map((column) => databaseValue(row[column.propertyName], column.type));
  const inserted = await rowsOf<{ id: string }>(
    tx,
    `INSERT INTO "${tableName}" (${names}) VALUES (${slots}) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values,
  );
  if (inserted.length > 0) return true;

  const stored = await tx.findOneByOrFail(entity, { id: row.id } as never);
  const other = facts.filter((fact) => fingerprint(stored[fact]) !== fingerprint(row[fact]));
  if (other.length > 0) {
    throw new DomainError('conflict', 'id.used_with_other_facts', { id: row.id, facts: other });
  }
  return false;
}

function databaseValue(value: unknown, type: unknown): unknown {
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}

/** Equal for equal facts: key order of objects and the class of moments do not matter. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
