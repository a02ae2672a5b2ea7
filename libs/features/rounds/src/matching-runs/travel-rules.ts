import type { Travel } from '#core/matching';

/**
 * How far, how fast and how dear the roads are until assemblies vote other figures. They are frozen
 * into every question, so an old answer keeps the rules under which it was made.
 */
export const TRAVEL_RULES: Omit<Travel, 'factors'> = {
  speedKmh: 35,
  roadFactorPermille: 1350,
  maxMetres: null,
  loadingMinutes: 60,
  /** Fifteen hundredths of the reference unit for a tonne and a kilometre. */
  transportMinorPerTonneKm: 15,
};
