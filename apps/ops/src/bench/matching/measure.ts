export const RUNS = 5;

/** User CPU of one call, in milliseconds, with what it gave. */
export function userCpu<Result>(work: () => Result): { ms: number; result: Result } {
  const begun = process.cpuUsage().user;
  const result = work();
  return { ms: (process.cpuUsage().user - begun) / 1_000, result };
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Milliseconds of work after which the engine has compiled what it will compile. */
const WARM_MS = 500;

/** The middle of five calls after one or more, half a second of them, that warm up. */
export function warmMedian(work: () => number): number {
  for (let spent = 0; spent < WARM_MS;) spent += Math.max(1, work());
  return median(Array.from({ length: RUNS }, work));
}

/** One line of the table: what was measured, ours, the peer's, and how far the promise goes. */
export interface Reached {
  readonly row: number;
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** The figure that is compared. */
  readonly value: number;
  readonly reach: { readonly atMost: number } | { readonly atLeast: number };
  /** What the value counts, such as × or B. */
  readonly unit?: string;
}

/** A line such as `1  S3 at 50,000 … 1.05× (≤ 1.2×) reached`. */
export function tell({ row, what, ours, peer, value, reach, unit = '×' }: Reached): string {
  const isReached = 'atMost' in reach ? value <= reach.atMost : value >= reach.atLeast;
  const bound = 'atMost' in reach ? `≤ ${reach.atMost}` : `≥ ${reach.atLeast}`;
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return [
    String(row).padStart(2),
    what.padEnd(56),
    ours.padStart(22),
    peer.padStart(30),
    `${value.toFixed(digits)} ${unit}`.padStart(11),
    `${bound} ${unit}`.padStart(10),
    isReached ? 'reached' : 'NOT reached',
  ].join('  ');
}

export function tellHead(): string {
  return [
    ' #',
    'what'.padEnd(56),
    'ours'.padStart(22),
    'peer'.padStart(30),
    'figure'.padStart(11),
    'reach'.padStart(10),
  ].join('  ');
}

/** Milliseconds with a thin comma, such as 12,345 ms. */
export function inMs(ms: number): string {
  return `${(ms < 100 ? Math.round(ms * 10) / 10 : Math.round(ms)).toLocaleString('en')} ms`;
}
