import { spawnSync } from 'node:child_process';
import { optionsOf } from './arguments';
import { tellHead } from './bench/matching/measure';
import { rowCertificates } from './bench/matching/row-certificates';
import { rowConsolidation } from './bench/matching/row-consolidation';
import { rowDoubling } from './bench/matching/row-doubling';
import { rowHighs } from './bench/matching/row-highs';
import { rowLeximin } from './bench/matching/row-leximin';
import { rowMinimums } from './bench/matching/row-minimums';
import { rowNational } from './bench/matching/row-national';
import { rowSeasons } from './bench/matching/row-seasons';
import { rowAllPairs, rowLarge, rowOneProduct } from './bench/matching/row-transport';

type Row = (say: (line: string) => void) => Promise<void>;

const ROWS: readonly (readonly [number, Row])[] = [
  [1, rowLarge],
  [2, rowAllPairs],
  [3, rowOneProduct],
  [4, rowLeximin],
  [5, rowHighs],
  [6, rowCertificates],
  [7, rowMinimums],
  [8, rowDoubling],
  [9, rowConsolidation],
  [10, rowSeasons],
  [11, rowNational],
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Prints how the matching core compares with its peers on this machine, as ratios of one run. Each row has a
 * process of its own, so that none finds the memory of the one before it in its way.
 */
async function bench(): Promise<number> {
  const { rows, row } = optionsOf(process.argv.slice(2), {
    rows: { type: 'string' },
    row: { type: 'string' },
  });
  if (typeof row === 'string') {
    for (const [number, measure] of ROWS) if (number === Number(row)) await measure(say);
    return 0;
  }
  const asked =
    typeof rows === 'string' ? rows.split(',').map(Number) : ROWS.map(([number]) => number);
  say('User CPU, warm, median of five runs. Read the figures as ratios: they belong to one run.');
  say(tellHead());
  const answers = asked.map((number) => {
    const args = [...process.execArgv, __filename, '--row', String(number)];
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
  });
  return Math.max(0, ...answers);
}

bench().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
