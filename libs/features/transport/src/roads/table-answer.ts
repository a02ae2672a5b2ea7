import { type MeasuredRoad, TableFault } from './table-server';

/** No road of a run is longer, or takes longer: beyond, an answer is broken. */
const METRES_MAX = 10_000_000;
const SECONDS_MAX = 1_000_000;

/** A table of the size that was asked for. Throws a TableFault for anything else. */
export function rowsOfAnswer(table: unknown, rows: number, columns: number): unknown[][] {
  const isWhole =
    Array.isArray(table) &&
    table.length === rows &&
    table.every((row) => Array.isArray(row) && row.length === columns);
  if (!isWhole) throw new TableFault('roads.broken_answer');
  return table as unknown[][];
}

/** Whole metres and seconds, seconds rounded up; null where either is missing. */
export function roadOf(metres: unknown, seconds: unknown): MeasuredRoad | null {
  if (metres === null || metres === undefined || seconds === null || seconds === undefined) {
    return null;
  }
  if (!isWithin(metres, METRES_MAX) || !isWithin(seconds, SECONDS_MAX)) {
    throw new TableFault('roads.broken_answer');
  }
  return { metres: Math.round(metres), seconds: Math.ceil(seconds) };
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most;
}
