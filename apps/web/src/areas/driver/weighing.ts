import { typedGrams, typedNumber } from '../../language/typed-kilos';
import type { Shipment, StopEvent } from './run-now';

export type Method = 'scale' | 'package_count' | 'estimate';
type Goods = NonNullable<StopEvent['goods']>[number];

/** What is typed of one load while it changes hands. */
export interface TypedLoad {
  readonly packages: string;
  readonly gross: string;
  readonly tare: string;
  /** Why it differs: a loss, the scales, or in the driver's own words. */
  readonly why: '' | 'loss' | 'other' | 'release' | 'correct';
  readonly cause: string;
  readonly reason: string;
}

export type LoadField = 'packages' | 'gross' | 'tare' | 'why' | 'cause' | 'reason';
export type LoadFault =
  'number' | 'kilos' | 'positive' | 'required' | 'tare' | 'tooMuch' | 'tolerance';

/** What the goods come from: the commune that grew them, or hands that weighed them before. */
export type From = 'grower' | 'holder';

/** Two scales may differ by ten thousandths, and by a kilo at least. */
const TOLERANCE_PERMILLE = 10;
const TOLERANCE_GRAMS_MIN = 1000;
/** More than half again of what was announced is a slip of the finger. */
const LOADED_PERMILLE_MAX = 1500;

export function toleranceOf(grams: number): number {
  return Math.max(TOLERANCE_GRAMS_MIN, Math.floor((grams * TOLERANCE_PERMILLE) / 1000));
}

/** Where a pick-up finds its goods: a second leg and a take-over begin in hands that have weighed them. */
export function fromOf({ notBefore, takenOverFrom }: Shipment): From {
  return notBefore === null && takenOverFrom === null ? 'grower' : 'holder';
}

/** What was expected of a load: as announced at the pick-up, as loaded at the delivery. */
export function expectedOf(
  shipment: Shipment,
  deed: 'load' | 'deliver',
): { packages: number; grams: number } {
  const { packages, grams, loadedPackages, loadedGrams } = shipment;
  return deed === 'load'
    ? { packages, grams }
    : { packages: loadedPackages ?? packages, grams: loadedGrams ?? grams };
}

export function firstTyped(packages: number): TypedLoad {
  return { packages: String(packages), gross: '', tare: '', why: '', cause: '', reason: '' };
}

/** Net grams of what is typed so far; null while they cannot be read. Counted packages weigh what was expected of each. */
export function netGrams(
  typed: TypedLoad,
  method: Method,
  expected: { readonly packages: number; readonly grams: number },
): number | null {
  if (method === 'package_count') {
    const packages = typedNumber(typed.packages);
    if (packages === null || !Number.isInteger(packages)) return null;
    if (packages === expected.packages) return expected.grams;
    return Math.round((packages * expected.grams) / Math.max(1, expected.packages));
  }
  const gross = typedGrams(typed.gross);
  const tare = typed.tare.trim() === '' ? 0 : typedGrams(typed.tare);
  return gross === null || tare === null || tare > gross ? null : gross - tare;
}

/** What a weighing is held against. */
export interface Held {
  readonly deed: 'load' | 'deliver';
  readonly from: From;
  readonly method: Method;
  readonly expected: { readonly packages: number; readonly grams: number };
}

/** True where a missing kilo may be a loss: whoever held the goods had weighed them. */
export function mayBeLoss({ deed, from }: Pick<Held, 'deed' | 'from'>): boolean {
  return deed === 'deliver' || from === 'holder';
}

/** What is missing or wrong, by field. */
export function loadFaults(typed: TypedLoad, held: Held): Partial<Record<LoadField, LoadFault>> {
  const { method } = held;
  const net = netGrams(typed, method, held.expected);
  const packages = typedNumber(typed.packages);
  const isWeighed = method !== 'package_count';
  const gross = typedGrams(typed.gross);
  const tare = typed.tare.trim() === '' ? 0 : typedGrams(typed.tare);
  return {
    ...((packages === null || !Number.isInteger(packages)) && { packages: 'number' }),
    ...(isWeighed && gross === null && { gross: 'kilos' }),
    ...(isWeighed && tare === null && { tare: 'kilos' }),
    ...(isWeighed && tare !== null && gross !== null && tare > gross && { tare: 'tare' }),
    ...(net !== null && faultsOfDifference(typed, net, held)),
  };
}

function faultsOfDifference(
  { why, cause, reason }: TypedLoad,
  net: number,
  held: Held,
): Partial<Record<LoadField, LoadFault>> {
  const { deed, expected, method } = held;
  const weight: LoadField = method === 'package_count' ? 'packages' : 'gross';
  const difference = net - expected.grams;
  if (deed === 'load' && net === 0) return { [weight]: 'positive' };
  if (difference === 0) return {};
  const most =
    deed === 'load'
      ? Math.floor((expected.grams * LOADED_PERMILLE_MAX) / 1000)
      : expected.grams + toleranceOf(expected.grams);
  if (net > most) return { [weight]: 'tooMuch' };
  if (difference < 0 && why === '') return { why: 'required' };
  if (difference < 0 && why === 'loss') return cause === '' ? { cause: 'required' } : {};
  const isBeyondScales = deed === 'deliver' && -difference > toleranceOf(expected.grams);
  if (isBeyondScales) return { why: 'tolerance' };
  return reason.trim() === '' ? { reason: 'required' } : {};
}

/** The load as the API takes it. */
export function goodsOf(
  shipmentId: string,
  typed: TypedLoad,
  { method, expected, witness }: Pick<Held, 'method' | 'expected'> & { readonly witness: string },
): Goods {
  const net = netGrams(typed, method, expected) ?? 0;
  const difference = net - expected.grams;
  const { why, cause } = typed;
  const reason = typed.reason.trim();
  const isLoss = difference < 0 && why === 'loss';
  return {
    ...{ shipmentId, packages: typedNumber(typed.packages) ?? 0, method },
    grossGrams: method === 'package_count' ? net : (typedGrams(typed.gross) ?? 0),
    ...(method !== 'package_count' &&
      typed.tare.trim() !== '' && { tareGrams: typedGrams(typed.tare) ?? 0 }),
    ...(witness.trim() !== '' && { witness: witness.trim() }),
    ...(difference !== 0 && reason !== '' && { reason }),
    ...(isLoss && { cause }),
    ...(difference < 0 && (why === 'release' || why === 'correct') && { rest: why }),
  };
}
