import fc from 'fast-check';
import { newId } from '#core/kernel';
import { aVehicle } from '../factories';
import { openHouse, type House } from '../support/house';
import {
  aCentre,
  anAcceptedHarvest,
  aRunWith,
  brokenPromises,
  done,
  goodsEvent,
  type Harvest,
  onTheRoad,
  tell,
} from './transport-story';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** What the scale says, in thousandths of what was expected; what is said about it. */
interface Scale {
  readonly permille: number;
  readonly cause: string | null;
  readonly rest: 'release' | 'correct';
}
interface Journey {
  readonly packages: number;
  readonly viaCentre: boolean;
  readonly loading: Scale;
  readonly arriving: Scale;
  readonly failsFirst: 'redeliver' | 'return' | 'to_centre' | null;
  readonly repeats: number;
}

const aScale: fc.Arbitrary<Scale> = fc.record({
  permille: fc.oneof(
    fc.constant(1000),
    fc.integer({ min: 0, max: 1600 }),
    fc.integer({ min: 985, max: 1015 }),
  ),
  cause: fc.option(fc.constant('golpes')),
  rest: fc.constantFrom('release', 'correct'),
});
const aJourney: fc.Arbitrary<Journey> = fc.record({
  packages: fc.integer({ min: 1, max: 30 }),
  viaCentre: fc.boolean(),
  loading: aScale,
  arriving: aScale,
  failsFirst: fc.constantFrom(null, null, 'redeliver', 'return', 'to_centre'),
  repeats: fc.integer({ min: 1, max: 3 }),
});

/** Sends one event as often as a weak network would; refusals are as good as answers. */
async function send(harvest: Harvest, body: object, times: number): Promise<boolean> {
  const id = newId();
  const answers = await Promise.all(
    Array.from({ length: times }, () => tell(house, harvest.driver.as, body, id)),
  );
  const statuses = new Set(answers.map((it) => it.status));
  expect(statuses.size).toBe(1);
  expect([200, 409, 422]).toContain([...statuses][0]);
  return statuses.has(200);
}

async function weigh(
  harvest: Harvest,
  runId: string,
  kind: 'loaded' | 'delivered',
  { permille, cause, rest }: Scale,
  repeats: number,
): Promise<void> {
  const url = `/v1/runs/${runId}`;
  const run = await done(house, { method: 'GET', url, as: harvest.coordinator.as });
  const wanted = kind === 'loaded' ? 'pick_up' : 'delivery';
  for (const stop of run.stops.filter((it: any) => it.kind === wanted)) {
    const event = goodsEvent(run, stop, kind, { netGrams: 0, reason: 'romana', rest });
    const goods = event.goods
      .map((said: any) => {
        const shipment = run.shipments.find((it: any) => it.id === said.shipmentId);
        const expected = kind === 'loaded' ? shipment.grams : (shipment.loadedGrams ?? 0);
        const grossGrams = Math.floor((expected * permille) / 1000) + 500;
        return {
          ...said,
          grossGrams,
          packages: shipment.packages,
          ...(cause !== null && { cause }),
        };
      })
      .filter((said: any) => said.grossGrams > 0);
    if (goods.length > 0) await send(harvest, { ...event, goods }, repeats);
  }
}

async function travel(harvest: Harvest, journey: Journey, centreId: string): Promise<void> {
  const { packages, viaCentre, loading, arriving, failsFirst, repeats } = journey;
  const { id: vehicleId } = await aVehicle(house, {
    communeId: harvest.rural.id,
    shiftToMinute: 2880,
  });
  const waiting = await house.db.rows<{ site_id: string; is_origin: boolean; packages: number }>(
    'SELECT site_id, is_origin, packages FROM goods_to_move WHERE allocation_id = $1 AND grams > 0',
    [harvest.allocation.id],
  );
  const from = waiting.find((it) => it.is_origin !== viaCentre) ?? waiting[0];
  if (!from) return;
  const toCentre = viaCentre && from.is_origin ? { toSiteId: centreId } : {};
  const run = await aRunWith(house, harvest, {
    ...{ vehicleId, fromSiteId: from.site_id, ...toCentre },
    packages: Math.min(packages, Math.max(1, from.packages)),
  });
  // One driver drives all runs of this test one after another.
  await house.db.rows(
    `UPDATE run SET state = 'closed' WHERE id <> $1 AND state = 'departed' AND NOT EXISTS (
       SELECT 1 FROM shipment WHERE run_id = run.id AND state IN ('planned', 'loaded'))`,
    [run.id],
  );
  await house.db.rows(
    `UPDATE run SET day_on = day_on + 7 WHERE id <> $1 AND day_on < '2027-01-01'`,
    [run.id],
  );
  await onTheRoad(house, harvest, run.id);
  await weigh(harvest, run.id, 'loaded', loading, repeats);
  if (failsFirst !== null) {
    const [, , stop] = run.stops;
    const failed = {
      ...{ runId: run.id, stopId: stop.id, kind: 'failed', reason: 'cerrado' },
      ...{ eventTime: '2026-11-26T12:00:00Z', then: failsFirst, centreSiteId: centreId },
    };
    await send(harvest, failed, repeats);
  }
  await weigh(harvest, run.id, 'delivered', arriving, repeats);
}

describe('whatever happens on the road', () => {
  it('no gram is lost, invented or counted twice, and every chain of custody is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aJourney, { minLength: 1, maxLength: 3 }), async (journeys) => {
        await house.reset();
        const harvest = await anAcceptedHarvest(house);
        const centre = await aCentre(house);
        for (const journey of journeys) await travel(harvest, journey, centre.id);
        await house.drain();
        expect(await brokenPromises(house)).toEqual([]);
        const [sums] = await house.db.rows<any>(
          'SELECT grams, loaded_grams, delivered_grams FROM allocation',
        );
        expect(sums.delivered_grams).toBeLessThanOrEqual(sums.loaded_grams);
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  it('plans no kilo twice, however many hands put it on runs at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 2, maxLength: 6 }),
        async (asked) => {
          await house.reset();
          const harvest = await anAcceptedHarvest(house);
          const run = await aRunWith(house, harvest, { packages: 1 });
          const other = await aRunWith(house, harvest, { packages: 1 });
          const answers = await Promise.all(
            asked.map((packages, at) =>
              house.request({
                method: 'PUT',
                url: `/v1/runs/${String(at % 2 === 0 ? run.id : other.id)}/shipments/${newId()}`,
                as: harvest.coordinator.as,
                body: { allocationId: harvest.allocation.id, packages },
              }),
            ),
          );
          for (const { status } of answers) expect([200, 409]).toContain(status);
          const [row] = await house.db.rows<{ packages: number; grams: number }>(
            'SELECT sum(packages)::int AS packages, sum(grams)::bigint AS grams FROM shipment',
          );
          const taken = asked.filter((_, at) => answers[at]?.status === 200);
          expect(row?.packages).toBe(2 + taken.reduce((a, b) => a + b, 0));
          expect(row?.packages).toBeLessThanOrEqual(50);
          expect(row?.grams).toBe((row?.packages ?? 0) * 20_000);
          expect(await brokenPromises(house)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  }, 300_000);
});
