import type { CivilDate } from '#core/kernel';
import { carache, fuelCollapse } from './carache';
import { momboy } from './momboy';
import { national } from './national';
import type { Network, ScenarioName } from './network';
import { small } from './small';

const GROW: Readonly<Record<ScenarioName, (seed: number, today: CivilDate) => Network>> = {
  small,
  momboy,
  carache,
  'fuel-collapse': fuelCollapse,
  national,
};

/** Everything of a scenario from its name, a 32-bit seed and the day on which it begins. Pure. */
export function networkOf(scenario: ScenarioName, seed: number, today: CivilDate): Network {
  return GROW[scenario](seed, today);
}
