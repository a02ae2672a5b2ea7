import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Environment, SettingsReader } from './settings-reader';

export type { Environment };

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
  /** Streams of events open at a time, and how long one stays open before its reader has to come again. */
  readonly eventStreamsMax: number;
  readonly eventStreamMillisecondsMax: number;
  /** The folder of the built web app; without an index.html in it there is no app. */
  readonly webFolder: string;
  /** Where maps get their tiles, with slots {z}, {x} and {y} (and {s} for a subdomain); null: maps without tiles. */
  readonly mapTilesUrl: string | null;
  readonly mapAttribution: string;
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
  declare readonly eventStreamsMax: number;
  declare readonly eventStreamMillisecondsMax: number;
  declare readonly webFolder: string;
  declare readonly mapTilesUrl: string | null;
  declare readonly mapAttribution: string;
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
  const read = new SettingsReader(env, fallback);
  const port = read.whole('PORT', 8080, 0, 65_535);
  const redis = read.text('REDIS_URL', '');
  const config = new Config({
    databaseUrl: read.url('DATABASE_URL', ['postgres', 'postgresql'], ''),
    redisUrl: redis === '' ? null : read.url('REDIS_URL', ['redis', 'rediss'], redis),
    host: read.text('HOST', '127.0.0.1'),
    port,
    publicUrl: read.url('PUBLIC_URL', ['http', 'https'], `http://localhost:${String(port)}`),
    trustedProxies: read.whole('TRUSTED_PROXIES', 0, 0, 10),
    queues: read.text('QUEUES', 'default,solving').split(','),
    databaseConnectionsMax: read.whole('DATABASE_CONNECTIONS_MAX', 16, 2, 200),
    statementMillisecondsMax: read.whole('STATEMENT_MILLISECONDS_MAX', 60_000, 100, 3_600_000),
    ...loadFacts(read),
    ...webFacts(read),
    ...solvingFacts(read),
    ...roadsFacts(read),
    logLevel: read.text('LOG_LEVEL', 'info'),
    sessionDays: read.whole('SESSION_DAYS', 30, 1, 400),
    signInAttemptsPerHourMax: read.whole('SIGN_IN_ATTEMPTS_PER_HOUR_MAX', 20, 1, 1_000_000),
    demo: read.text('DEMO', 'false') === 'true',
  });
  if (read.faults.length > 0) throw new ConfigError(read.faults);
  return config;
}

function loadFacts(read: SettingsReader) {
  const inFlight = 32 * availableParallelism();
  return {
    requestsInFlightMax: read.whole('REQUESTS_IN_FLIGHT_MAX', inFlight, 1, 10_000),
    eventStreamsMax: read.whole('EVENT_STREAMS_MAX', 500, 0, 100_000),
    eventStreamMillisecondsMax: read.whole('EVENT_STREAM_MILLISECONDS_MAX', 600_000, 1, 86_400_000),
  };
}

function webFacts(read: SettingsReader) {
  return {
    webFolder: resolve(read.text('WEB_FOLDER', 'apps/web/dist')),
    mapTilesUrl: read.tiles('MAP_TILES_URL'),
    mapAttribution: read.text('MAP_ATTRIBUTION', ''),
  };
}

function solvingFacts(read: SettingsReader) {
  return {
    solvingThreads: read.whole('SOLVING_THREADS', availableParallelism(), 1, 256),
    solvingSecondsMax: read.whole('SOLVING_SECONDS_MAX', 600, 1, 86_400),
    solvingMegabytesMax: read.whole('SOLVING_MEGABYTES_MAX', 2_048, 64, 1_048_576),
  };
}

function roadsFacts(read: SettingsReader) {
  const roadsKind = read.choice('ROADS_KIND', ROADS_KINDS, 'none');
  return {
    roadsKind,
    roadsUrl: roadsKind === 'none' ? '' : read.url('ROADS_URL', ['http', 'https'], ''),
    roadsProfile: read.text('ROADS_PROFILE', roadsKind === 'valhalla' ? 'truck' : 'driving'),
    roadsTableMax: read.whole('ROADS_TABLE_MAX', 50, 1, 1_000),
    roadsRequestsMax: read.whole('ROADS_REQUESTS_MAX', 4, 1, 32),
    roadsMillisecondsMax: read.whole('ROADS_MILLISECONDS_MAX', 10_000, 10, 600_000),
    roadsDaysMax: read.whole('ROADS_DAYS_MAX', 30, 1, 3_650),
  };
}
