import { execFile } from 'node:child_process';
import { type ServerUser } from './server-user';

export interface ProgramResult {
  readonly ok: boolean;
  /** Standard output and then standard error. */
  readonly output: string;
}

interface ProgramOptions {
  readonly user: ServerUser | undefined;
  readonly cwd: string;
  readonly input?: string;
}

/** Windows programs need variables of the system; elsewhere our own would only be able to harm. */
export const SERVER_ENVIRONMENT =
  process.platform === 'win32'
    ? undefined
    : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs one of PostgreSQL's programs to its end. Never rejects: a failure is part of the answer. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  { user, cwd, input }: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 2 ** 24, env: SERVER_ENVIRONMENT, ...user };
    const child = execFile(program, [...parameters], options, (error, stdout, stderr) => {
      const said = `${stdout}\n${stderr}`;
      const output = error && said.trim() === '' ? error.message : said;
      resolve({ ok: error === null, output });
    });
    // A program that ends before it has read everything says so through its exit.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}
