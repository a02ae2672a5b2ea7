import { kg } from '#core/kernel';
import { aLine, aLot, aQuestion, STRAIGHT_ROADS } from '../../spec/example-question';
import type { MatchingLine, MatchingLot, Travel } from '../matching-question';
import type { LineReasonCode, LotReasonCode } from './reason';
import { shareHarvest } from '../round/share-harvest';

type Facts = readonly [
  LineReasonCode,
  LotReasonCode,
  { lot?: Partial<MatchingLot>; line?: Partial<MatchingLine>; travel?: Partial<Travel> },
  Record<string, string | number | boolean>,
];

/** From the lot to the line are 379 km as the crow flies, six hours and a quarter at 60 km/h. */
const CASES: readonly Facts[] = [
  ['line.filled', 'lot.placed', {}, { totalGrams: kg(200), gramsPerFamily: 2000 }],
  ['line.filled', 'lot.demand_met', { lot: { packages: 11 } }, { wantedGrams: kg(200) }],
  ['line.no_supply', 'lot.no_demand', { lot: { productId: 'leek' } }, { missingGrams: kg(200) }],
  ['line.no_supply', 'lot.no_demand', { line: { productId: 'leek' } }, { totalGrams: 0 }],
  [
    'line.grade_too_low',
    'lot.grade_below_floors',
    { lot: { grade: 3 }, line: { gradeFloor: 2 } },
    { grade: 3, gradeFloor: 2 },
  ],
  ['line.washing_differs', 'lot.washing_differs', { line: { washed: true } }, { lotWashed: false }],
  ['line.cold_chain_missing', 'lot.cold_chain_missing', { lot: { coldChain: true } }, {}],
  [
    'line.currency_differs',
    'lot.currency_differs',
    {
      lot: { floorMinorPerKg: 10, currency: 'VES' },
      line: { ceilingMinorPerKg: 100, currency: 'USD' },
    },
    { lotCurrency: 'VES', lineCurrency: 'USD' },
  ],
  ['line.too_far', 'lot.too_far', { travel: { maxMetres: 300_000 } }, { metresMax: 300_000 }],
  [
    'line.out_of_window',
    'lot.not_ready_in_window',
    { lot: { readyOn: '2026-11-28' }, travel: { loadingMinutes: 1080 } },
    { arrivesOn: '2026-11-29', windowToOn: '2026-11-28' },
  ],
  [
    'line.shelf_life_short',
    'lot.spoils_on_the_way',
    { line: { shelfLifeDaysMinOnArrival: 3 } },
    { daysLeft: 2, daysAsked: 3 },
  ],
  [
    'line.price_too_low',
    'lot.price_above_ceilings',
    {
      lot: { floorMinorPerKg: 80, currency: 'VES' },
      line: { ceilingMinorPerKg: 98, currency: 'VES' },
      travel: { transportMinorPerTonneKm: 50 },
    },
    { transportMinorPerKg: 19, deliveredMinorPerKg: 99, ceilingMinorPerKg: 98 },
  ],
  [
    'line.package_rounding',
    'lot.package_rounding',
    { lot: { packageGrams: kg(60) } },
    { totalGrams: kg(180), packageGrams: kg(60) },
  ],
  [
    'line.package_rounding',
    'lot.package_rounding',
    { lot: { packageGrams: kg(300) }, line: { minGrams: kg(100) } },
    { totalGrams: 0, maxGrams: kg(200) },
  ],
  [
    'line.below_minimum',
    'lot.minimums_unmet',
    { lot: { packages: 3 }, line: { minGrams: kg(80) } },
    { minGrams: kg(80), totalGrams: 0 },
  ],
  ['line.no_supply', 'lot.empty', { lot: { packages: 0, productId: 'leek' } }, {}],
];

describe('the reason for one line and one lot', () => {
  it.each(CASES)('%s and %s', (lineCode, lotCode, { lot, line, travel }, figures) => {
    const answer = shareHarvest(
      aQuestion({
        travel: { ...STRAIGHT_ROADS, ...travel },
        lots: [aLot({ id: 'l1', ...lot })],
        lines: [aLine({ id: 'a', ...line })],
      }),
    );
    expect(answer.lines[0]?.reason.code).toBe(lineCode);
    expect(answer.lots[0]?.reason.code).toBe(lotCode);
    expect(answer.lines[0]?.reason.params).toMatchObject(figures);
  });

  it('names the pair that came closest when all fail', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [
          aLot({ id: 'dear', floorMinorPerKg: 90, currency: 'VES' }),
          aLot({ id: 'dearer', floorMinorPerKg: 95, currency: 'VES' }),
          aLot({ id: 'poor', grade: 3 }),
        ],
        lines: [aLine({ id: 'a', gradeFloor: 2, ceilingMinorPerKg: 80, currency: 'VES' })],
      }),
    );
    expect(answer.lines[0]?.reason).toMatchObject({
      code: 'line.price_too_low',
      params: { lotId: 'dear', deliveredMinorPerKg: 90 },
    });
  });

  it('says with whom a scarce harvest was shared and at what level', () => {
    const answer = shareHarvest(
      aQuestion({
        lots: [aLot({ id: 'l1', packages: 3 })],
        lines: [
          aLine({ id: 'a', families: 100 }),
          aLine({ id: 'b', families: 200 }),
          aLine({ id: 'c', families: 1 }),
        ],
      }),
    );
    expect(answer.lines.map((line) => line.reason.code)).toEqual([
      'line.filled_in_part_shared',
      'line.filled_in_part_shared',
      'line.shared_out',
    ]);
    expect(answer.lines[0]?.reason.params).toMatchObject({
      sharers: 3,
      sharedGramsPerFamily: 199,
      gramsPerFamily: 200,
    });
  });
});
