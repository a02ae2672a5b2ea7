import { newId } from '#core/kernel';
import { type EventName, Outbox } from '#platform/events';
import { aCommune, aCycle, aDriver, aLot, aMandate, aPerson, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';

describe('notices', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });
  beforeEach(async () => {
    await house.reset();
  });

  const tell = async (name: EventName, fact: object): Promise<void> => {
    await house.db.transaction((tx) => house.get(Outbox).tell(tx, name, fact as never));
    await house.drain();
  };
  const noticesOf = async (person: { as: { cookie: string } }, query = '') =>
    (await house.request({ as: person.as, method: 'GET', url: `/v1/notices${query}` })).body;

  const aConfirmedLot = async () => {
    const communeId = (await aCommune(house)).id;
    const lot = await aLot(house, { communeId });
    const fact = {
      lotId: lot.id,
      communeId,
      productId: lot.productId,
      announcedGrams: 1_000_000,
      netGrams: 987_500,
    };
    return { communeId, lot, fact };
  };

  it('tells the people of the commune, each in their own language of today', async () => {
    const { communeId, lot, fact } = await aConfirmedLot();
    const member = await aSpokesperson(house, 'producer_spokesperson', communeId);
    await tell('lot.confirmed', fact);

    const inSpanish = await noticesOf(member);
    expect(inSpanish).toMatchObject({ unread: 1, next: null });
    expect(inSpanish.items).toMatchObject([
      {
        text: `El lote ${lot.code} de Papa se pesó: 987,5 kg netos (se anunciaron 1.000 kg).`,
        link: `/lots/${lot.id}`,
        readAt: null,
      },
    ]);
    await house.db.rows(`UPDATE person SET locale = 'en' WHERE id = $1`, [member.personId]);
    expect((await noticesOf(member)).items[0].text).toBe(
      `Lot ${lot.code} of Potato was weighed: 987.5 kg net (1,000 kg were announced).`,
    );
  });

  it('tells each person once, however often the fact is told and whatever roles they hold', async () => {
    const { communeId, lot, fact } = await aConfirmedLot();
    const member = await aPerson(house, {
      mandates: [
        { role: 'producer_spokesperson', communeId },
        { role: 'centre_receiver', communeId },
      ],
    });
    await tell('lot.confirmed', fact);
    await tell('lot.confirmed', fact);
    expect((await noticesOf(member)).items).toHaveLength(1);

    const gone = { lotId: lot.id, communeId, productId: lot.productId, grams: 20_000 };
    await tell('lot.expired', gone);
    expect((await noticesOf(member)).items).toHaveLength(2);
  });

  it('tells nothing to those whose mandate is revoked, over or of another commune or role', async () => {
    const { communeId, fact } = await aConfirmedLot();
    const elsewhere = (await aCommune(house)).id;
    const [revoked, over, future] = [
      await aPerson(house),
      await aPerson(house),
      await aPerson(house),
    ];
    const others = [
      await aSpokesperson(house, 'producer_spokesperson', elsewhere),
      await aSpokesperson(house, 'food_spokesperson', communeId),
      ...[revoked, over, future],
    ];
    const role = 'producer_spokesperson';
    await aMandate(house, {
      ...{ personId: revoked.personId, role, communeId },
      ...{ revokedAt: '2026-11-21T00:00:00Z', revokedByAct: 'Acta 9' },
    } as never);
    await aMandate(house, {
      ...{ personId: over.personId, role, communeId, toOn: '2026-11-21' },
    } as never);
    await aMandate(house, {
      ...{ personId: future.personId, role, communeId, fromOn: '2026-11-23' },
    } as never);
    await tell('lot.confirmed', fact);
    for (const person of others) expect((await noticesOf(person)).items).toEqual([]);
  });

  it('tells a person that a mandate was granted and that it was revoked, with the role in words', async () => {
    const communeId = (await aCommune(house, { name: 'Comuna Carache' })).id;
    const member = await aPerson(house);
    const mandate = { mandateId: newId(), personId: member.personId, communeId, act: 'Acta 12' };
    await tell('mandate.granted', { ...mandate, role: 'driver' });
    await tell('mandate.revoked', { ...mandate, role: 'driver' });
    await tell('mandate.granted', {
      ...mandate,
      ...{ mandateId: newId(), communeId: null, role: 'network_liaison' },
    });
    expect((await noticesOf(member)).items.map((it: any) => it.text)).toEqual([
      'Tienes un mandato de la red: enlace de la red (acta: Acta 12).',
      'Tu mandato en Comuna Carache fue revocado: conducción (acta: Acta 12).',
      'Tienes un mandato en Comuna Carache: conducción (acta: Acta 12).',
    ]);
  });

  it('reaches thousands of people with one fact', async () => {
    const cycle = await aCycle(house);
    await house.db.rows(`
      WITH place AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, 2000) n),
      commune_made AS (INSERT INTO commune (id, name, kind, municipality_code, latitude, longitude,
          state, verified_by_act)
        SELECT id, 'Comuna ' || n, 'rural', '2105', 9.6, -70.2, 'active', 'Acta' FROM place
        RETURNING id),
      person_made AS (INSERT INTO person (id, name, login, password_hash)
        SELECT id, 'Persona ' || n, 'p' || n, 'none' FROM place RETURNING id)
      SELECT 1`);
    await house.db.rows(`
      INSERT INTO mandate (id, person_id, commune_id, role, body, act, from_on)
      SELECT gen_random_uuid(), person.id, commune.id, 'food_spokesperson', 'Asamblea', 'Acta',
        '2026-01-01' FROM commune JOIN person ON person.id = commune.id`);
    await tell('cycle.opened', { cycleId: cycle.id });
    const [told] = await house.db.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM notice',
    );
    expect(told?.count).toBe(2000);
  });

  it('tells only the participants of a cycle, and its managers when it closes', async () => {
    const [inside, outside] = [(await aCommune(house)).id, (await aCommune(house)).id];
    const cycle = await aCycle(house, { name: 'Semana 48' });
    await house.db.rows('INSERT INTO cycle_commune VALUES ($1, $2)', [cycle.id, inside]);
    const member = await aSpokesperson(house, 'food_spokesperson', inside);
    const stranger = await aSpokesperson(house, 'food_spokesperson', outside);
    const liaison = await aSpokesperson(house, 'network_liaison', null);
    await tell('cycle.opened', { cycleId: cycle.id });
    await tell('cycle.cancelled', { cycleId: cycle.id, reason: 'Se dañó la vía' });
    await tell('cycle.closed', {
      ...{ cycleId: cycle.id, personId: null },
      orders: 3,
      wantedGrams: 9_000,
    });
    expect((await noticesOf(member)).items.map((it: any) => it.text)).toEqual([
      '«Semana 48» se canceló. Motivo: Se dañó la vía',
      expect.stringContaining('Abrió «Semana 48». Puedes pedir y ofrecer hasta el 24 de noviembre'),
    ]);
    expect((await noticesOf(stranger)).items).toEqual([]);
    expect((await noticesOf(liaison)).items).toMatchObject([
      { text: 'Cerró «Semana 48» con 3 pedidos y 9 kg en total.' },
    ]);
  });

  it('pages from the newest, filters what is unread, and marks as read', async () => {
    const member = await aPerson(house);
    const foreign = await aPerson(house);
    const communeId = (await aCommune(house)).id;
    for (const act of ['1', '2', '3']) {
      const mandate = { mandateId: newId(), personId: member.personId, communeId, act };
      await tell('mandate.granted', { ...mandate, role: 'driver' });
    }
    const first = await noticesOf(member, '?limit=2');
    expect(first.items.map((it: any) => it.text.at(-3))).toEqual(['3', '2']);
    const rest = await noticesOf(member, `?limit=2&after=${String(first.next)}`);
    expect(rest).toMatchObject({ items: [{}], next: null, unread: 3 });

    const [newest, second] = first.items;
    const read = (as: { cookie: string }, id: string) =>
      house.request({ as, method: 'POST', url: `/v1/notices/${id}/read` });
    expect((await read(member.as, newest.id)).body.readAt).toBe('2026-11-22T14:00:00.000Z');
    house.clock.advance(60_000);
    expect((await read(member.as, newest.id)).body.readAt).toBe('2026-11-22T14:00:00.000Z');
    expect(await noticesOf(member, '?unread=true')).toMatchObject({ items: [{}, {}], unread: 2 });
    expect((await noticesOf(member, '?unread=false')).items).toHaveLength(1);
    expect((await read(foreign.as, second.id)).body).toMatchObject({ code: 'notice.not_found' });

    const all = await house.request({
      ...{ as: member.as, method: 'POST', url: '/v1/notices/read-all' },
      body: { upToId: rest.items[0].id },
    });
    expect(all.body).toEqual({ read: 1, unread: 1 });
    const left = await house.request({
      ...{ as: member.as, method: 'POST', url: '/v1/notices/read-all' },
    });
    expect(left.body).toEqual({ read: 1, unread: 0 });
  });

  it('refuses bad questions with a code and shows nobody another’s notices', async () => {
    const member = await aPerson(house);
    const foreign = await aPerson(house);
    const mandate = { mandateId: newId(), personId: member.personId, communeId: null, act: '1' };
    await tell('mandate.granted', { ...mandate, role: 'network_liaison' });
    const id = (await noticesOf(member)).items[0].id as string;
    const asks = [
      ['GET', `/v1/notices?after=${id}`, 400, 'list.bad_cursor'],
      ['GET', '/v1/notices?unread=perhaps', 400, 'request.invalid'],
      ['GET', '/v1/notices?limit=0', 400, 'request.invalid'],
      ['POST', `/v1/notices/${newId()}/read`, 404, 'notice.not_found'],
      ['POST', '/v1/notices/nonsense/read', 400, 'request.malformed'],
    ] as const;
    for (const [method, url, status, code] of asks) {
      const answer = await house.request({ as: foreign.as, method, url });
      expect({ url, status: answer.status, code: answer.body.code }).toEqual({ url, status, code });
    }
    const csv = await house.request({
      as: member.as,
      method: 'GET',
      url: '/v1/notices/export.csv',
    });
    expect(csv.text).toContain('enlace de la red');
    expect((await noticesOf(foreign)).items).toEqual([]);
  });

  it('tells a driver of the run, and of nothing when there is no driver', async () => {
    const communeId = (await aCommune(house)).id;
    const driver = await aDriver(house, communeId);
    const fact = {
      ...{ runId: newId(), communeId, cycleId: newId(), code: 'V1', communeIds: [] },
      ...{ reason: 'Sin gasoil', driverPersonId: null },
    };
    await tell('run.cancelled', fact);
    expect((await noticesOf(driver)).items).toEqual([]);
  });
});
