import { fieldFault, type Id } from '#core/kernel';

/** On which terms a line takes its product. */
export interface LineTerms {
  /** The worst grade it takes, 1 the best; null: any. */
  readonly gradeFloor: number | null;
  /** Null: either. */
  readonly isWashed: boolean | null;
  readonly ceilingMinorPerKg: number | null;
  readonly currency: string | null;
  /** In order of preference. */
  readonly substituteProductIds: readonly Id<'Product'>[];
}

/** What one submission asks of one product. */
export interface AskedLine extends LineTerms {
  readonly productId: Id<'Product'>;
  readonly minGrams: number;
  readonly wantedGrams: number;
  readonly maxGrams: number;
}

/** Refuses lines that contradict themselves or each other, with the path of the field. */
export function assertLinesMakeSense(lines: readonly AskedLine[]): void {
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    assertLineMakesSense(line, `lines.${String(index)}.`);
    if (seen.has(line.productId)) {
      throw fieldFault(`lines.${String(index)}.productId`, 'order_line.product_twice');
    }
    seen.add(line.productId);
  }
}

export function assertLineMakesSense(line: AskedLine, path = ''): void {
  if (line.minGrams > line.wantedGrams) {
    throw fieldFault(`${path}minGrams`, 'order_line.min_above_wanted');
  }
  if (line.wantedGrams > line.maxGrams) {
    throw fieldFault(`${path}maxGrams`, 'order_line.wanted_above_max');
  }
  if ((line.ceilingMinorPerKg === null) !== (line.currency === null)) {
    throw fieldFault(`${path}currency`, 'order_line.ceiling_needs_currency');
  }
  const substitutes = new Set(line.substituteProductIds);
  if (substitutes.size < line.substituteProductIds.length || substitutes.has(line.productId)) {
    throw fieldFault(`${path}substituteProductIds`, 'order_line.substitute_repeated');
  }
}
