import { Client } from 'pg';
import { copyText } from '../../apps/ops/src/scenarios/load-rows';
import { national } from '../../apps/ops/src/scenarios/national';
import { offerOf, WHOLE_OFFER } from '../../apps/ops/src/scenarios/offer';
import type { Network, ScenarioName } from '../../apps/ops/src/scenarios/network';
import { TABLES_IN_ORDER, type TableName } from '../../apps/ops/src/scenarios/rows';
import { networkOf } from '../../apps/ops/src/scenarios/scenario';
import { seedScenario, usualOffer } from '../../apps/ops/src/scenarios/seed-scenario';
import { type House, openHouse } from '../support/house';

const TODAY = '2026-11-22';
const tonnes = (network: Network): number =>
  network.harvests.reduce((sum, it) => sum + it.packages * it.weight.nominalGrams, 0) / 1_000_000;
const families = (network: Network): number =>
  network.needs.reduce((sum, it) => sum + it.village.families, 0);

describe('Scenarios', () => {
  it.each<ScenarioName>(['small', 'momboy', 'carache', 'fuel-collapse'])(
    '%s is the same for the same seed, and another for another',
    (scenario) => {
      const told = (seed: number): string => {
        const { rows } = networkOf(scenario, seed, TODAY);
        return JSON.stringify(TABLES_IN_ORDER.map((table) => rows.of(table)));
      };

      expect(told(7)).toBe(told(7));
      expect(told(7)).not.toBe(told(8));
    },
  );

  it('small: two rural and three urban communes, six lots, one lorry of five tonnes', () => {
    const network = networkOf('small', 1, TODAY);

    const kinds = network.villages.map((it) => it.commune.kind);
    expect(kinds.sort()).toEqual(['rural', 'rural', 'urban', 'urban', 'urban']);
    expect(network.harvests).toHaveLength(6);
    const kilosOf = (code: string) =>
      network.harvests
        .filter((it) => it.productCode === code)
        .map((it) => it.weight.nominalGrams / 1_000);
    expect(kilosOf('tomate')).toEqual([20, 20]);
    expect(kilosOf('zanahoria')).toEqual([60, 60]);
    const potatoes = network.harvests.filter((it) => it.productCode === 'papa');
    expect(potatoes.map((it) => it.isWashed)).toEqual([true, false]);
    expect(network.carrier?.vehicles.map((it) => it.capacityGrams)).toEqual([5_000_000]);
  });

  it('momboy: 13 t at one price for 1,800 families, in one lorry', () => {
    const network = networkOf('momboy', 1, TODAY);

    expect(tonnes(network)).toBe(13);
    expect(families(network)).toBe(1_800);
    expect(new Set(network.harvests.map((it) => it.floorMinorPerKg)).size).toBe(1);
    expect(network.carrier?.vehicles).toHaveLength(1);
  });

  it('carache: 70 producers, 15 communes, 13 to 23 products', () => {
    const network = networkOf('carache', 1, TODAY);

    expect(network.harvests).toHaveLength(70);
    expect(network.villages).toHaveLength(15);
    const products = new Set(network.harvests.map((it) => it.productCode)).size;
    expect(products).toBeGreaterThanOrEqual(13);
    expect(products).toBeLessThanOrEqual(23);
  });

  it('fuel collapse: nine lorries', () => {
    expect(networkOf('fuel-collapse', 1, TODAY).carrier?.vehicles).toHaveLength(9);
  });

  it('national: as many of everything as was asked for, every code once', () => {
    const size = { communes: 400, councils: 3_000, lots: 2_000, lines: 2_000, lorries: 20 };
    const network = national(1, TODAY, size);
    const offer = offerOf(network, WHOLE_OFFER);

    const count = (table: TableName): number =>
      network.rows.of(table).length + offer.of(table).length;
    expect(count('commune')).toBe(400);
    expect(count('council')).toBe(3_000);
    expect(count('lot')).toBe(2_000);
    expect(count('order_line')).toBe(2_000);
    const codes = offer.of('lot').map((lot) => (lot as { code: string }).code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('councils count 200 to 400 families in the city, 20 to 50 in the country', () => {
    for (const { commune, councils } of networkOf('carache', 3, TODAY).villages) {
      const [least, most] = commune.kind === 'urban' ? [200, 400] : [20, 50];
      for (const council of councils) {
        expect(council.families).toBeGreaterThanOrEqual(least);
        expect(council.families).toBeLessThanOrEqual(most);
      }
    }
  });
});

describe('COPY text', () => {
  it('escapes what would end a field or a row', () => {
    expect(copyText('a\tb\\c\nd')).toBe('a\\tb\\\\c\\nd');
    expect(copyText(null)).toBe('\\N');
    expect(copyText(['x', 'y'])).toBe('{x,y}');
    expect(copyText({ a: 1 })).toBe('{"a":1}');
  });
});

describe('Seeding', () => {
  let house: House;
  const wish = {
    scenario: 'carache',
    seed: 5,
    today: TODAY,
    offer: usualOffer('carache'),
  } as const;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => house.close());

  it('loads once, and finds everything there the second time', async () => {
    const first = await seedScenario(house.config.databaseUrl, wish);
    const second = await seedScenario(house.config.databaseUrl, wish);

    expect(first.map((it) => it.table)).toContain('stock_movement');
    expect(second).toEqual([]);
  });

  it('leaves counters that agree with their movements', async () => {
    const client = new Client({ connectionString: house.config.databaseUrl });
    await client.connect();
    const drift = await client.query(
      `SELECT lot.id FROM lot LEFT JOIN stock_movement m ON m.lot_id = lot.id
       GROUP BY lot.id HAVING sum(m.grams) IS DISTINCT FROM lot.available_grams::numeric`,
    );
    await client.end();

    expect(drift.rows).toEqual([]);
  });

  it('adds the offer to a network that was loaded without one', async () => {
    const url = house.config.databaseUrl;
    const people = { ...wish, scenario: 'momboy' } as const;
    await seedScenario(url, { ...people, offer: null });
    const loaded = await seedScenario(url, people);

    expect(loaded.map((it) => it.table)).not.toContain('person');
    expect(loaded.map((it) => it.table)).toContain('lot');
  });

  it('keeps two seeds of one scenario apart', async () => {
    const loaded = await seedScenario(house.config.databaseUrl, { ...wish, seed: 6 });

    expect(loaded.map((it) => it.table)).toContain('commune');
  });
});
