/** Grams by lot, shipment, allocation or listing, as the answers confirmed them. */
export interface Told {
  readonly weighed: Map<string, number>;
  readonly loaded: Map<string, number>;
  readonly delivered: Map<string, number>;
  readonly received: Map<string, number>;
  readonly rescued: Map<string, number>;
  readonly withdrawn: Map<string, number>;
  readonly claims: string[];
  /** By stage. */
  readonly lost: {
    field: number;
    collection: number;
    transport: number;
    reception: number;
    distribution: number;
  };
}

export function sumOf(grams: ReadonlyMap<string, number>): number {
  return [...grams.values()].reduce((sum, some) => sum + some, 0);
}
