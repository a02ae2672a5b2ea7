import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';
import { changedFigures, type PolicyFigures, readPolicy, type TypedPolicy } from './policy-form';

export interface TypedWeight {
  readonly communeId: string;
  /** Of what its families count for otherwise. */
  readonly percent: string;
}

interface TypedChanges {
  readonly typed: TypedPolicy;
  readonly weights: readonly TypedWeight[];
  /** The longest road; empty leaves it as it is. */
  readonly kilometres: string;
}

interface ReadChanges {
  readonly policyFaults: readonly string[];
  readonly hasWeights: boolean;
  readonly hasRoad: boolean;
  /** What differs from the figures in force, as far as it could be read. */
  readonly changes: object;
}

/** What a what-if would change, with what could not be read as a figure. */
export function readChanges(start: PolicyFigures, told: TypedChanges): ReadChanges {
  const policy = readPolicy(told.typed);
  const weights = readWeights(told.weights);
  const isRoadLeft = told.kilometres.trim() === '';
  const kilometres = isRoadLeft ? null : typedNumber(told.kilometres);
  return {
    policyFaults: 'faults' in policy ? policy.faults : [],
    hasWeights: weights !== null,
    hasRoad: isRoadLeft || kilometres !== null,
    changes: {
      ...('figures' in policy && changedFigures(start, policy.figures)),
      ...(weights && weights.length > 0 && { weights }),
      ...(kilometres !== null && { maxMetres: Math.round(kilometres * 1000) }),
    },
  };
}

/** Typed weights as thousandths; null when one of them is no figure above zero. */
function readWeights(typed: readonly TypedWeight[]): readonly Shape<'CommuneWeight'>[] | null {
  const weights = typed.map(({ communeId, percent }) => ({
    communeId,
    permille: Math.round((typedNumber(percent) ?? 0) * 10),
  }));
  return weights.every((it) => it.permille > 0) ? weights : null;
}
