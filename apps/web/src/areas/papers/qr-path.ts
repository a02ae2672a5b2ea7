import { encode } from 'uqr';

/** A QR code as one path of squares, one unit each, with the white border that readers need around it. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

const BORDER = 2;

/** A quarter of it may be folded or muddy, and it is still read. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'Q', border: BORDER });
  const rows = data.map((row, y) =>
    row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  );
  return { size, path: rows.join('') };
}
