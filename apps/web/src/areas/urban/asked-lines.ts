import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';

export type AskedLine = Shape<'AskedLineRequest'>;
type Grade = NonNullable<AskedLine['gradeFloor']>;

/** One product as it is being typed: kilos and money are still text. */
export interface TypedLine {
  readonly productId: string;
  readonly wanted: string;
  /** Empty: nothing at the least. */
  readonly min: string;
  /** Empty: no more than wanted. */
  readonly max: string;
  readonly grade: '' | '1' | '2' | '3';
  readonly washed: '' | 'yes' | 'no';
  readonly ceiling: string;
  readonly currency: string;
  readonly substitutes: readonly string[];
}

export type LineField = 'wanted' | 'min' | 'max' | 'ceiling';
export type LineFault = 'kilos' | 'number' | 'min' | 'max';
export type LineFaults = Partial<Record<LineField, LineFault>>;

export const DEFAULT_CURRENCY = 'USD';

/** A line on the terms of one that stands already, so that adding to it does not change them. */
export function typedLine(productId: string, terms?: Partial<AskedLine>): TypedLine {
  const { gradeFloor, isWashed, ceilingMinorPerKg, currency, substituteProductIds } = terms ?? {};
  return {
    ...{ productId, wanted: '', min: '', max: '' },
    grade: gradeFloor == null ? '' : (String(gradeFloor) as TypedLine['grade']),
    washed: isWashed == null ? '' : isWashed ? 'yes' : 'no',
    ceiling: ceilingMinorPerKg == null ? '' : gramsTyped(ceilingMinorPerKg * 10),
    currency: currency ?? DEFAULT_CURRENCY,
    substitutes: substituteProductIds ?? [],
  };
}

/** A line of an order as it would be typed again. */
export function retyped(line: AskedLine): TypedLine {
  const { productId, minGrams, wantedGrams, maxGrams } = line;
  return {
    ...typedLine(productId, line),
    wanted: gramsTyped(wantedGrams),
    min: minGrams === 0 ? '' : gramsTyped(minGrams),
    max: maxGrams === wantedGrams ? '' : gramsTyped(maxGrams),
  };
}

/** Wanted grams as far as they can be read: nothing typed is none. */
export function wantedOf({ wanted }: TypedLine): number {
  return typedGrams(wanted) ?? 0;
}

export function totalWanted(lines: readonly TypedLine[]): number {
  return lines.reduce((sum, line) => sum + wantedOf(line), 0);
}

/** What is wrong with a line, by field; empty when it can be sent. */
export function faultsOf(line: TypedLine): LineFaults {
  const wanted = line.wanted.trim() === '' ? 0 : typedGrams(line.wanted);
  const min = line.min.trim() === '' ? 0 : typedGrams(line.min);
  const max = line.max.trim() === '' ? wanted : typedGrams(line.max);
  const ceiling = line.ceiling.trim() === '' ? 0 : typedNumber(line.ceiling);
  return {
    ...(wanted === null && { wanted: 'kilos' as const }),
    ...(min === null && { min: 'kilos' as const }),
    ...(max === null && { max: 'kilos' as const }),
    ...(ceiling === null && { ceiling: 'number' as const }),
    ...(wanted !== null && min !== null && min > wanted && { min: 'min' as const }),
    ...(wanted !== null && max !== null && max < wanted && { max: 'max' as const }),
  };
}

export function hasFaults(line: TypedLine): boolean {
  return Object.keys(faultsOf(line)).length > 0;
}

/** The line as the API takes it. Only for lines without faults and with something wanted. */
export function askedLine(line: TypedLine): AskedLine {
  const wantedGrams = wantedOf(line);
  const ceiling = typedNumber(line.ceiling);
  return {
    productId: line.productId,
    minGrams: typedGrams(line.min) ?? 0,
    wantedGrams,
    maxGrams: typedGrams(line.max) ?? wantedGrams,
    gradeFloor: line.grade === '' ? null : (Number(line.grade) as Grade),
    isWashed: line.washed === '' ? null : line.washed === 'yes',
    ceilingMinorPerKg: ceiling === null ? null : Math.round(ceiling * 100),
    currency: ceiling === null ? null : line.currency,
    substituteProductIds: [...line.substitutes],
  };
}

/** How much − and + change: a step one can feel, from kilos to hundreds of kilos. */
export function stepOf(grams: number): number {
  if (grams >= 1_000_000) return 50_000;
  return grams >= 100_000 ? 10_000 : grams >= 20_000 ? 5_000 : 1_000;
}

/** The typed kilos one step up or down; never below nothing. */
export function stepped(line: TypedLine, direction: 1 | -1): TypedLine {
  const grams = wantedOf(line);
  const step = stepOf(direction === 1 ? grams : grams - 1);
  const next = Math.max(
    0,
    (Math[direction === 1 ? 'floor' : 'ceil'](grams / step) + direction) * step,
  );
  return { ...line, wanted: next === 0 ? '' : gramsTyped(next) };
}
