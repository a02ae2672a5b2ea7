import fc from 'fast-check';
import type { LotFacts, LotGround } from './lot-facts';
import { announce, type Announcement } from './lot.rules';

const TODAY = '2026-11-22';
const HOME = 'home';

function facts(changes: Partial<LotFacts> = {}): LotFacts {
  return {
    id: 'lot',
    communeId: HOME,
    productId: 'potato',
    productiveOrgId: null,
    forecastId: null,
    siteId: 'centre',
    grade: 1,
    isWashed: false,
    packageType: 'SA',
    packages: 50,
    grams: null,
    harvestedOn: '2026-11-20',
    readyOn: null,
    bestBeforeOn: null,
    floorMinorPerKg: null,
    currency: null,
    ...changes,
  };
}

function ground(changes: Partial<LotGround> = {}): LotGround {
  return {
    isKnown: false,
    product: { shelfLifeDays: 30, isActive: true },
    site: { communeId: HOME, isActive: true },
    org: null,
    forecast: null,
    hasPackageType: true,
    nominalGrams: 20_000,
    ...changes,
  };
}

function codesOf(answer: Announcement): string[] {
  return answer.ok ? [] : answer.faults.map((fault) => `${fault.field}: ${fault.code}`);
}

it('fills in readiness, best-before day, grams and packages', () => {
  expect(announce(facts(), ground(), TODAY)).toMatchObject({
    ok: true,
    lot: {
      readyOn: '2026-11-20',
      bestBeforeOn: '2026-12-20',
      packageGrams: 20_000,
      announcedPackages: 50,
      announcedGrams: 1_000_000,
    },
  });
});

it('keeps kilos as they were said, in as many packages as they fill', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000, max: 1_000_000_000 }), (grams) => {
      const answer = announce(facts({ packages: null, grams }), ground(), TODAY);
      const packages = Math.floor(grams / 20_000);
      const lot = { announcedGrams: grams, announcedPackages: packages };
      expect(answer).toMatchObject({ ok: true, lot });
    }),
  );
});

it('finds all faults at once, each at its field', () => {
  const answer = announce(
    facts({ grams: 9_000_000, readyOn: '2026-11-01', currency: 'USD' }),
    ground({ site: { communeId: 'away', isActive: true } }),
    TODAY,
  );
  expect(codesOf(answer)).toEqual([
    'siteId: lot.site_of_another_commune',
    'readyOn: lot.ready_before_harvest',
    'grams: lot.packages_and_grams_disagree',
    'floorMinorPerKg: lot.price_incomplete',
  ]);
});

it.each<[string, Partial<LotFacts>, Partial<LotGround>, readonly string[]]>([
  [
    'a retired product',
    {},
    { product: { shelfLifeDays: 30, isActive: false } },
    ['productId: lot.product_unknown'],
  ],
  [
    'a closed centre',
    {},
    { site: { communeId: HOME, isActive: false } },
    ['siteId: lot.site_closed'],
  ],
  ['an unknown weight', {}, { nominalGrams: null }, ['packageType: package.weight_unknown']],
  [
    'a producer of another commune',
    { productiveOrgId: 'org' },
    { org: { communeId: 'away', isActive: true } },
    ['productiveOrgId: lot.org_of_another_commune'],
  ],
  [
    'a withdrawn forecast',
    { forecastId: 'f' },
    { forecast: { communeId: HOME, productId: 'potato', state: 'withdrawn' } },
    ['forecastId: lot.forecast_does_not_fit'],
  ],
  [
    'a forecast of another product',
    { forecastId: 'f' },
    { forecast: { communeId: HOME, productId: 'carrot', state: 'open' } },
    ['forecastId: lot.forecast_does_not_fit'],
  ],
  [
    'a harvest of the last century',
    { harvestedOn: '1926-11-20', bestBeforeOn: '2026-12-01' },
    {},
    ['harvestedOn: lot.date_absurd'],
  ],
  [
    'food that is no longer good',
    { harvestedOn: '2026-10-01' },
    {},
    ['bestBeforeOn: lot.best_before_passed'],
  ],
])('refuses %s', (_, changes, known, codes) => {
  expect(codesOf(announce(facts(changes), ground(known), TODAY))).toEqual(codes);
});

it('takes food on its last good day', () => {
  expect(announce(facts({ bestBeforeOn: TODAY }), ground(), TODAY).ok).toBe(true);
});
