export type EmbeddedPostgresErrorCode =
  | 'data.in_use'
  | 'data.other_version'
  | 'data.unwritable'
  | 'disk.full'
  | 'server.missing'
  | 'server.failed';

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Why the embedded server cannot be had, in one line that a person at a terminal can act upon. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message.replace(/\s*\n\s*/g, ' ').trim(), options);
  }
}

/** Gives any failure below `openPostgres` a code and one line; our own errors pass unchanged. */
export function asEmbeddedPostgresError(error: unknown, dataDir: string): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  const cause = { cause: error };
  const code = errnoOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir, cause);
  const text = error instanceof Error ? error.message : String(error);
  if (code && UNWRITABLE.has(code)) {
    const message = `This user cannot write the data folder ${dataDir}: ${text}. Give the folder to this user or choose another one.`;
    return new EmbeddedPostgresError('data.unwritable', message, cause);
  }
  return new EmbeddedPostgresError('server.failed', `PostgreSQL could not start: ${text}`, cause);
}

/** Names what initdb or the server wrote before it gave up. `output` may have many lines. */
export function serverFailure(output: string, dataDir: string): EmbeddedPostgresError {
  const cause = { cause: output };
  if (/No space left on device|Disk quota exceeded|Check free disk space/i.test(output))
    return diskFull(dataDir, cause);
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1);
  const text = telling ?? 'it ended without a word';
  return new EmbeddedPostgresError('server.failed', `PostgreSQL could not start: ${text}`, cause);
}

export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function diskFull(dataDir: string, cause: ErrorOptions): EmbeddedPostgresError {
  const message = `The disk is full: PostgreSQL needs about 200 MB free beside ${dataDir}. Free some space and start again; nothing was lost.`;
  return new EmbeddedPostgresError('disk.full', message, cause);
}
