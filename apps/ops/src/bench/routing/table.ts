/** One line of the table: what was measured, the figure, how far it must reach. */
export interface Figure {
  readonly row: number;
  readonly what: string;
  readonly ours: string;
  readonly reach: string;
  /** Null: nothing to compare with. */
  readonly isReached: boolean | null;
}

export type Say = (line: string) => void;

export const TABLE_HEAD = ['| # | what | ours | reach | |', '|---|---|---|---|---|'];

/** A row of the Markdown table. */
export function told({ row, what, ours, reach, isReached }: Figure): string {
  const verdict = isReached === null ? '' : isReached ? 'reached' : '**not reached**';
  return `| ${row} | ${what} | ${ours} | ${reach} | ${verdict} |`;
}

/** `+0.27 %` of ours over theirs. */
export function over(ours: number, theirs: number): string {
  return signed((ours / theirs - 1) * 100);
}

export function signed(percent: number): string {
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`;
}

export function sumOf<Thing>(things: readonly Thing[], figure: (it: Thing) => number): number {
  return things.reduce((sum, it) => sum + figure(it), 0);
}
