import { type Actor, type Role, ROLES } from '#core/kernel';
import { mayFixPackageWeight, mayKeepCatalogue, mayReadPackageWeights } from './catalogue.policy';

const OWN = '019aa8dc-0000-7000-8000-00000000000a';
const FOREIGN = '019aa8dc-0000-7000-8000-00000000000b';

function actorWith(role: Role, communeId: string | null): Actor {
  const mandates = [{ mandateId: 'm', role, communeId }];
  return { personId: 'p', name: 'P', locale: 'es', mandates };
}

describe('who keeps the catalogue', () => {
  it.each(ROLES)('%s', (role) => {
    const actor = actorWith(role, role === 'network_liaison' ? null : OWN);
    expect(mayKeepCatalogue(actor)).toBe(role === 'network_liaison');
    expect(mayFixPackageWeight(actor, OWN)).toBe(role === 'producer_spokesperson');
    expect(mayFixPackageWeight(actor, FOREIGN)).toBe(false);
    expect(mayReadPackageWeights(actor, OWN)).toBe(role !== 'network_liaison');
    expect(mayReadPackageWeights(actor, FOREIGN)).toBe(false);
  });

  it('shows every weight to a comptroller of the network, who changes none', () => {
    const actor = actorWith('comptroller', null);
    expect(mayReadPackageWeights(actor, FOREIGN)).toBe(true);
    expect(mayFixPackageWeight(actor, FOREIGN)).toBe(false);
    expect(mayKeepCatalogue(actor)).toBe(false);
  });
});
