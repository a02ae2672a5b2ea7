import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';

export type PolicyFigures = Pick<
  Shape<'PolicyInForceResponse'>,
  | 'tolerancePermille'
  | 'memoryPermille'
  | 'debtOrdersMax'
  | 'shelfMarginDays'
  | 'isConsolidated'
  | 'norms'
>;

export interface TypedNorm {
  readonly productId: string;
  readonly kilos: string;
}

/** The figures of a policy as somebody types them. */
export interface TypedPolicy {
  readonly tolerance: string;
  readonly memory: string;
  readonly debtOrders: string;
  readonly shelfDays: string;
  readonly isConsolidated: boolean;
  readonly norms: readonly TypedNorm[];
}

type FigureField = Exclude<keyof TypedPolicy, 'isConsolidated'>;

export function typedPolicy(figures: PolicyFigures): TypedPolicy {
  return {
    tolerance: percentTyped(figures.tolerancePermille),
    memory: percentTyped(figures.memoryPermille),
    debtOrders: String(figures.debtOrdersMax),
    shelfDays: String(figures.shelfMarginDays),
    isConsolidated: figures.isConsolidated,
    norms: figures.norms.map(({ productId, gramsPerFamily }) => ({
      productId,
      kilos: gramsTyped(gramsPerFamily),
    })),
  };
}

/** The typed figures as the API takes them, or the fields that are none. */
export function readPolicy(
  typed: TypedPolicy,
): { readonly figures: PolicyFigures } | { readonly faults: readonly FigureField[] } {
  const tolerancePermille = typedPermille(typed.tolerance);
  const memoryPermille = typedPermille(typed.memory);
  const debtOrdersMax = typedWhole(typed.debtOrders, 100);
  const shelfMarginDays = typedWhole(typed.shelfDays, 60);
  const norms = readNorms(typed.norms);
  if (
    tolerancePermille !== null &&
    memoryPermille !== null &&
    debtOrdersMax !== null &&
    shelfMarginDays !== null &&
    norms !== null
  ) {
    const { isConsolidated } = typed;
    const figures = { tolerancePermille, memoryPermille, debtOrdersMax, shelfMarginDays };
    return { figures: { ...figures, isConsolidated, norms } };
  }
  const read: Readonly<Record<FigureField, unknown>> = {
    ...{ tolerance: tolerancePermille, memory: memoryPermille },
    ...{ debtOrders: debtOrdersMax, shelfDays: shelfMarginDays, norms },
  };
  return { faults: (Object.keys(read) as FigureField[]).filter((field) => read[field] === null) };
}

/** The figures that differ from those in force: a what-if is told these alone. */
export function changedFigures(
  before: PolicyFigures,
  after: PolicyFigures,
): Partial<PolicyFigures> {
  const keys = Object.keys(after) as (keyof PolicyFigures)[];
  const changed = keys.filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}

/** A typed percentage between 0 and 100 as thousandths: '12,5' → 125. */
export function typedPermille(text: string): number | null {
  const percent = typedNumber(text);
  return percent === null || percent > 100 ? null : Math.round(percent * 10);
}

function percentTyped(permille: number): string {
  return String(permille / 10).replace('.', ',');
}

function typedWhole(text: string, most: number): number | null {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : null;
  return value === null || value > most ? null : value;
}

function readNorms(typed: readonly TypedNorm[]): PolicyFigures['norms'] | null {
  const norms = typed.map(({ productId, kilos }) => ({
    productId,
    gramsPerFamily: typedGrams(kilos) ?? 0,
  }));
  return norms.every((it) => it.gramsPerFamily > 0) ? norms : null;
}
