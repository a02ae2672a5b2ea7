import { newId } from '#core/kernel';
import { aSpokesperson } from '../factories';
import type { House } from '../support/house';
import type { Facts, Person } from './orders-steps';

/** The week after the standing clock's Sunday: nothing of it has come yet. */
const WEEK = {
  name: 'Semana de prueba',
  opensOn: '2026-11-23',
  closesOn: '2026-11-24',
  closesMinute: 1080,
  movesOn: '2026-11-26',
  handsOutOn: '2026-11-28',
  settlesOn: '2026-12-05',
};

/** What the specs of cycles do over HTTP. */
export function cycleStepsOf(house: () => House) {
  const ask = (call: Parameters<House['request']>[0]) => house().request(call);
  return {
    aLiaison: async () => (await aSpokesperson(house(), 'network_liaison', null)).as,
    plan: (as: Person, facts: Facts = {}, id: string = newId()) =>
      ask({ as, method: 'PUT', url: `/v1/cycles/${id}`, body: { ...WEEK, ...facts } }),
    act: (as: Person, id: string, verb: string, body: unknown = {}) =>
      ask({ as, method: 'POST', url: `/v1/cycles/${id}/${verb}`, body }),
  };
}
