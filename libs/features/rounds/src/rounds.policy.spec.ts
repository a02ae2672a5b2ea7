import type { Actor, Role } from '#core/kernel';
import { ROLES } from '#core/kernel';
import { isInSight, scopeOf } from './allocations/allocation-scope';
import {
  mayAskForMatching,
  mayGiveToRescue,
  mayReadAccepted,
  mayReadRuns,
  mayReadWholeCycle,
  sidesOf,
} from './rounds.policy';

const [HOST, OTHER] = ['host', 'other'];
const PARTIES = { supplierCommuneId: HOST, customerCommuneId: OTHER };

function anActor(role: Role, communeId: string | null): Actor {
  return {
    personId: 'p',
    name: 'P',
    locale: 'es',
    mandates: [{ mandateId: 'm', role, communeId }],
  };
}

/** The roles that a policy lets do it when they are held for one commune. */
function rolesThat(may: (actor: Actor) => boolean, communeId: string | null): Role[] {
  return ROLES.filter((role) => may(anActor(role, communeId)));
}

describe('who may do what with a round', () => {
  it.each([
    [
      'a hosted cycle, by its host',
      HOST,
      HOST,
      ['food_spokesperson', 'transport_coordinator', 'assembly_recorder', 'network_liaison'],
    ],
    ['a hosted cycle, by another', HOST, OTHER, ['network_liaison']],
    ['a cycle of the network', null, HOST, ['network_liaison']],
  ] as const)('asks for matching of %s', (_, hostCommuneId, communeId, roles) => {
    const may = (actor: Actor): boolean => mayAskForMatching(actor, { hostCommuneId });
    expect(rolesThat(may, communeId)).toEqual(roles);
  });

  it('lets everybody with a mandate read runs, and nobody without', () => {
    expect(rolesThat(mayReadRuns, HOST)).toEqual([...ROLES]);
    expect(mayReadRuns({ ...anActor('driver', HOST), mandates: [] })).toBe(false);
  });

  it('lets producers speak for the supplier and food spokespeople for the customer', () => {
    const speak = (communeId: string) =>
      ROLES.flatMap((role) => sidesOf(anActor(role, communeId), PARTIES).map((it) => [role, it]));
    expect(speak(HOST)).toEqual([['producer_spokesperson', 'supplier']]);
    expect(speak(OTHER)).toEqual([['food_spokesperson', 'customer']]);
    expect(speak('stranger')).toEqual([]);
  });

  it('lets only the commune itself give to rescue', () => {
    const may = (actor: Actor): boolean => mayGiveToRescue(actor, HOST);
    expect(rolesThat(may, HOST)).toEqual(['producer_spokesperson', 'centre_receiver']);
    expect(rolesThat(may, OTHER)).toEqual([]);
    expect(rolesThat(may, null)).toEqual([]);
  });

  it('shows a whole cycle to its managers and the network’s comptrollers', () => {
    const may = (actor: Actor): boolean => mayReadWholeCycle(actor, { hostCommuneId: null });
    expect(rolesThat(may, null)).toEqual(['comptroller', 'network_liaison']);
    expect(rolesThat(may, HOST)).toEqual(['network_liaison']);
    expect(rolesThat(mayReadAccepted, HOST)).toEqual(['transport_coordinator']);
  });
});

describe('whose allocations somebody sees', () => {
  const cycle = { hostCommuneId: null };

  it('gives a commune what concerns it, and refuses another’s', () => {
    const actor = anActor('food_spokesperson', OTHER);
    expect(scopeOf(actor, { cycle: null })).toEqual({ communeIds: [OTHER], andAccepted: false });
    expect(() => scopeOf(actor, { communeId: HOST, cycle })).toThrow('access.forbidden');
  });

  it('gives whoever moves food what was accepted', () => {
    const actor = anActor('transport_coordinator', OTHER);
    expect(scopeOf(actor, { cycle })).toEqual({ communeIds: [OTHER], andAccepted: true });
    const far = { supplierCommuneId: 'x', customerCommuneId: 'y', ...cycle };
    expect(isInSight(actor, { ...far, state: 'accepted' })).toBe(true);
    expect(isInSight(actor, { ...far, state: 'proposed' })).toBe(false);
  });

  it('asks a liaison to name a cycle', () => {
    const actor = anActor('network_liaison', null);
    expect(scopeOf(actor, { cycle })).toEqual({ communeIds: null, andAccepted: false });
    expect(() => scopeOf(actor, { cycle: null })).toThrow('allocation.cycle_missing');
  });
});
