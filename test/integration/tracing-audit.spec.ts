import { newId } from '#core/kernel';
import { aPerson, aSpokesperson } from '../factories';
import { insertRow } from '../factories/insert';
import { type House, openHouse } from '../support/house';
import { aWholeCycle, type WholeCycle } from './tracing-story';

let house: House;
let story: WholeCycle;
beforeAll(async () => {
  house = await openHouse();
  // Whoever breaks a promise has to break the database's own guards first.
  await house.db.rows(`DO $$ DECLARE it record; BEGIN
    FOR it IN SELECT conrelid::regclass AS tab, conname FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.tab, it.conname); END LOOP;
    FOR it IN SELECT tgrelid::regclass AS tab, tgname AS conname FROM pg_trigger
      WHERE tgname LIKE '%append_only'
    LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', it.tab, it.conname); END LOOP;
  END $$`);
});
beforeEach(async () => {
  await house.reset();
  story = await aWholeCycle(house);
});
afterAll(async () => {
  await house.close();
});

async function audit(url = '/v1/audit') {
  const { as } = await aSpokesperson(house, 'comptroller', null);
  const { body } = await house.request({ as, method: 'GET', url });
  return body;
}
const broken = (body: any): any[] => body.checks.filter((check: any) => !check.ok);

const sql = (text: string) => async () => {
  await house.db.rows(text);
};

/** One violation for each check: a careless hand, a bug, or somebody with a reason to hide kilos. */
const PLANTED: Readonly<Record<string, () => Promise<void>>> = {
  'stock.every_gram_somewhere': sql('UPDATE lot SET listed_grams = listed_grams + 1'),
  'stock.counters_are_movements': sql(
    'UPDATE lot SET available_grams = available_grams - 1, delivered_grams = delivered_grams + 1',
  ),
  'stock.reserved_is_promised': sql(
    'UPDATE lot SET available_grams = available_grams - 1, reserved_grams = reserved_grams + 1',
  ),
  'stock.on_the_road_is_held': sql(
    'UPDATE lot SET available_grams = available_grams - 1, loaded_grams = loaded_grams + 1',
  ),
  'stock.delivered_is_received': sql(`UPDATE hand_out_loss SET grams = grams + 1`),
  'loss.has_stage_and_cause': sql(`UPDATE stock_movement SET cause = '' WHERE stage = 'field'`),
  'allocation.within_lot': sql(`UPDATE allocation SET grams = 2000000 WHERE state = 'reconciled'`),
  'line.within_max': sql('UPDATE order_line SET max_grams = 1 WHERE allocated_grams > 0'),
  'line.counter_is_allocations': sql('UPDATE order_line SET allocated_grams = allocated_grams + 1'),
  'outcome.has_reason': sql(`UPDATE lot_outcome SET reason_code = ''`),
  'outcome.for_everything_asked': async () => {
    const question = JSON.stringify({ lots: [{ id: story.lot.id }, { id: newId() }], lines: [] });
    await house.db.rows('UPDATE matching_run SET question = $1, question_hash = null', [question]);
  },
  'matching.papers_untouched': sql(`UPDATE matching_run SET answer = '{"shared":"otherwise"}'`),
  'shipment.within_allocation': sql(
    'UPDATE shipment SET grams = grams + 1, loaded_grams = grams + 1',
  ),
  'shipment.loaded_covers_delivered': sql('UPDATE shipment SET delivered_grams = loaded_grams + 1'),
  'custody.has_no_gap': sql(`DELETE FROM custody_event WHERE to_kind = 'centre'`),
  'custody.is_weighed': sql(
    `UPDATE custody_event SET weighing_id = NULL WHERE to_kind = 'commune'`,
  ),
  'custody.delivered_agrees': sql(
    `UPDATE custody_event SET grams = grams - 1 WHERE to_kind = 'commune'`,
  ),
  'place.vehicle_adds_up': sql(`DELETE FROM custody_event WHERE to_kind = 'loss'`),
  'place.centre_adds_up': sql(
    `UPDATE custody_event SET grams = grams - 1 WHERE to_kind = 'centre'`,
  ),
  'reception.every_gram_explained': sql('UPDATE reception SET difference_reason = NULL'),
  'fuel.used_is_entered': async () => {
    await insertRow(house, 'fuel_quota', {
      ...{ id: newId(), communeId: story.rural.id, fuel: 'diesel', grantedMl: 1000, usedMl: 5 },
      ...{ validFrom: '2026-11-01', validTo: '2026-11-30', source: 'PDVSA' },
    });
  },
  'facts.all_heard': sql(`
    INSERT INTO job (id, event_id, listener, queue, payload, state)
    VALUES ('x', '019aa000-0000-7000-8000-000000000000', 'Nobody.hears', 'default', '{}', 'dead')`),
};

describe('the audit', () => {
  it('finds a whole cycle in order, in the reader’s language', async () => {
    for (const url of ['/v1/audit', `/v1/cycles/${story.cycle.id}/audit`]) {
      const body = await audit(url);
      expect(broken(body)).toEqual([]);
      expect(body.ok).toBe(true);
      expect(body.checks.map((check: any) => check.code).sort()).toEqual(
        Object.keys(PLANTED).sort(),
      );
      for (const check of body.checks) expect(check.title).not.toContain('audit.');
    }
    const reader = await aPerson(house, {
      locale: 'en',
      mandates: [{ role: 'network_liaison', communeId: null }],
    });
    const read = { as: reader.as, method: 'GET' } as const;
    const english = await house.request({ ...read, url: '/v1/audit' });
    expect(english.body.checks[0].title).toMatch(/^Every gram/);
    const csv = await house.request({ ...read, url: '/v1/audit/export.csv' });
    expect(csv.text).toContain('stock.counters_are_movements');
  });

  it.each(Object.keys(PLANTED))('sees that %s is broken', async (code) => {
    await PLANTED[code]?.();

    const body = await audit();

    const found = broken(body).find((check) => check.code === code);
    expect(found).toMatchObject({ ok: false });
    expect(found.violations).toBeGreaterThan(0);
    expect(found.examples.length).toBeGreaterThan(0);
    expect(body.ok).toBe(false);
  });

  it('of one cycle does not blame it for another', async () => {
    const other = await aWholeCycle(house);
    await house.db.rows('UPDATE lot SET listed_grams = listed_grams + 1 WHERE id = $1', [
      other.lot.id,
    ]);

    expect((await audit(`/v1/cycles/${story.cycle.id}/audit`)).ok).toBe(true);
    expect((await audit(`/v1/cycles/${other.cycle.id}/audit`)).ok).toBe(false);
  });

  it('is for the comptrollers and liaisons of the network', async () => {
    const own = await aSpokesperson(house, 'comptroller', story.rural.id);
    for (const as of [own.as, story.food.as]) {
      expect((await house.request({ as, method: 'GET', url: '/v1/audit' })).status).toBe(403);
    }
    expect((await house.request({ method: 'GET', url: '/v1/audit' })).status).toBe(401);
    expect(await audit(`/v1/cycles/${newId()}/audit`)).toMatchObject({ code: 'cycle.not_found' });
  });
});
