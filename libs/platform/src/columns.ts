import { Column, type ColumnOptions } from 'typeorm';

/** A whole number of grams, minor units or the like: bigint in the table, a safe integer in the code. */
export function WholeColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'bigint', ...options });
}

/** A calendar day: `date` in the table, 'YYYY-MM-DD' in the code. */
export function DayColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'date', ...options });
}

/** A moment: `timestamptz` in the table, Date in the code. */
export function MomentColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'timestamptz', ...options });
}
