/** The id of the n-th row of a kind, so that rows can point at each other without being read. */
export const fid = (kind: string, n: string): string => `md5('${kind}' || (${n}))::uuid`;

/** Rows by table and what makes one of them, for n from 0. `c` is the number of its commune, `y` of its cycle. */
export interface Filling {
  readonly table: string;
  readonly each: number;
  readonly row: Readonly<Record<string, string>>;
}

export const COMMUNE = fid('commune', 'c');
export const PERSON = fid('person', 'c');
export const CYCLE = fid('cycle', 'y');
export const SITE = fid('site', 'c');
export const PRODUCT = `(SELECT id FROM product WHERE code = 'papa')`;
export const NOW = `timestamptz '2026-11-20T12:00:00Z'`;
export const WINDOW = { from: `date '2026-11-20'`, to: `date '2026-12-20'` };
