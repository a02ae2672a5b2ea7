import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Market } from '#core/matching';
import { median } from './measure';

const HEADER = '/usr/include/lemon/network_simplex.h';

export type LemonWay = 'network-simplex' | 'cost-scaling' | 'preflow';

/** One product with the units of its lots and lines: margins for transport, bounds for a preflow. */
export interface LemonProblem {
  readonly market: Market;
  readonly lotUnits: Float64Array;
  readonly lineUnits: Float64Array;
}

export interface LemonFigures {
  readonly way: LemonWay;
  /** User CPU of all products, the median of the runs. */
  readonly ms: number;
  /** Least cost, or the most that flows, summed over the products. */
  readonly objective: bigint;
}

/** LEMON, compiled once into a temporary folder that goes with `close`. */
export interface Lemon {
  run(problems: Iterable<LemonProblem>, ways: readonly LemonWay[], runs: number): LemonFigures[];
  close(): void;
}

/** Compiles LEMON; or says what is missing and returns null. */
export function openLemon(say: (line: string) => void): Lemon | null {
  if (!existsSync(HEADER)) {
    say('LEMON is missing (Debian: liblemon-dev): its columns stay empty.');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cayapa-lemon-'));
  const program = join(folder, 'lemon');
  try {
    const source = join(__dirname, 'lemon.cpp');
    execFileSync('g++', ['-O3', '-march=native', '-std=c++17', '-w', '-o', program, source]);
  } catch {
    say('g++ is missing or could not compile LEMON: its columns stay empty.');
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    run: (problems, ways, runs) => {
      const file = join(folder, 'problems');
      writeProblems(file, problems);
      const told = execFileSync(program, [file, String(runs), ...ways], { encoding: 'utf8' });
      rmSync(file);
      const all = JSON.parse(told) as { way: LemonWay; objective: string; ms: number[] }[];
      return all.map(({ way, objective, ms }) => ({
        way,
        ms: median(ms),
        objective: BigInt(objective),
      }));
    },
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Each problem as it is read by lemon.cpp: three counts, two margins, rows, lines, costs. */
function writeProblems(path: string, problems: Iterable<LemonProblem>): void {
  const file = openSync(path, 'w');
  for (const { market, lotUnits, lineUnits } of problems) {
    const { start, line, cost } = market.pairs;
    const counts = Int32Array.of(market.lots.count, market.lines.count, line.length);
    for (const column of [counts, lotUnits, lineUnits, start, line, cost]) {
      const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    }
  }
  closeSync(file);
}
