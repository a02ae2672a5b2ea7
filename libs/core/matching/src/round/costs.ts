import type { RoundSlopes } from '../matching-answer';
import type { MatchingPreference } from '../matching-question';

/**
 * What moving goods costs, in kilogram-metres (a tonne over a kilometre is a million), weighed by what the
 * two communes prefer. Whole numbers, so that totals are exact.
 */
export class Costs {
  private readonly permilles = new Map<string, Map<string, number>>();
  /** By municipality of the lot, then of the line. */
  private readonly slopes = new Map<string, Map<string, number>>();
  private readonly otherwise: number;

  constructor(preferences: readonly MatchingPreference[], slopes: RoundSlopes | null = null) {
    this.otherwise = slopes?.otherwise ?? 1;
    for (const { from, to, slope } of slopes?.lanes ?? []) {
      const known = this.slopes.get(from) ?? new Map<string, number>();
      known.set(to, slope);
      this.slopes.set(from, known);
    }
    for (const { supplierCommuneId, customerCommuneId, costPermille } of preferences) {
      const known = this.permilles.get(supplierCommuneId) ?? new Map<string, number>();
      known.set(customerCommuneId, costPermille);
      this.permilles.set(supplierCommuneId, known);
    }
  }

  /** By what the costs from one municipality are multiplied, by the other; null: by nothing. */
  slopesFrom(municipalityCode: string): ((to: string) => number) | null {
    const { otherwise } = this;
    if (otherwise === 1) return null;
    const known = this.slopes.get(municipalityCode);
    return (to) => known?.get(to) ?? otherwise;
  }

  /** The preferences for goods of one commune, by customer; undefined: it has none. */
  from(supplierCommuneId: string): ReadonlyMap<string, number> | undefined {
    return this.permilles.get(supplierCommuneId);
  }
}

/** The cost of one unit over a road, rounded once for the road and once for the preference. */
export function costOfUnit(metres: number, unitGrams: number, permille = 1000): number {
  const cost = Math.round((metres * unitGrams) / 1000);
  return permille === 1000 ? cost : Math.round((cost * permille) / 1000);
}
