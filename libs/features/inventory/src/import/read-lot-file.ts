import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '#core/kernel';
import { columnOfHeader, LOT_FILE_COLUMNS, type LotFileKey } from './lot-file-columns';

/** More rows than a commune has lots in a year. */
const ROWS_MAX = 2_000;

export interface LotFileRow {
  /** Line of the file on which the row ends, counted from 1. */
  readonly line: number;
  /** Trimmed texts; a column that the file does not have reads as ''. */
  readonly cell: (key: LotFileKey) => string;
}

export interface LotFile {
  readonly rows: readonly LotFileRow[];
  /** What the file itself calls a column, for messages. */
  readonly headerOf: (key: LotFileKey) => string;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a file of semicolons, commas or tabs whose headers are in Spanish or English. Refuses what is no such file. */
export function readLotFile(text: string): LotFile {
  const [head, ...body] = recordsOf(text);
  if (!head) throw new DomainError('unprocessable', 'csv.empty');
  const at = positionsOf(head.record);
  if (body.length === 0) throw new DomainError('unprocessable', 'csv.empty');
  if (body.length > ROWS_MAX) {
    throw new DomainError('unprocessable', 'csv.too_many_rows', { rows: ROWS_MAX });
  }
  return {
    rows: body.map(({ record, info }) => ({
      line: info.lines,
      cell: (key) => record[at.get(key) ?? -1] ?? '',
    })),
    headerOf: (key) => head.record[at.get(key) ?? -1] ?? firstNameOf(key),
  };
}

function recordsOf(text: string): readonly ParsedRecord[] {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = [';', '\t'].find((mark) => firstLine.includes(mark)) ?? ',';
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as readonly ParsedRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError('unprocessable', 'csv.malformed', { line: lineOf(error) });
  }
}

function lineOf(error: CsvError): number {
  const lines: unknown = error['lines'];
  return typeof lines === 'number' ? lines : 1;
}

/** Where each column stands. Unknown, doubled and missing headers are refused all at once. */
function positionsOf(headers: readonly string[]): ReadonlyMap<LotFileKey, number> {
  const at = new Map<LotFileKey, number>();
  const faults: { code: string; column: string }[] = [];
  headers.forEach((header, index) => {
    const column = columnOfHeader(header);
    if (!column) faults.push({ code: 'csv.column_unknown', column: header });
    else if (at.has(column.key)) faults.push({ code: 'csv.column_twice', column: header });
    else at.set(column.key, index);
  });
  for (const column of LOT_FILE_COLUMNS) {
    if (column.isRequired && !at.has(column.key)) {
      faults.push({ code: 'csv.column_missing', column: firstNameOf(column.key) });
    }
  }
  const [first] = faults;
  if (!first) return at;
  throw new DomainError(
    'unprocessable',
    first.code,
    { line: 1, column: first.column },
    faults.map(({ code, column }) => ({ field: column, code })),
  );
}

function firstNameOf(key: LotFileKey): string {
  return LOT_FILE_COLUMNS.find((it) => it.key === key)?.es[0] ?? key;
}
