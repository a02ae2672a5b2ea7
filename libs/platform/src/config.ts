import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** Services that measure roads, whose table interface we speak. */
const ROADS_KINDS = ['none', 'osrm', 'valhalla'] as const;
export type RoadsKind = (typeof ROADS_KINDS)[number];

/** Every setting of a process, read once at start. Durations in milliseconds, sizes in bytes. */
export interface ConfigFacts {
  readonly databaseUrl: string;
  /** Redis for BullMQ; null means BullMQ's PostgreSQL backend on the same database. */
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  /** Reverse proxies before the API whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  readonly queues: readonly string[];
  readonly databaseConnectionsMax: number;
  readonly statementMillisecondsMax: number;
  readonly requestsInFlightMax: number;
  /** What one matching run may take: threads at once, seconds of thinking, megabytes in all. */
  readonly solvingThreads: number;
  readonly solvingSecondsMax: number;
  readonly solvingMegabytesMax: number;
  /** Who measures roads, where, and by which of its profiles; 'none': roads are estimated. */
  readonly roadsKind: RoadsKind;
  readonly roadsUrl: string;
  readonly roadsProfile: string;
  /** Places on one side of a request at most, requests at a time, patience, and how long a measure counts. */
  readonly roadsTableMax: number;
  readonly roadsRequestsMax: number;
  readonly roadsMillisecondsMax: number;
  readonly roadsDaysMax: number;
  readonly logLevel: string;
  readonly sessionDays: number;
  readonly signInAttemptsPerHourMax: number;
  readonly demo: boolean;
}

/** The settings, injected wherever they are needed. */
export class Config implements ConfigFacts {
  declare readonly databaseUrl: string;
  declare readonly redisUrl: string | null;
  declare readonly host: string;
  declare readonly port: number;
  declare readonly publicUrl: string;
  declare readonly trustedProxies: number;
  declare readonly queues: readonly string[];
  declare readonly databaseConnectionsMax: number;
  declare readonly statementMillisecondsMax: number;
  declare readonly requestsInFlightMax: number;
  declare readonly solvingThreads: number;
  declare readonly solvingSecondsMax: number;
  declare readonly solvingMegabytesMax: number;
  declare readonly roadsKind: RoadsKind;
  declare readonly roadsUrl: string;
  declare readonly roadsProfile: string;
  declare readonly roadsTableMax: number;
  declare readonly roadsRequestsMax: number;
  declare readonly roadsMillisecondsMax: number;
  declare readonly roadsDaysMax: number;
  declare readonly logLevel: string;
  declare readonly sessionDays: number;
  declare readonly signInAttemptsPerHourMax: number;
  declare readonly demo: boolean;

  constructor(facts: ConfigFacts) {
    Object.assign(this, facts);
  }

  /** Cookies carry the Secure mark and the __Host- prefix exactly when the public address is https. */
  get secureCookies(): boolean {
    return this.publicUrl.startsWith('https://');
  }
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`configuration: ${faults.join('; ')}`);
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. Nothing else in the house reads it. */
export function environment(): Environment {
  return process.env;
}

/** Where embedded defaults keep their data, and where a running system says how to reach it. */
export function dataFolder(env: Environment): string {
  return resolve(env['DATA_DIR'] ?? '.data');
}

/** Reads and checks all settings; throws one ConfigError that names every fault at once. */
export function readConfig(env: Environment, fallback: Environment = {}): Config {
  const faults: string[] = [];
  const text = (name: string, otherwise: string): string =>
    env[name]?.trim() || fallback[name] || otherwise;
  const whole = (name: string, otherwise: number, min: number, max: number): number => {
    const value = Number(text(name, String(otherwise)));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${String(min)} to ${String(max)}`);
    return otherwise;
  };
  const url = (name: string, schemes: readonly string[], otherwise: string): string => {
    const value = text(name, otherwise);
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme)) faults.push(`${name} must be a ${schemes.join(' or ')} address`);
    return value;
  };

  const choice = <T extends string>(name: string, choices: readonly T[], otherwise: T): T => {
    const value = text(name, otherwise);
    const found = choices.find((it) => it === value);
    if (found === undefined) faults.push(`${name} must be one of ${choices.join(', ')}`);
    return found ?? otherwise;
  };

  const port = whole('PORT', 8080, 0, 65_535);
  const roadsKind = choice('ROADS_KIND', ROADS_KINDS, 'none');
  const redis = text('REDIS_URL', '');
  const config = new Config({
    databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql'], ''),
    redisUrl: redis === '' ? null : url('REDIS_URL', ['redis', 'rediss'], redis),
    host: text('HOST', '127.0.0.1'),
    port,
    publicUrl: url('PUBLIC_URL', ['http', 'https'], `http://localhost:${String(port)}`),
    trustedProxies: whole('TRUSTED_PROXIES', 0, 0, 10),
    queues: text('QUEUES', 'default,solving').split(','),
    databaseConnectionsMax: whole('DATABASE_CONNECTIONS_MAX', 16, 2, 200),
    statementMillisecondsMax: whole('STATEMENT_MILLISECONDS_MAX', 60_000, 100, 3_600_000),
    requestsInFlightMax: whole('REQUESTS_IN_FLIGHT_MAX', 32 * availableParallelism(), 1, 10_000),
    solvingThreads: whole('SOLVING_THREADS', availableParallelism(), 1, 256),
    solvingSecondsMax: whole('SOLVING_SECONDS_MAX', 600, 1, 86_400),
    solvingMegabytesMax: whole('SOLVING_MEGABYTES_MAX', 2_048, 64, 1_048_576),
    roadsKind,
    roadsUrl: roadsKind === 'none' ? '' : url('ROADS_URL', ['http', 'https'], ''),
    roadsProfile: text('ROADS_PROFILE', roadsKind === 'valhalla' ? 'truck' : 'driving'),
    roadsTableMax: whole('ROADS_TABLE_MAX', 50, 1, 1_000),
    roadsRequestsMax: whole('ROADS_REQUESTS_MAX', 4, 1, 32),
    roadsMillisecondsMax: whole('ROADS_MILLISECONDS_MAX', 10_000, 10, 600_000),
    roadsDaysMax: whole('ROADS_DAYS_MAX', 30, 1, 3_650),
    logLevel: text('LOG_LEVEL', 'info'),
    sessionDays: whole('SESSION_DAYS', 30, 1, 400),
    signInAttemptsPerHourMax: whole('SIGN_IN_ATTEMPTS_PER_HOUR_MAX', 20, 1, 1_000_000),
    demo: text('DEMO', 'false') === 'true',
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
