import { type Actor, newId, ROLES, type Role } from '#core/kernel';
import {
  mayDecideRation,
  mayManageCycle,
  mayOrder,
  mayReadOrdersOf,
  mayReadOrdersOfCycle,
  mayRecordNeed,
} from './orders.policy';

const OWN = newId<'Commune'>();
const FOREIGN = newId<'Commune'>();

/** For each policy, the roles that may, in a mandate of the commune itself. */
const TABLE: readonly [string, (actor: Actor, communeId: string) => boolean, readonly Role[]][] = [
  ['order', mayOrder, ['food_spokesperson']],
  ['record needs', mayRecordNeed, ['food_spokesperson']],
  ['decide rations', mayDecideRation, ['assembly_recorder']],
  ['read its orders', mayReadOrdersOf, ROLES],
  [
    'manage a cycle that it hosts',
    mayManageCycle,
    ['food_spokesperson', 'transport_coordinator', 'assembly_recorder', 'network_liaison'],
  ],
  [
    'read the orders of a cycle that it hosts',
    mayReadOrdersOfCycle,
    ['food_spokesperson', 'transport_coordinator', 'assembly_recorder', 'network_liaison'],
  ],
];

/** Roles that reach beyond their commune. */
const BEYOND: Readonly<Record<string, readonly Role[]>> = {
  'manage a cycle that it hosts': ['network_liaison'],
  'read the orders of a cycle that it hosts': ['network_liaison'],
};

describe.each(TABLE)('who may %s', (name, may, roles) => {
  it.each(ROLES)('%s', (role) => {
    expect(may(actorWith(role, OWN), OWN)).toBe(roles.includes(role));
  });

  it.each(ROLES)('%s of another commune', (role) => {
    expect(may(actorWith(role, FOREIGN), OWN)).toBe(BEYOND[name]?.includes(role) ?? false);
  });

  it('not somebody without a mandate', () => {
    expect(may({ ...actorWith('driver', OWN), mandates: [] }, OWN)).toBe(false);
  });
});

describe('the whole network', () => {
  it('liaisons manage cycles that nobody hosts, and write nothing in a commune', () => {
    const liaison = actorWith('network_liaison', null);
    expect(mayManageCycle(liaison, null)).toBe(true);
    expect(mayOrder(liaison, OWN) || mayDecideRation(liaison, OWN)).toBe(false);
    expect(mayReadOrdersOf(liaison, OWN)).toBe(false);
  });

  it('comptrollers read everything and manage nothing', () => {
    const comptroller = actorWith('comptroller', null);
    expect(mayReadOrdersOf(comptroller, OWN)).toBe(true);
    expect(mayReadOrdersOfCycle(comptroller, null)).toBe(true);
    expect(mayManageCycle(comptroller, null) || mayOrder(comptroller, OWN)).toBe(false);
  });

  it('a commune manages no cycle of the network', () => {
    expect(mayManageCycle(actorWith('food_spokesperson', OWN), null)).toBe(false);
  });
});

function actorWith(role: Role, communeId: string | null): Actor {
  return {
    personId: newId(),
    name: 'Ana',
    locale: 'es',
    mandates: [{ mandateId: newId(), role, communeId }],
  };
}
