import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool, types } from 'pg';
import {
  DataSource,
  DefaultNamingStrategy,
  type EntityManager,
  type MigrationInterface,
} from 'typeorm';
import { Config } from './config';

/** What the work of a transaction may touch. */
export type Tx = EntityManager;

/** The tables of all features; the composing app provides them. */
export interface Tables {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}
export const TABLES = Symbol('tables');

const INT8 = 20;
const DATE = 1082;
const RETRIED_STATES = new Set(['40001', '40P01']);
const TRIES_MAX = 5;

types.setTypeParser(INT8, parseSafeWhole);
types.setTypeParser(DATE, (text) => text);

/**
 * The one door to PostgreSQL. Reading: `rows` with hand-written SQL. Writing: `transaction`.
 * Deadlocks and serialization failures are retried inside, so the work may touch nothing but `tx`.
 */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  readonly source: DataSource;

  constructor(config: Config, @Inject(TABLES) tables: Tables) {
    this.source = new DataSource({
      type: 'postgres',
      url: config.databaseUrl,
      entities: [...tables.entities],
      migrations: [...tables.migrations],
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      namingStrategy: new SnakeCase(),
      synchronize: false,
      poolSize: config.databaseConnectionsMax,
      applicationName: `cayapa ${config.queues.join('+')}`,
      extra: {
        options: sessionOptions(config),
        idleTimeoutMillis: 30_000,
      },
      poolErrorHandler: () => undefined, // A server that restarts must not kill us: the next query reports it.
    });
  }

  async open(): Promise<void> {
    if (!this.source.isInitialized) await this.source.initialize();
  }

  async onModuleInit(): Promise<void> {
    await this.open();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  get read(): EntityManager {
    return this.source.manager;
  }

  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.read, sql, parameters);
  }

  /**
   * Rows of a statement that runs with nearly every request: each connection plans it once, under its name.
   * Only for statements whose best plan does not depend on the parameters.
   */
  async prepared<Row extends object>(
    statement: { readonly name: string; readonly text: string },
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const { master } = this.source.driver as unknown as { readonly master: Pool };
    const { rows } = await master.query<Row>({ ...statement, values: [...parameters] });
    return rows;
  }

  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.source.transaction(work);
      } catch (error) {
        if (!RETRIED_STATES.has(sqlState(error) ?? '') || attempt === TRIES_MAX) throw error;
        await pause(10 * 2 ** attempt);
      }
    }
  }
}

/**
 * What every connection asks for, so that plans are the same on any server: solid-state disks (an index is
 * cheaper than reading a table whole), some memory to sort in, no compiling of short statements.
 */
function sessionOptions(config: Config): string {
  const settings = {
    statement_timeout: config.statementMillisecondsMax,
    lock_timeout: 5_000,
    timezone: 'UTC',
    random_page_cost: 1.1,
    work_mem: '16MB',
    jit: 'off',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** Rows of a statement inside a transaction: for INSERT, UPDATE and DELETE … RETURNING, too. */
export async function rowsOf<Row>(
  tx: Tx,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await tx.query(sql, [...parameters]);
  // TypeORM answers UPDATE and DELETE with [rows, count] and all else with rows.
  const isPair = Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]);
  return (isPair && typeof answer[1] === 'number' ? answer[0] : answer) as Row[];
}

/** The SQLSTATE of a failure of PostgreSQL, wherever the driver or the mapper has put it. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) {
    return error.code;
  }
  return 'driverError' in error ? sqlState(error.driverError) : undefined;
}

/** A pool for BullMQ's PostgreSQL backend and for bulk loading, outside of the mapper. */
export function openPool(databaseUrl: string, connectionsMax: number, options = ''): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max: connectionsMax, options });
  pool.setMaxListeners(100);
  pool.on('error', () => undefined); // Idle connections break when the server restarts; queries report it.
  return pool;
}

/** communeId in the code is commune_id in the table. */
class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, customName: string | undefined): string {
    return customName ?? snakeCase(className);
  }

  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function parseSafeWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond the safe whole numbers`);
  return value;
}
