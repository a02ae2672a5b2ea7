import type { Actor, Role } from '#core/kernel';
import {
  communesInSight,
  mayAnswerClaim,
  mayClaim,
  mayReadBetween,
  mayReceive,
} from './reception.policy';

const [RURAL, URBAN, OTHER] = ['rural', 'urban', 'other'] as const;

function actor(role: Role, communeId: string | null): Actor {
  const mandates = [{ mandateId: 'm', role, communeId }];
  return { personId: 'p', name: 'Ana', locale: 'es', mandates };
}

describe('who may do what at reception', () => {
  it.each<[Role, boolean, boolean, boolean]>([
    // role, receives, claims, answers claims
    ['food_spokesperson', true, true, false],
    ['centre_receiver', true, false, false],
    ['producer_spokesperson', false, false, true],
    ['transport_coordinator', false, false, false],
    ['driver', false, false, false],
    ['assembly_recorder', false, false, false],
    ['bank_administrator', false, false, false],
    ['comptroller', false, false, false],
  ])('%s', (role, receives, claims, answers) => {
    const own = actor(role, URBAN);
    expect(mayReceive(own, URBAN)).toBe(receives);
    expect(mayClaim(own, URBAN)).toBe(claims);
    expect(mayAnswerClaim(own, URBAN)).toBe(answers);
    for (const may of [mayReceive, mayClaim, mayAnswerClaim]) expect(may(own, OTHER)).toBe(false);
  });

  it('lets both communes and the network’s comptroller read, and no other', () => {
    const parties = { communeId: URBAN, supplierCommuneId: RURAL };
    expect(mayReadBetween(actor('driver', URBAN), parties)).toBe(true);
    expect(mayReadBetween(actor('driver', RURAL), parties)).toBe(true);
    expect(mayReadBetween(actor('comptroller', null), parties)).toBe(true);
    expect(mayReadBetween(actor('food_spokesperson', OTHER), parties)).toBe(false);
    expect(mayReadBetween(actor('network_liaison', null), parties)).toBe(false);
  });

  it('shows in lists the own communes, all to the network’s comptroller, and refuses foreign ones', () => {
    expect(communesInSight(actor('driver', URBAN), undefined)).toEqual([URBAN]);
    expect(communesInSight(actor('comptroller', null), undefined)).toBeNull();
    expect(communesInSight(actor('comptroller', null), URBAN)).toEqual([URBAN]);
    expect(communesInSight(actor('network_liaison', null), undefined)).toEqual([]);
    expect(() => communesInSight(actor('driver', URBAN), OTHER)).toThrow('access.forbidden');
  });
});
