import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { done, type Harvest } from './transport-story';

export const planUrlOf = (id: string): string => `/v1/run-plans/${id}`;

/** A coordinator asks for proposed runs; `look` reads how far they are. */
export async function askForPlan(
  house: House,
  harvest: Harvest,
  vehicleIds: readonly string[],
  facts: object = {},
) {
  const id = newId();
  const { as } = harvest.coordinator;
  const { rural, cycle, dayOn } = harvest;
  const body = { communeId: rural.id, cycleId: cycle.id, dayOn, vehicleIds, ...facts };
  const answer = await house.request({ method: 'PUT', url: planUrlOf(id), as, body });
  return { id, answer, look: () => done(house, { method: 'GET', url: planUrlOf(id), as }) };
}

export async function storedPlan(house: House, planId: string): Promise<any> {
  const [row] = await house.db.rows<any>('SELECT problem, answer FROM run_plan WHERE id = $1', [
    planId,
  ]);
  return row;
}
