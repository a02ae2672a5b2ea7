import { mkdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { newId } from '#core/kernel';
import { environment } from '#platform/config';
import { packingGroups, packingTotals } from '../../libs/features/papers/src/packing-list';
import { PackingListQueries } from '../../libs/features/papers/src/packing-list.queries';
import { aCommune, aCycle, anOrder, aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { aPaperRun, aPaperWeek } from './papers-sample';

/** Set to a folder to have the sample papers written there, to be looked at. */
const FOLDER = environment()['PAPERS_SAMPLES'];

describe('papers', () => {
  let house: House;
  let week: Awaited<ReturnType<typeof aPaperWeek>>;
  let trip: Awaited<ReturnType<typeof aPaperRun>>;
  let liaison: Awaited<ReturnType<typeof aSpokesperson>>;
  beforeAll(async () => {
    house = await openHouse();
    week = await aPaperWeek(house, { lots: 6 });
    trip = await aPaperRun(house, week);
    liaison = await aSpokesperson(house, 'network_liaison', null);
  });
  afterAll(async () => {
    await house.close();
  });

  const get = (as: { cookie: string }, url: string) =>
    house.request({ as, method: 'GET', url: `/v1/papers${url}` });
  const packing = (as: { cookie: string }, query: string, form = '') =>
    get(as, `/cycles/${week.cycle.id}/packing-list${form}?${query}`);
  const manifest = (as: { cookie: string }, form = '') =>
    get(as, `/runs/${trip.run.id}/manifest${form}`);

  it.each(['product', 'supplier', 'customer'])(
    'adds up by %s to what the allocations add up to',
    async (by) => {
      const [sum] = await house.db.rows<{ grams: number; packages: number }>(
        'SELECT sum(grams)::bigint AS grams, sum(packages)::bigint AS packages FROM allocation',
      );
      const { body } = await packing(liaison.as, `by=${by}`);
      expect(body.totals).toMatchObject(sum!);
      const total = (pick: (it: any) => number) =>
        body.groups.reduce((all: number, group: any) => all + pick(group), 0);
      expect(total((group) => group.totals.grams)).toBe(sum!.grams);
      expect(total((group) => group.totals.packages)).toBe(sum!.packages);
      expect(body.totals.wantedGrams).toBe(by === 'supplier' ? 0 : 3 * 3 * 2_000_000);
    },
  );

  it('keeps every gram in one group, whatever the rows and the sort', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const row = fc.record({
      ...{ productId: name, productName: name, supplierCommuneId: name, supplierName: name },
      ...{ customerCommuneId: name, customerName: name },
      ...{ packages: fc.nat(500), grams: fc.nat(1e9), wantedGrams: fc.nat(1e9) },
    }) as fc.Arbitrary<any>;
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(row),
        fc.constantFrom('product' as const, 'supplier' as const, 'customer' as const),
        (rows, wanted, by) => {
          const groups = packingGroups(by, rows, wanted);
          const totals = packingTotals(rows, by === 'supplier' ? [] : wanted);
          for (const figure of ['grams', 'packages', 'allocations', 'wantedGrams'] as const) {
            const sum = groups.reduce((all, group) => all + group.totals[figure], 0);
            expect(sum).toBe(totals[figure]);
          }
        },
      ),
    );
  });

  it('shows what was ordered while the orders are still open', async () => {
    const cycle = await aCycle(house);
    const communeId = (await aCommune(house, { kind: 'urban', name: 'Comuna que pide' })).id;
    await anOrder(house, { communeId, cycleId: cycle.id, lines: [{ wantedGrams: 750_000 }] });
    const url = (by: string, form = '') => `/cycles/${cycle.id}/packing-list${form}?by=${by}`;
    for (const by of ['product', 'customer']) {
      const { body } = await get(liaison.as, url(by));
      expect(body.totals).toEqual({ allocations: 0, packages: 0, grams: 0, wantedGrams: 750_000 });
      expect(body.groups[0].wanted).toHaveLength(1);
    }
    const { text } = await get(liaison.as, url('customer', '.html'));
    expect(text).toContain('Comuna que pide: lo pedido');
    const empty = await get(liaison.as, url('supplier', '.html'));
    expect(empty.text).toContain('Todavía no hay nada que cargar');
  });

  it('asks for a narrower question rather than for a paper without end', async () => {
    const actor = { personId: newId<'Person'>(), name: 'A', locale: 'es' as const };
    const mandates = [
      { mandateId: newId<'Mandate'>(), role: 'network_liaison' as const, communeId: null },
    ];
    const ask = (rowsMax: number) =>
      house
        .get(PackingListQueries)
        .one({ ...actor, mandates }, week.cycle.id, { by: 'product' }, rowsMax);
    await expect(ask(10)).rejects.toMatchObject({
      code: 'paper.too_long',
      details: { rowsMax: 10 },
    });
    await expect(ask(36)).resolves.toMatchObject({ totals: { allocations: 36 } });
  });

  it('shows a commune its own part, and nothing of others', async () => {
    const [first, second] = [week.urban[0]!, week.urban[1]!];
    const food = await aSpokesperson(house, 'food_spokesperson', first.communeId);
    const { body } = await packing(food.as, 'by=customer');
    expect(body.groups.map((group: any) => group.name)).toEqual([first.name]);
    expect((await packing(food.as, `by=customer&communeId=${second.communeId}`)).status).toBe(403);

    const producer = await aSpokesperson(house, 'producer_spokesperson', week.rural[0]!.communeId);
    const mine = await packing(producer.as, 'by=supplier');
    expect(mine.body.groups.map((group: any) => group.name)).toEqual([week.rural[0]!.name]);
    const given = mine.body.groups[0].allocations.map((it: any) => it.customerName);
    expect(new Set(given).size).toBe(3);
    expect((await packing(producer.as, 'by=product')).body.totals.wantedGrams).toBe(0);
  });

  it('shows a foreign commune an empty list, and somebody without a mandate none', async () => {
    const elsewhere = (await aCommune(house)).id;
    const foreign = await aSpokesperson(house, 'food_spokesperson', elsewhere);
    for (const by of ['product', 'supplier', 'customer']) {
      expect((await packing(foreign.as, `by=${by}`)).body.groups).toEqual([]);
    }
    const nobody = await aSpokesperson(house, 'food_spokesperson', elsewhere);
    await house.db.rows(
      `UPDATE mandate SET revoked_at = now(), revoked_by_act = 'x' WHERE person_id = $1`,
      [nobody.personId],
    );
    expect((await packing(nobody.as, 'by=product')).body.code).toBe('access.forbidden');
    for (const form of ['', '.csv', '.html', '.pdf']) {
      expect((await manifest(foreign.as, form)).body.code).toBe('run.not_found');
    }
  });

  it('shows a coordinator what was accepted, and not what still waits for an answer', async () => {
    const elsewhere = (await aCommune(house)).id;
    const mover = await aSpokesperson(house, 'transport_coordinator', elsewhere);
    const { body } = await packing(mover.as, 'by=customer');
    const states = body.groups.flatMap((group: any) =>
      group.allocations.map((it: any) => it.state),
    );
    expect(new Set(states)).toEqual(new Set(['accepted']));
    expect(body.totals.wantedGrams).toBe(18_000_000);
  });

  it('shows a customer the part of a manifest that is its own, without the driver’s papers', async () => {
    const first = week.urban[0]!;
    const food = await aSpokesperson(house, 'food_spokesperson', first.communeId);
    const { body } = await manifest(food.as);
    expect(body.isWhole).toBe(false);
    expect(new Set(body.shipments.map((it: any) => it.customerName))).toEqual(
      new Set([first.name]),
    );
    expect(body.stops.map((it: any) => it.kind)).toEqual(['pick_up', 'delivery']);
    expect(body).toMatchObject({ permits: [], run: { driverLicence: null } });

    for (const person of [trip.driver, trip.coordinator, liaison]) {
      const whole = await manifest(person.as);
      expect(whole.body).toMatchObject({ isWhole: true, permits: [{ number: 'GM-000123' }] });
      expect(whole.body.grams).toBe(
        whole.body.shipments.reduce((all: number, it: { grams: number }) => all + it.grams, 0),
      );
    }
  });

  it('escapes whatever people wrote, and is its own style and nothing else', async () => {
    const { text, headers } = await packing(liaison.as, 'by=supplier', '.html');
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('Carache semanal 48 &lt;b&gt;');
    expect(text).not.toMatch(/ (?:src|style|on\w+)=/);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'/,
    );
    expect(headers['cache-control']).toBe('private, no-store');
  });

  it('speaks the reader’s language, or the one that is asked for', async () => {
    const inSpanish = await manifest(trip.driver.as, '.html');
    expect(inSpanish.text).toContain('Hoja de ruta V-26N-7Q · 26 de noviembre de 2026');
    expect(inSpanish.text).toMatch(/Tomate.*Zanahoria/s);
    const inEnglish = await manifest(trip.driver.as, '.html?language=en');
    expect(inEnglish.text).toContain('Run manifest V-26N-7Q · 26 November 2026');
    expect(inEnglish.text).toMatch(/Carrot.*Tomato|Tomato.*Carrot/s);
    expect(inEnglish.text).toContain('Gross kg');
    expect(inEnglish.text).toMatch(/<svg[^>]*viewBox/);
  });

  it('writes lists for spreadsheets, one row for each allocation, line and load', async () => {
    const rowsOf = (text: string) => text.trim().split('\r\n').length - 1;
    const [count] = await house.db.rows<{ n: number }>('SELECT count(*)::int AS n FROM allocation');
    expect(rowsOf((await packing(liaison.as, 'by=product', '.csv')).text)).toBe(count!.n);
    const wanted = await get(liaison.as, `/cycles/${week.cycle.id}/wanted.csv?by=product`);
    expect(rowsOf(wanted.text)).toBe(9);
    const loads = await house.db.rows('SELECT 1 FROM shipment');
    expect(rowsOf((await manifest(liaison.as, '.csv')).text)).toBe(2 * loads.length);
  });

  it('answers a PDF', async () => {
    for (const url of [
      `/cycles/${week.cycle.id}/packing-list.pdf?by=supplier`,
      `/runs/${trip.run.id}/manifest.pdf`,
    ]) {
      const { text, headers, status } = await get(liaison.as, url);
      expect(status).toBe(200);
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(headers['content-type']).toBe('application/pdf');
    }
  });

  it('refuses what it cannot print with a code', async () => {
    const asks = [
      [`/cycles/${newId()}/packing-list?by=product`, 404, 'cycle.not_found'],
      [`/cycles/${week.cycle.id}/packing-list?by=colour`, 400, 'request.invalid'],
      [`/cycles/${week.cycle.id}/packing-list`, 400, 'request.invalid'],
      [`/cycles/nonsense/packing-list.pdf?by=product`, 400, 'request.malformed'],
      [`/runs/${newId()}/manifest.html`, 404, 'run.not_found'],
      [`/runs/${trip.run.id}/manifest.html?language=fr`, 400, 'request.invalid'],
    ] as const;
    for (const [url, status, code] of asks) {
      const answer = await get(liaison.as, url);
      expect({ url, status: answer.status, code: answer.body.code }).toEqual({ url, status, code });
    }
  });

  it('writes sample papers where it is asked to', async () => {
    if (FOLDER === undefined) return;
    mkdirSync(FOLDER, { recursive: true });
    for (const by of ['product', 'supplier', 'customer']) {
      for (const form of ['html', 'pdf']) {
        const { raw } = await rawOf(
          house,
          liaison.as,
          `/v1/papers/cycles/${week.cycle.id}/packing-list.${form}?by=${by}`,
        );
        writeFileSync(`${FOLDER}/packing-${by}.${form}`, raw);
      }
    }
    for (const form of ['html', 'pdf']) {
      const { raw } = await rawOf(
        house,
        trip.coordinator.as,
        `/v1/papers/runs/${trip.run.id}/manifest.${form}`,
      );
      writeFileSync(`${FOLDER}/manifest.${form}`, raw);
    }
  });
});

async function rawOf(house: House, as: { cookie: string }, url: string): Promise<{ raw: Buffer }> {
  const answer = await house.app.inject({ method: 'GET', url, headers: { cookie: as.cookie } });
  return { raw: answer.rawPayload };
}
