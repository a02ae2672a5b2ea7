import type { Actor, Role } from '#core/kernel';
import { ROLES } from '#core/kernel';
import {
  isLiaison,
  mayActivateCommune,
  mayEditCommune,
  mayGrantMandate,
  mayKeepCommune,
  mayReadCommune,
  mayReadMandates,
  mayRegisterCommune,
  mayRegisterPerson,
  mayRevokeMandate,
  mayVerifyCommune,
} from './communes.policy';

const OWN = '019aa8dc-0000-7000-8000-00000000000a';
const FOREIGN = '019aa8dc-0000-7000-8000-00000000000b';

function actorWith(role: Role, communeId: string | null): Actor {
  const mandates = [{ mandateId: 'm', role, communeId }];
  return { personId: 'p', name: 'P', locale: 'es', mandates };
}

const nobody: Actor = { personId: 'p', name: 'P', locale: 'es', mandates: [] };
const liaison = actorWith('network_liaison', null);
const networkComptroller = actorWith('comptroller', null);
const recorder = actorWith('assembly_recorder', OWN);
const LOCAL_ROLES = ROLES.filter((role) => role !== 'network_liaison');
const others = LOCAL_ROLES.filter((role) => role !== 'assembly_recorder');

describe('who keeps the register of communes', () => {
  it.each([
    ['a liaison', liaison, true, true],
    ['a recorder', recorder, false, false],
    ['a comptroller of the network', networkComptroller, false, false],
    ['nobody', nobody, false, false],
  ])('%s registers: %#', (_name, actor, registers, verifies) => {
    expect(mayRegisterCommune(actor)).toBe(registers);
    expect(mayVerifyCommune(actor)).toBe(verifies);
  });

  it('knows no liaison of one commune', () => {
    expect(isLiaison(actorWith('network_liaison', OWN))).toBe(false);
  });

  it.each([
    [liaison, 'registered', true],
    [liaison, 'verified', true],
    [liaison, 'active', false],
    [recorder, 'active', true],
    [recorder, 'registered', true],
    [networkComptroller, 'registered', false],
  ] as const)('lets %j edit a commune that is %s: %s', (actor, state, allowed) => {
    expect(mayEditCommune(actor, { id: OWN, state })).toBe(allowed);
    const isLiaisonToo = allowed && actor === liaison;
    expect(mayEditCommune(actor, { id: FOREIGN, state })).toBe(isLiaisonToo);
  });

  it.each(others)('lets a %s neither edit, activate nor keep its commune, but read it', (role) => {
    const actor = actorWith(role, OWN);
    expect(mayEditCommune(actor, { id: OWN, state: 'registered' })).toBe(false);
    expect(mayActivateCommune(actor, OWN)).toBe(false);
    expect(mayKeepCommune(actor, OWN)).toBe(false);
    expect(mayReadCommune(actor, OWN)).toBe(true);
    expect(mayReadCommune(actor, FOREIGN)).toBe(false);
  });

  it('keeps the liaison out of a commune’s own things', () => {
    expect(mayKeepCommune(liaison, OWN)).toBe(false);
    expect(mayReadCommune(liaison, OWN)).toBe(false);
    expect(mayReadCommune(networkComptroller, OWN)).toBe(true);
  });
});

describe('who names people', () => {
  it.each([
    [liaison, true],
    [recorder, true],
    [networkComptroller, false],
    [actorWith('producer_spokesperson', OWN), false],
    [nobody, false],
  ])('%#: registers people', (actor, allowed) => {
    expect(mayRegisterPerson(actor)).toBe(allowed);
  });

  it.each(LOCAL_ROLES)('lets a recorder grant and revoke %s in its own commune only', (role) => {
    const known = { hasRecorder: true };
    expect(mayGrantMandate(recorder, { role, communeId: OWN }, known)).toBe(true);
    expect(mayGrantMandate(recorder, { role, communeId: FOREIGN }, known)).toBe(false);
    expect(mayGrantMandate(recorder, { role, communeId: null }, known)).toBe(false);
    expect(mayRevokeMandate(recorder, { communeId: OWN })).toBe(true);
    expect(mayRevokeMandate(recorder, { communeId: FOREIGN })).toBe(false);
    expect(mayRevokeMandate(recorder, { communeId: null })).toBe(false);
  });

  it.each(ROLES)('lets a liaison grant %s for the network, and a first recorder', (role) => {
    expect(mayGrantMandate(liaison, { role, communeId: null }, { hasRecorder: false })).toBe(true);
    expect(mayGrantMandate(liaison, { role, communeId: OWN }, { hasRecorder: false })).toBe(
      role === 'assembly_recorder',
    );
    expect(mayGrantMandate(liaison, { role, communeId: OWN }, { hasRecorder: true })).toBe(false);
    expect(mayRevokeMandate(liaison, { communeId: OWN })).toBe(false);
    expect(mayRevokeMandate(liaison, { communeId: null })).toBe(true);
  });

  it.each(ROLES)('lets nobody make a %s who is neither', (role) => {
    for (const actor of [nobody, networkComptroller, ...others.map((it) => actorWith(it, OWN))]) {
      for (const communeId of [OWN, FOREIGN, null]) {
        const known = { hasRecorder: false };
        expect(mayGrantMandate(actor, { role, communeId }, known)).toBe(false);
        expect(mayRevokeMandate(actor, { communeId })).toBe(false);
      }
    }
  });

  it('never makes a liaison of one commune', () => {
    const mandate = { role: 'network_liaison', communeId: OWN } as const;
    expect(mayGrantMandate(recorder, mandate, { hasRecorder: true })).toBe(false);
  });

  it('shows mandates of a commune to those who read for it, the network’s to those of the network', () => {
    expect(mayReadMandates(recorder, OWN)).toBe(true);
    expect(mayReadMandates(recorder, FOREIGN)).toBe(false);
    expect(mayReadMandates(recorder, null)).toBe(false);
    expect(mayReadMandates(liaison, null)).toBe(true);
    expect(mayReadMandates(liaison, OWN)).toBe(false);
    expect(mayReadMandates(networkComptroller, OWN)).toBe(true);
  });
});
