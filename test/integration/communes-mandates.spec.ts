import fc from 'fast-check';
import { addDays, civilDateAt, newId, type Role } from '#core/kernel';
import { SessionReader } from '#platform/auth';
import { hashOfToken } from '#platform/session-cookies';
import { aCommune, aCouncil, aPerson, aSpokesperson } from '../factories';
import { type Answer, type Call, type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

type As = NonNullable<Call['as']>;

const MANDATE = { body: 'Asamblea', act: 'Acta 12', fromOn: '2026-11-22' };

async function grant(as: As, facts: object, id: string = newId()): Promise<Answer> {
  const body = { ...MANDATE, ...facts };
  return house.request({ as, method: 'PUT', url: `/v1/mandates/${id}`, body });
}

async function revoke(as: As, id: string, act = 'Acta 13'): Promise<Answer> {
  return house.request({ as, method: 'POST', url: `/v1/mandates/${id}/revoke`, body: { act } });
}

async function aLiaison(): Promise<As> {
  return (await aSpokesperson(house, 'network_liaison', null)).as;
}

async function recorderOf(communeId: string): Promise<As> {
  return (await aSpokesperson(house, 'assembly_recorder', communeId)).as;
}

describe('granting', () => {
  it('lets a liaison name only the first recorder, who names everybody else', async () => {
    const { id: communeId } = await aCommune(house);
    const liaison = await aLiaison();
    const [first, second] = [await aPerson(house), await aPerson(house)];
    const facts = { personId: first.personId, communeId, role: 'assembly_recorder' };
    const id = newId();

    const granted = await grant(liaison, facts, id);
    expect(granted).toMatchObject({ status: 200, body: { ...facts, ...MANDATE, revokedAt: null } });
    expect((await grant(liaison, facts, id)).body).toEqual(granted.body);
    expect((await grant(liaison, { ...facts, personId: second.personId })).status).toBe(403);
    const driver = { personId: second.personId, communeId, role: 'driver' };
    expect((await grant(liaison, driver)).status).toBe(403);

    expect((await grant(first.as, driver)).status).toBe(200);
    expect((await grant(first.as, { ...facts, personId: second.personId })).status).toBe(200);
    expect(
      (await grant(first.as, { ...driver, communeId: (await aCommune(house)).id })).status,
    ).toBe(403);
    expect((await grant(first.as, { ...driver, communeId: null })).status).toBe(403);
    expect((await grant(first.as, { ...driver, role: 'network_liaison' })).status).toBe(403);
    expect((await grant(second.as, { ...driver, role: 'comptroller' })).status).toBe(200);
  });

  it('grants one first recorder when two liaisons name one at once', async () => {
    const { id: communeId } = await aCommune(house);
    const tries = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const { personId } = await aPerson(house);
        return grant(await aLiaison(), { personId, communeId, role: 'assembly_recorder' });
      }),
    );
    expect(tries.filter((it) => it.status === 200)).toHaveLength(1);
    expect(tries.filter((it) => it.status === 403)).toHaveLength(3);
  });

  it('gives a commune that lost its only recorder a new first one', async () => {
    const { id: communeId } = await aCommune(house);
    const liaison = await aLiaison();
    const person = await aPerson(house);
    const facts = { personId: person.personId, communeId, role: 'assembly_recorder' };
    const id = newId();
    await grant(liaison, facts, id);
    expect((await revoke(person.as, id)).status).toBe(200);
    expect((await grant(liaison, facts)).status).toBe(200);
  });

  it('refuses what does not fit, by its field', async () => {
    const { id: communeId } = await aCommune(house);
    const as = await recorderOf(communeId);
    const liaison = await aLiaison();
    const { personId } = await aPerson(house);
    const council = await aCouncil(house, { communeId: (await aCommune(house)).id });
    const base = { personId, communeId, role: 'driver' };
    const cases: [As, object, number, string, string][] = [
      [as, { ...base, act: '' }, 400, 'request.invalid', 'act'],
      [as, { ...base, role: 'king' }, 400, 'request.invalid', 'role'],
      [as, { ...base, fromOn: '2026-02-30' }, 400, 'request.invalid', 'fromOn'],
      [as, { ...base, toOn: '2026-11-21' }, 422, 'mandate.dates_reversed', 'toOn'],
      [
        as,
        { ...base, fromOn: '2026-01-01', toOn: '2026-11-21' },
        422,
        'mandate.already_over',
        'toOn',
      ],
      [as, { ...base, personId: newId() }, 422, 'person.unknown', 'personId'],
      [as, { ...base, councilId: council.id }, 422, 'council.unknown', 'councilId'],
      [liaison, { ...base, communeId: null }, 422, 'mandate.role_needs_commune', 'communeId'],
      [
        liaison,
        { personId, communeId: newId(), role: 'assembly_recorder' },
        422,
        'commune.unknown',
        'communeId',
      ],
    ];
    for (const [who, facts, status, code, field] of cases) {
      const answer = await grant(who, facts);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body.fields[0].field).toBe(field);
    }
    const [row] = await house.db.rows<{ mandates: number }>(
      'SELECT count(*) AS mandates FROM mandate',
    );
    expect(row?.mandates).toBe(2);
  });
});

describe('revoking', () => {
  it('counts from the very next request, and names the act', async () => {
    const { id: communeId } = await aCommune(house);
    const recorder = await recorderOf(communeId);
    const person = await aPerson(house);
    const id = newId();
    await grant(recorder, { personId: person.personId, communeId, role: 'comptroller' }, id);
    const read = {
      as: person.as,
      method: 'GET',
      url: `/v1/councils?communeId=${communeId}`,
    } as const;
    expect((await house.request(read)).status).toBe(200);

    const revoked = await revoke(recorder, id);
    expect(revoked).toMatchObject({ status: 200, body: { revokedByAct: 'Acta 13' } });
    expect((await house.request(read)).status).toBe(403);
    const who = await house.request({ as: person.as, method: 'GET', url: '/v1/session' });
    expect(who.body.mandates).toEqual([]);

    expect((await revoke(recorder, id, 'Acta 14')).body).toEqual(revoked.body);
    const facts = await house.db.rows(`SELECT 1 FROM outbox_event WHERE name = 'mandate.revoked'`);
    expect(facts).toHaveLength(1);
  });

  it('belongs to the body that granted: not to a liaison, a stranger or the holder of another role', async () => {
    const { id: communeId } = await aCommune(house);
    const recorder = await recorderOf(communeId);
    const person = await aPerson(house);
    const id = newId();
    await grant(recorder, { personId: person.personId, communeId, role: 'driver' }, id);

    expect((await revoke(await aLiaison(), id)).status).toBe(404);
    expect((await revoke(await recorderOf((await aCommune(house)).id), id)).status).toBe(404);
    expect((await revoke(person.as, id)).status).toBe(403);
    expect((await revoke(recorder, newId())).status).toBe(404);
  });

  it('keeps the last liaison, also when two revoke each other at once', async () => {
    const [a, b] = [
      await aSpokesperson(house, 'network_liaison', null),
      await aSpokesperson(house, 'network_liaison', null),
    ];
    const rows = await house.db.rows<{ id: string; personId: string }>(
      'SELECT id, person_id AS "personId" FROM mandate',
    );
    const mandateOf = (personId: string): string =>
      rows.find((row) => row.personId === personId)?.id ?? '';
    const tries = await Promise.all([
      revoke(a.as, mandateOf(b.personId)),
      revoke(b.as, mandateOf(a.personId)),
    ]);
    expect(tries.filter((it) => it.status === 200)).toHaveLength(1);
    const left = await house.db.rows('SELECT 1 FROM mandate WHERE revoked_at IS NULL');
    expect(left).toHaveLength(1);
  });
});

describe('reading mandates', () => {
  it('lists those in force, or all, to those who read for the body', async () => {
    const { id: communeId } = await aCommune(house);
    const recorder = await recorderOf(communeId);
    const person = await aPerson(house);
    const ids = [newId(), newId(), newId()];
    for (const id of ids) {
      await grant(recorder, { personId: person.personId, communeId, role: 'driver' }, id);
    }
    await revoke(recorder, String(ids[0]));
    const count = async (as: As, query: string): Promise<number> =>
      (await house.request({ as, method: 'GET', url: `/v1/mandates?${query}` })).body.items.length;
    expect(await count(recorder, `communeId=${communeId}`)).toBe(3);
    expect(await count(recorder, `communeId=${communeId}&standing=all`)).toBe(4);
    expect(await count(recorder, `communeId=${communeId}&personId=${person.personId}`)).toBe(2);
    expect(await count(await aLiaison(), '')).toBe(1);

    const url = `/v1/mandates?communeId=${communeId}`;
    expect((await house.request({ as: await aLiaison(), method: 'GET', url })).status).toBe(403);
    expect((await house.request({ as: recorder, method: 'GET', url: '/v1/mandates' })).status).toBe(
      403,
    );
    const own = { method: 'GET', url: `/v1/mandates/${String(ids[0])}` } as const;
    expect((await house.request({ as: person.as, ...own })).status).toBe(200);
    expect((await house.request({ as: await aLiaison(), ...own })).status).toBe(404);
    const csv = url.replace('?', '/export.csv?');
    const exported = await house.request({ as: recorder, method: 'GET', url: csv });
    expect(exported.text.trim().split('\r\n')).toHaveLength(4);
  });
});

describe('an actor', () => {
  it('holds exactly the mandates in force today, whatever their history', async () => {
    const person = await aPerson(house);
    const { id: communeId } = await aCommune(house);
    const today = civilDateAt(house.clock.now());
    const sessionHash = hashOfToken(person.as.cookie.slice('cayapa='.length));
    const history = fc.array(
      fc.record({
        role: fc.constantFrom<Role>('driver', 'comptroller', 'assembly_recorder'),
        from: fc.integer({ min: -3, max: 3 }),
        lasts: fc.option(fc.integer({ min: 0, max: 4 })),
        isRevoked: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(history, async (mandates) => {
        await house.db.rows('DELETE FROM mandate');
        const expected: string[] = [];
        for (const { role, from, lasts, isRevoked } of mandates) {
          const id = newId<'Mandate'>();
          const fromOn = addDays(today, from);
          const toOn = lasts === null ? null : addDays(fromOn, lasts);
          await house.db.rows(
            `INSERT INTO mandate (id, person_id, commune_id, role, body, act, from_on, to_on,
                                  revoked_at, revoked_by_act)
             VALUES ($1, $2, $3, $4, 'b', 'a', $5, $6, $7, $8)`,
            [id, person.personId, communeId, role, fromOn, toOn].concat(
              isRevoked ? [house.clock.now().toISOString(), 'a'] : [null, null],
            ),
          );
          const isInForce = !isRevoked && fromOn <= today && (toOn === null || toOn >= today);
          if (isInForce) expected.push(id);
        }
        const actor = await house.get(SessionReader).actorOf(sessionHash);
        expect(actor?.mandates.map((it) => it.mandateId).sort()).toEqual(expected.sort());
      }),
      { numRuns: 30 },
    );
  });
});
