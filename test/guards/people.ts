import { ROLES } from '#core/kernel';
import { aPerson } from '../factories';
import type { House } from '../support/house';
import type { Network } from './scene';

/** Somebody who calls, by the name under which the access table knows them. */
export interface Caller {
  readonly name: CallerName;
  readonly as: { readonly cookie: string } | undefined;
}

export const CALLERS = [...ROLES, 'network_comptroller', 'nobody', 'anonymous'] as const;
export type CallerName = (typeof CALLERS)[number];

/** One person for each role of a commune, one for each role of the network, one without a mandate, a stranger. */
export async function theCallers(house: House, { communeId, as }: Network): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (const role of ROLES) {
    const of = role === 'network_liaison' ? null : communeId;
    const person = await aPerson(house, { mandates: [{ role, communeId: of }] });
    callers.push({ name: role, as: role === 'bank_administrator' ? as : person.as });
  }
  const comptroller = await aPerson(house, {
    mandates: [{ role: 'comptroller', communeId: null }],
  });
  callers.push({ name: 'network_comptroller', as: comptroller.as });
  callers.push({ name: 'nobody', as: (await aPerson(house)).as });
  callers.push({ name: 'anonymous', as: undefined });
  return callers;
}
