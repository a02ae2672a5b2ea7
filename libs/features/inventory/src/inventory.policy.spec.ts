import { type Actor, type Role, ROLES } from '#core/kernel';
import {
  communesToRead,
  mayAdjustLot,
  mayAnnounce,
  mayConfirmLot,
  mayReadInventoryOf,
} from './inventory.policy';

const HOME = '01a20000-0000-7000-8000-000000000001';
const AWAY = '01a20000-0000-7000-8000-000000000002';

function actorWith(role: Role, communeId: string | null): Actor {
  return {
    personId: 'p',
    name: 'P',
    locale: 'es',
    mandates: [{ mandateId: 'm', role, communeId }],
  };
}

const WHO_MAY: readonly [string, (actor: Actor, communeId: string) => boolean, readonly Role[]][] =
  [
    ['announce', mayAnnounce, ['producer_spokesperson']],
    ['confirm', mayConfirmLot, ['centre_receiver']],
    ['adjust', mayAdjustLot, ['producer_spokesperson', 'centre_receiver']],
    ['read', mayReadInventoryOf, ROLES],
  ];

describe.each(WHO_MAY)('who may %s', (_, policy, roles) => {
  it.each(ROLES)('%s of the commune', (role) => {
    expect(policy(actorWith(role, HOME), HOME)).toBe(roles.includes(role));
  });

  it.each(ROLES)('nobody who is %s elsewhere', (role) => {
    expect(policy(actorWith(role, AWAY), HOME)).toBe(false);
  });
});

it('lets only comptrollers of the network read everywhere', () => {
  for (const role of ROLES) {
    expect(mayReadInventoryOf(actorWith(role, null), HOME)).toBe(role === 'comptroller');
    expect(communesToRead(actorWith(role, null), undefined)).toEqual(
      role === 'comptroller' ? null : [],
    );
  }
});

it('shows the communes of the mandates unless one is named', () => {
  expect(communesToRead(actorWith('driver', HOME), undefined)).toEqual([HOME]);
  expect(communesToRead(actorWith('driver', HOME), AWAY)).toEqual([AWAY]);
});
