import { isCivilDate } from '#core/kernel';
import { plain } from './lot-file-columns';

/** A cell that could be read, or the code of why not. */
export type Cell<Value> = { readonly value: Value } | { readonly code: string };

const WHOLE_DIGITS_MAX = 12;

/**
 * A decimal number as thousandths, exactly: '1.012,5', '1012,5', '1012.5'. A lone point before exactly three
 * digits could separate thousands or decimals; it is refused rather than guessed.
 */
export function thousandthsOf(text: string): Cell<number> {
  const cell = text.replaceAll(' ', '');
  if (/^\d{1,3}(\.\d{3})+$/.test(cell)) return { code: 'csv.number_ambiguous' };
  const dotted = /^(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/.test(cell)
    ? cell.replaceAll('.', '').replace(',', '.')
    : cell;
  const match = /^(\d+)(?:\.(\d{1,3})0*)?$/.exec(dotted);
  const [, whole, decimals] = match ?? [];
  if (whole === undefined || whole.length > WHOLE_DIGITS_MAX)
    return { code: 'csv.number_malformed' };
  return { value: Number(whole) * 1000 + Number((decimals ?? '').padEnd(3, '0')) };
}

/** A whole number without any separator. */
export function wholeOf(text: string): Cell<number> {
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { code: 'csv.number_malformed' };
}

/** A price per kilo in units, as minor units (two decimals). */
export function minorOf(text: string): Cell<number> {
  const cell = thousandthsOf(text);
  if ('code' in cell) return cell;
  return cell.value % 10 === 0 ? { value: cell.value / 10 } : { code: 'csv.number_malformed' };
}

/** '2026-11-22', or the day first as in '22/11/2026'. */
export function dayOf(text: string): Cell<string> {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [, day, month, year] = match ?? [];
  const date =
    year === undefined
      ? text
      : `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isCivilDate(date) ? { value: date } : { code: 'csv.date_malformed' };
}

export function flagOf(text: string): Cell<boolean> {
  const word = plain(text);
  if (['si', 's', 'yes', 'y', 'true', '1', 'x', 'lavado', 'lavada', 'washed'].includes(word)) {
    return { value: true };
  }
  if (['no', 'n', 'false', '0', 'sin lavar', 'unwashed'].includes(word)) return { value: false };
  return { code: 'csv.choice_unknown' };
}

export function gradeOf(text: string): Cell<number> {
  const word = plain(text);
  const grade = ['1', '2', '3'].indexOf(word.replace(/^(?:calidad|grado|grade) /, ''));
  return grade < 0 ? { code: 'csv.choice_unknown' } : { value: grade + 1 };
}

export function currencyOf(text: string): Cell<string> {
  const code = text.toUpperCase();
  return /^[A-Z][A-Z0-9]{1,7}$/.test(code) ? { value: code } : { code: 'csv.choice_unknown' };
}

export function idOf(text: string): Cell<string> {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    ? { value: text.toLowerCase() }
    : { code: 'csv.id_malformed' };
}
