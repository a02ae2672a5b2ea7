import type { House } from '../support/house';

/** One row that somebody inserted, changed or deleted. */
export interface Change {
  readonly table: string;
  readonly deed: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The diary of the plumbing itself: sign-in attempts and the like are no one's rows. */
const UNWATCHED = ['schema_migration', 'sign_in_attempt', 'worker_heartbeat', 'guard_change'];

/**
 * Triggers on every table that write each changed row down, so that a guard sees what a call did to the last
 * row without reading all tables again, and can undo it. Append-only tables lose their refusing triggers in this
 * one database: undoing must delete from them, and a call that changes them would be written down anyway.
 */
export class ChangeLog {
  private constructor(
    private readonly house: House,
    private readonly keys: ReadonlyMap<string, readonly string[]>,
  ) {}

  static async open(house: House): Promise<ChangeLog> {
    await house.db.rows(`
      CREATE TABLE guard_change (
        seq bigint GENERATED ALWAYS AS IDENTITY, name text, deed text, before jsonb, after jsonb)`);
    await house.db.rows(`
      CREATE FUNCTION guard_write_down() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('guard.is_undoing', true) = 'yes' THEN RETURN NULL; END IF;
        INSERT INTO guard_change (name, deed, before, after) VALUES (TG_TABLE_NAME, TG_OP,
          CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
          CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
        RETURN NULL;
      END $$`);
    const keys = await house.db.rows<{ table: string; columns: string[] }>(
      `SELECT c.relname AS table, array_agg(a.attname::text) AS columns
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
       WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1)
       GROUP BY c.relname`,
      [UNWATCHED],
    );
    for (const { table } of keys) {
      await house.db.rows(`
        ALTER TABLE "${table}" DISABLE TRIGGER USER;
        CREATE TRIGGER zz_guard AFTER INSERT OR UPDATE OR DELETE ON "${table}"
          FOR EACH ROW EXECUTE FUNCTION guard_write_down()`);
    }
    return new ChangeLog(house, new Map(keys.map((it) => [it.table, it.columns])));
  }

  /** The changes since the last look, first one first. Everything that was changed is as before afterwards. */
  async takeAndUndo(): Promise<Change[]> {
    const changes = await this.house.db.rows<Change>(
      `SELECT name AS table, deed, before, after FROM guard_change ORDER BY seq`,
    );
    if (changes.length === 0) return changes;
    await this.house.db.transaction(async (tx) => {
      await tx.query(`SELECT set_config('guard.is_undoing', 'yes', true)`);
      await tx.query('SET CONSTRAINTS ALL DEFERRED');
      for (const change of [...changes].reverse()) {
        const { sql, values } = this.undoing(change);
        await tx.query(sql, values);
      }
      await tx.query('DELETE FROM guard_change');
    });
    return changes;
  }

  /** Leaves the changes of the arranging as they are. */
  async forget(): Promise<void> {
    await this.house.db.rows('DELETE FROM guard_change');
  }

  /** A fingerprint of every watched table: what takeAndUndo promises to leave as it was. */
  async fingerprint(): Promise<Record<string, string>> {
    const prints: Record<string, string> = {};
    for (const table of [...this.keys.keys()].sort()) {
      const [row] = await this.house.db.rows<{ print: string }>(
        `SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS print FROM "${table}" t`,
      );
      prints[table] = row?.print ?? '';
    }
    return prints;
  }

  private undoing({ table, deed, before, after }: Change): { sql: string; values: unknown[] } {
    const key = this.keys.get(table) ?? [];
    const where = key
      .map((name) => `t.${name} = (jsonb_populate_record(NULL::"${table}", $1)).${name}`)
      .join(' AND ');
    if (deed === 'INSERT') {
      return { sql: `DELETE FROM "${table}" t WHERE ${where}`, values: [JSON.stringify(after)] };
    }
    if (deed === 'DELETE') {
      return {
        sql: `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE
              SELECT * FROM jsonb_populate_record(NULL::"${table}", $1)`,
        values: [JSON.stringify(before)],
      };
    }
    const changed = Object.keys(before ?? {}).filter(
      (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
    );
    if (changed.length === 0) return { sql: 'SELECT $1::text', values: [''] };
    return {
      sql: `UPDATE "${table}" t SET ${changed
        .map((name) => `${name} = (jsonb_populate_record(NULL::"${table}", $2)).${name}`)
        .join(', ')} WHERE ${where}`,
      values: [JSON.stringify(after), JSON.stringify(before)],
    };
  }
}
