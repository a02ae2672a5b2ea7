import type { Locale } from '#core/language';

/** A column of a printed table. Widths are weights against the other columns. */
export interface SheetColumn {
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
  /** For the pen: wide enough to write in, and ruled. */
  readonly isBlank?: true;
}

/** One table with its heading. */
export interface SheetBlock {
  readonly heading: string;
  readonly notes: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[];
  /** True for what is handed to somebody by itself, on a page of its own. */
  readonly startsPage: boolean;
}

/** A paper before anybody has decided between HTML and PDF: words and figures, already in a language. */
export interface Sheet {
  readonly locale: Locale;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly isLandscape: boolean;
  readonly qr?: { readonly address: string; readonly caption: string };
  readonly blocks: readonly SheetBlock[];
  /** Said at the end: sums, signatures. */
  readonly closing: readonly (readonly [label: string, value: string])[];
  /** Said when there is no table at all. */
  readonly emptyText: string;
  readonly printedText: string;
  /** 'Page {page} of {pages}' with its two slots, for whoever numbers the pages. */
  readonly pageText: string;
}
