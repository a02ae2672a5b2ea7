import { goodsLike, placesOf } from './waiting-groups';
import type { Waiting } from './shapes';

const goods = (of: Partial<Waiting>): Waiting => ({
  allocationId: 'a',
  allocationCode: 'A',
  productId: 'yuca',
  productNameEs: 'Yuca',
  productNameEn: 'Cassava',
  supplierCommuneId: 's',
  supplierName: 'Semilla',
  customerCommuneId: 'c',
  customerName: 'Catia',
  siteId: 'centre',
  siteName: 'Centro',
  isOrigin: true,
  toSiteId: 'point',
  toSiteName: 'Punto',
  grams: 1_000,
  packages: 1,
  ...of,
});

describe('placesOf', () => {
  it('puts the heaviest place first, and what spoils soonest first within it', () => {
    const places = placesOf(
      [
        goods({ siteId: 'small', grams: 1_000 }),
        goods({ siteId: 'big', grams: 5_000, productId: 'yuca' }),
        goods({ siteId: 'big', grams: 2_000, productId: 'lettuce' }),
      ],
      (productId) => (productId === 'lettuce' ? 5 : 10),
    );
    expect(places.map((it) => [it.siteId, it.grams])).toEqual([
      ['big', 7_000],
      ['small', 1_000],
    ]);
    expect(places[0]?.goods.map((it) => it.productId)).toEqual(['lettuce', 'yuca']);
  });
});

describe('goodsLike', () => {
  const plantain = goods({ productNameEs: 'Plátano', productNameEn: 'Plantain' });

  it('finds without accents, by product and by commune at once', () => {
    expect(goodsLike([plantain, goods({})], 'platano catia')).toEqual([plantain]);
  });

  it('leaves all where nothing is typed', () => {
    expect(goodsLike([plantain], ' ')).toEqual([plantain]);
  });
});
