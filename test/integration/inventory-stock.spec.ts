import { newId } from '#core/kernel';
import { StockBook, type StockMove } from '#features/inventory';
import { aCommune, aLot } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const book = (moves: StockMove[]) =>
  house.db.transaction((tx) => house.get(StockBook).move(tx, moves));

function reserve(lotId: string, grams: number): StockMove {
  return {
    id: newId(),
    lotId,
    kind: 'reserve',
    from: 'available',
    to: 'reserved',
    grams,
    reason: 'matched',
    personId: null,
    eventTime: house.clock.now(),
  };
}

it('books', async () => {
  const lot = await aLot(house, { communeId: (await aCommune(house)).id });
  await book([reserve(lot.id, 1000)]);
  await expect(book([reserve(lot.id, 10_000_000)])).rejects.toMatchObject({ code: 'lot.short' });
  console.log(await house.db.rows('select * from lot_account'));
});

it('books 50,000', async () => {
  const commune = await aCommune(house);
  const first = await aLot(house, { communeId: commune.id });
  await house.db.rows(
    `insert into lot (id, code, commune_id, product_id, site_id, grade, is_washed, package_type, package_grams, announced_packages, announced_grams, harvested_on, ready_on, best_before_on, state, listed_grams, available_grams, created_by)
   select gen_random_uuid(), 'x'||g, commune_id, product_id, site_id, grade, is_washed, package_type, package_grams, announced_packages, announced_grams, harvested_on, ready_on, best_before_on, state, listed_grams, available_grams, created_by from lot, generate_series(1,20000) g where id=$1`,
    [first.id],
  );
  await house.db.rows('analyze');
  const lots = await house.db.rows<{ id: string }>('select id from lot');
  const moves = Array.from({ length: 50_000 }, (_, i) =>
    reserve(lots[(i * 7919) % lots.length]!.id, 1000),
  );
  const t = Date.now();
  await book(moves);
  console.log('ms', Date.now() - t);
  const t2 = Date.now();
  await book(moves);
  console.log('again ms', Date.now() - t2);
});
