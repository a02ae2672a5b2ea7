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

/** Prints how the matching core compares with its peers on this machine, as ratios of one run. */
async function bench(): Promise<void> {
  const { rows } = optionsOf(process.argv.slice(2), { rows: { type: 'string' } });
  const asked = typeof rows === 'string' ? rows.split(',').map(Number) : ROWS.map(([row]) => row);
  say('User CPU, warm, median of five runs. Read the figures as ratios: they belong to one run.');
  say(tellHead());
  for (const [number, row] of ROWS) if (asked.includes(number)) await row(say);
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
