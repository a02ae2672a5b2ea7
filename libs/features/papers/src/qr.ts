import { encode } from 'uqr';

/** The black squares of a QR code, row by row, without its quiet border. */
export interface QrSquares {
  readonly size: number;
  /** Runs of black squares that lie side by side. */
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

/** Survives a folded corner or a drop of mud: a quarter of it may be unreadable. */
export function qrSquares(text: string): QrSquares {
  const { size, data } = encode(text, { ecc: 'Q', border: 0 });
  const bars = data.flatMap((row, y) => barsOf(row).map((bar) => ({ ...bar, y })));
  return { size, bars };
}

function barsOf(row: readonly boolean[]): { x: number; width: number }[] {
  const bars: { x: number; width: number }[] = [];
  for (const [x, isBlack] of row.entries()) {
    if (!isBlack) continue;
    const last = bars.at(-1);
    if (last && last.x + last.width === x) last.width += 1;
    else bars.push({ x, width: 1 });
  }
  return bars;
}
