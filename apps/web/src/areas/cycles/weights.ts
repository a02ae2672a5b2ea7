import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';

export interface TypedWeight {
  readonly communeId: string;
  /** Of what its families count for otherwise. */
  readonly percent: string;
}

/** Typed weights as thousandths; null when one of them is no figure above zero. */
export function readWeights(
  typed: readonly TypedWeight[],
): readonly Shape<'CommuneWeight'>[] | null {
  const weights = typed.map(({ communeId, percent }) => ({
    communeId,
    permille: Math.round((typedNumber(percent) ?? 0) * 10),
  }));
  return weights.every((it) => it.permille > 0) ? weights : null;
}
