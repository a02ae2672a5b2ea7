import type { Actor, Role } from '#core/kernel';
import { mayAudit, mayReadAccount, maySeeLine, maySeePart, maySeeWholeLot } from './tracing.policy';

const [OWN, FOREIGN] = ['own', 'foreign'] as const;

function actor(role: Role, communeId: string | null): Actor {
  const mandates = [{ mandateId: 'm', role, communeId }];
  return { personId: 'p', name: 'Ana', locale: 'es', mandates };
}
const line = (communeId: string, hostCommuneId: string | null = null) => ({
  communeId,
  hostCommuneId,
});

describe('who may follow the kilo', () => {
  it.each<[Role, string | null, boolean, boolean, boolean]>([
    // role, commune, audits, sees a foreign lot whole, sees a foreign line
    ['food_spokesperson', OWN, false, false, false],
    ['producer_spokesperson', OWN, false, false, false],
    ['centre_receiver', OWN, false, false, false],
    ['driver', OWN, false, false, false],
    ['assembly_recorder', OWN, false, false, false],
    ['bank_administrator', OWN, false, false, false],
    ['comptroller', OWN, false, false, false],
    ['comptroller', null, true, true, true],
    ['network_liaison', null, true, false, true],
    ['transport_coordinator', OWN, false, true, false],
  ])('%s of %s', (role, communeId, audits, seesLot, seesLine) => {
    const who = actor(role, communeId);
    expect(mayAudit(who)).toBe(audits);
    expect(maySeeWholeLot(who, FOREIGN)).toBe(seesLot);
    expect(maySeeLine(who, line(FOREIGN))).toBe(seesLine);
    expect(mayReadAccount(who)).toBe(true);
    if (communeId !== null) {
      expect(maySeeWholeLot(who, OWN)).toBe(true);
      expect(maySeePart(who, OWN)).toBe(true);
      expect(maySeeLine(who, line(OWN))).toBe(true);
    }
  });

  it('shows the lines of a hosted cycle to those who organise it', () => {
    expect(maySeeLine(actor('assembly_recorder', OWN), line(FOREIGN, OWN))).toBe(true);
    expect(maySeeLine(actor('driver', OWN), line(FOREIGN, OWN))).toBe(false);
  });

  it('opens no account to somebody without a mandate', () => {
    expect(mayReadAccount({ ...actor('driver', OWN), mandates: [] })).toBe(false);
  });
});
