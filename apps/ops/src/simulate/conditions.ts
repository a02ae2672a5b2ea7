export const SCENARIO_NAMES = ['well-connected', 'badly-connected', 'inflation', 'rains'] as const;

/** Under what conditions the communes of a season live. */
export interface Conditions {
  readonly name: (typeof SCENARIO_NAMES)[number];
  /** How often, in a hundred rounds, the road of a remote region is cut. */
  readonly remoteCutPercent: number;
  /** The same for all other regions. */
  readonly cutPercent: number;
  /** Road that food may travel for each round that it keeps, the first included; null: any. */
  readonly reachMetres: number | null;
  /** So many of a hundred lines order three times what they need. */
  readonly inflatingPercent: number;
  /** How far weather moves a harvest up or down at most, percent. */
  readonly weatherPercent: number;
}

const CALM: Conditions = {
  name: 'well-connected',
  remoteCutPercent: 0,
  cutPercent: 0,
  reachMetres: null,
  inflatingPercent: 0,
  weatherPercent: 30,
};

const SCENARIOS: readonly Conditions[] = [
  CALM,
  {
    ...CALM,
    name: 'badly-connected',
    remoteCutPercent: 50,
    cutPercent: 3,
    reachMetres: 500_000,
  },
  { ...CALM, name: 'inflation', inflatingPercent: 20 },
  { ...CALM, name: 'rains', remoteCutPercent: 60, cutPercent: 15, weatherPercent: 60 },
];

export function conditionsOf(name: Conditions['name']): Conditions {
  return SCENARIOS.find((it) => it.name === name) ?? CALM;
}
