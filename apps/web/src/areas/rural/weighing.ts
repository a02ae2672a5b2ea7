import type { Shape } from '../../api/types';
import { typedGrams, typedNumber } from '../../language/typed-kilos';

export type Method = Shape<'WeighingRequest'>['method'];
export const METHODS: readonly Method[] = ['scale', 'package_count', 'estimate'];

/** One load on the scale, as it is typed. */
export interface TypedLoad {
  readonly id: string;
  readonly packages: string;
  readonly gross: string;
  /** Null while nobody has typed it: then it is what so many empty packages weigh here. */
  readonly tare: string | null;
}

export type LoadField = 'packages' | 'gross' | 'tare';
export type LoadFault = 'required' | 'number' | 'kilos' | 'tareAboveGross';

export interface Load {
  readonly packages: number;
  readonly grossGrams: number;
  readonly tareGrams: number;
}

/** Reads a load, or says what is wrong with it. `tareEach`: grams of one empty package. */
export function readLoad(
  { packages, gross, tare }: TypedLoad,
  tareEach: number,
): { readonly load: Load | null; readonly faults: Partial<Record<LoadField, LoadFault>> } {
  const count = typedNumber(packages);
  const grossGrams = typedGrams(gross);
  const tareGrams = tareOf(tare, (count ?? 0) * tareEach);
  const isTooMuch = grossGrams !== null && tareGrams !== null && tareGrams > grossGrams;
  const faults = {
    ...((count === null || !Number.isInteger(count)) && { packages: missing(packages, 'number') }),
    ...(grossGrams === null && { gross: missing(gross, 'kilos') }),
    ...(tareGrams === null && { tare: 'kilos' as const }),
    ...(isTooMuch && { tare: 'tareAboveGross' as const }),
  };
  const isWhole = Object.keys(faults).length === 0;
  if (!isWhole || count === null || grossGrams === null || tareGrams === null)
    return { load: null, faults };
  return { load: { packages: count, grossGrams, tareGrams }, faults };
}

function tareOf(typed: string | null, usual: number): number | null {
  if (typed === null) return usual;
  return typed.trim() === '' ? 0 : typedGrams(typed);
}

function missing(typed: string, fault: LoadFault): LoadFault {
  return typed.trim() === '' ? 'required' : fault;
}

/** Net grams of all loads that can be read so far. */
export function netOf(loads: readonly (Load | null)[]): number {
  return loads.reduce((sum, it) => sum + (it ? it.grossGrams - it.tareGrams : 0), 0);
}

/** How far the scale is from what was announced, in thousandths: −50 is five percent less. */
export function differencePermille(netGrams: number, announcedGrams: number): number {
  return announcedGrams === 0
    ? 0
    : Math.round(((netGrams - announcedGrams) * 1000) / announcedGrams);
}
