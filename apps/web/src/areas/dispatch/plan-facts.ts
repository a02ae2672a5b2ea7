import type { Tone } from '../../ui/states';
import type { Plan } from './shapes';

export const PLAN_TONE: Readonly<Record<Plan['state'], Tone>> = {
  queued: 'warn',
  planned: 'good',
  stale: 'bad',
  failed: 'bad',
  cancelled: 'plain',
};

const FIGURES = [
  ...(['servedGrams', 'unservedGrams', 'servedShipments', 'unservedShipments'] as const),
  ...(['vehicles', 'metres', 'fuelMl', 'costMinor'] as const),
];

/** What a plan comes to. The API writes it as free JSON; what is not there counts as nothing. */
export type PlanTotals = Readonly<Record<(typeof FIGURES)[number], number>>;

export function planTotals(totals: Readonly<Record<string, unknown>>): PlanTotals {
  const figure = (name: string): number => {
    const value = totals[name];
    return typeof value === 'number' ? value : 0;
  };
  return Object.fromEntries(FIGURES.map((name) => [name, figure(name)])) as PlanTotals;
}
