import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RecordAnswer } from './answers';
import type { Play } from './play';
import { PlayError, type Voice } from './voice';

const RIGHT = 0;
const WRONG = 1;

/**
 * Checks a round as any commune could: its record is downloaded and judged by the command line, which must
 * accept it, and must find it when one package is written to another's account.
 */
export async function verifyRound(play: Play, voice: Voice, runId: string): Promise<RecordAnswer> {
  const record = await voice.get<RecordAnswer>(`/v1/matching-runs/${runId}/record.json`);
  const folder = mkdtempSync(join(tmpdir(), 'cayapa-record-'));
  try {
    const right = await judge(join(folder, 'record.json'), record);
    if (right.code !== RIGHT) throw new PlayError(`the record does not verify: ${right.said}`);
    play.say(play.texts.verified(right.said));
    const tampered = withOnePackageMore(record);
    if (!tampered) return record;
    const wrong = await judge(join(folder, 'tampered.json'), tampered);
    if (wrong.code !== WRONG) throw new PlayError('tampering with one package was not found');
    play.say(play.texts.tampered(wrong.said));
    return record;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withOnePackageMore(record: RecordAnswer): RecordAnswer | null {
  const [first, ...others] = record.answer.allocations;
  if (!first) return null;
  const gramsEach = first.grams / first.packages;
  const more = { ...first, packages: first.packages + 1, grams: first.grams + gramsEach };
  return { ...record, answer: { ...record.answer, allocations: [more, ...others] } };
}

async function judge(
  file: string,
  record: RecordAnswer,
): Promise<{ readonly code: number | null; readonly said: string }> {
  writeFileSync(file, JSON.stringify(record));
  const child = spawn(process.execPath, [matchCommand(), '--verify', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return { code, said: said.trim() };
}

/** The built command stands beside this file in the build; a play from the sources takes it from there. */
function matchCommand(): string {
  const beside = join(__dirname, '..', 'match.js');
  return existsSync(beside) ? beside : resolve('dist', 'apps', 'ops', 'src', 'match.js');
}
