import type { Actor, Role } from '#core/kernel';
import { manifestScope, mayPrintPackingFor, packingScope } from './papers.policy';

const actor = (...mandates: [Role, string | null][]): Actor => ({
  personId: 'me',
  name: 'Me',
  locale: 'es',
  mandates: mandates.map(([role, communeId], at) => ({ mandateId: String(at), role, communeId })),
});
const NOBODY = actor();
const network = { hostCommuneId: null };
const hosted = { hostCommuneId: 'host' };

describe('who may print packing lists', () => {
  it.each([
    ['a stranger to all communes', NOBODY, network, false, false],
    ['a producer', actor(['producer_spokesperson', 'a']), network, false, false],
    ['a liaison', actor(['network_liaison', null]), network, true, true],
    ['a comptroller of the network', actor(['comptroller', null]), network, true, true],
    ['a comptroller of a commune', actor(['comptroller', 'a']), network, false, false],
    ['a coordinator', actor(['transport_coordinator', 'a']), network, false, true],
    ['a coordinator of the host', actor(['transport_coordinator', 'host']), hosted, true, true],
    ['a recorder of the host', actor(['assembly_recorder', 'host']), hosted, true, true],
    ['a recorder elsewhere', actor(['assembly_recorder', 'a']), hosted, false, false],
    ['a driver of the host', actor(['driver', 'host']), hosted, false, false],
  ] as const)('%s', (_who, who, cycle, seesAll, seesAccepted) => {
    expect(packingScope(who, cycle)).toMatchObject({ seesAll, seesAccepted });
  });

  it('gives a commune’s part to its own people alone', () => {
    const mine = actor(['driver', 'a']);
    const scope = packingScope(mine, network);
    expect(mayPrintPackingFor(mine, scope, 'a')).toBe(true);
    expect(mayPrintPackingFor(mine, scope, 'b')).toBe(false);
    expect(mayPrintPackingFor(mine, scope, undefined)).toBe(true);
    expect(mayPrintPackingFor(NOBODY, packingScope(NOBODY, network), undefined)).toBe(false);
  });
});

describe('who may print a manifest', () => {
  const run = {
    ...{ communeId: 'home', driverPersonId: 'driver', communeIds: ['farm', 'city'] },
    hostCommuneId: 'host',
  };
  it.each([
    ['nobody in particular', NOBODY, null],
    ['its coordinator’s commune', actor(['food_spokesperson', 'home']), 'whole'],
    ['its driver', { ...NOBODY, personId: 'driver' }, 'whole'],
    ['any coordinator', actor(['transport_coordinator', 'x']), 'whole'],
    ['a liaison', actor(['network_liaison', null]), 'whole'],
    ['the cycle’s host', actor(['assembly_recorder', 'host']), 'whole'],
    ['a commune where it calls', actor(['centre_receiver', 'city']), ['city']],
    ['another commune', actor(['food_spokesperson', 'x']), null],
    ['another driver', actor(['driver', 'x']), null],
  ] as const)('%s', (_who, who, scope) => {
    expect(manifestScope(who, run)).toEqual(scope);
  });
});
