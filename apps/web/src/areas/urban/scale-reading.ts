import { typedGrams, typedNumber } from '../../language/typed-kilos';

/** What is typed while goods are received: a weighing, or kilos that were counted. */
export interface TypedReception {
  readonly how: 'scale' | 'count';
  readonly packages: string;
  readonly gross: string;
  readonly tare: string;
  readonly counted: string;
  readonly witness: string;
  readonly cause: string;
  readonly reason: string;
}

export type ReceptionField = 'packages' | 'gross' | 'tare' | 'counted' | 'reason';
export type ReceptionFault = 'kilos' | 'number' | 'required' | 'tareAbove' | 'absurd';

/** More than this many times what was delivered is a slip of the finger; the API refuses it too. */
const TIMES_MAX = 2;

/** Net grams by what is typed so far, or null while they cannot be read. */
export function netGrams({ how, gross, tare, counted }: TypedReception): number | null {
  if (how === 'count') return typedGrams(counted);
  const grossGrams = typedGrams(gross);
  const tareGrams = tare.trim() === '' ? 0 : typedGrams(tare);
  if (grossGrams === null || tareGrams === null || tareGrams > grossGrams) return null;
  return grossGrams - tareGrams;
}

/** What is missing or wrong before it can be sent, by field. */
export function receptionFaults(
  typed: TypedReception,
  deliveredGrams: number,
): Partial<Record<ReceptionField, ReceptionFault>> {
  const { how, packages, gross, tare, counted, reason } = typed;
  const net = netGrams(typed);
  const packageCount = typedNumber(packages);
  const weight = how === 'count' ? 'counted' : 'gross';
  const isAbsurd = net !== null && net > deliveredGrams * TIMES_MAX;
  const isTareAbove = (typedGrams(tare) ?? 0) > (typedGrams(gross) ?? Infinity);
  return {
    ...((packageCount === null || !Number.isInteger(packageCount)) && {
      packages: 'number' as const,
    }),
    ...(how === 'scale' && typedGrams(gross) === null && { gross: 'kilos' as const }),
    ...(how === 'scale' &&
      tare.trim() !== '' &&
      typedGrams(tare) === null && { tare: 'kilos' as const }),
    ...(how === 'scale' && isTareAbove && { tare: 'tareAbove' as const }),
    ...(how === 'count' && typedGrams(counted) === null && { counted: 'kilos' as const }),
    ...(isAbsurd && { [weight]: 'absurd' as const }),
    ...(net !== null &&
      net !== deliveredGrams &&
      reason.trim() === '' && { reason: 'required' as const }),
  };
}
