import { newId } from '#core/kernel';
import { type AskedLine, assertLinesMakeSense } from './asked-line';
import {
  assertFactsMakeSense,
  assertFits,
  type OrderFacts,
  type OrderSituation,
} from './order-facts';

const NOW = new Date('2026-11-23T15:00:00Z');
const PRODUCT = newId<'Product'>();
const OTHER = newId<'Product'>();

const LINE: AskedLine = {
  productId: PRODUCT,
  minGrams: 10,
  wantedGrams: 20,
  maxGrams: 30,
  gradeFloor: null,
  isWashed: null,
  ceilingMinorPerKg: null,
  currency: null,
  substituteProductIds: [],
};
const FACTS: OrderFacts = {
  communeId: newId(),
  cycleId: newId(),
  distributionPointId: newId(),
  windowFromOn: '2026-11-26',
  windowToOn: '2026-11-28',
  canKeepCold: false,
  families: 100,
  isDraft: false,
  lines: [LINE],
};
const SITUATION: OrderSituation = {
  state: 'open',
  opensOn: '2026-11-22',
  closesOn: '2026-11-24',
  closesMinute: 1080,
  movesOn: '2026-11-26',
  handsOutOn: '2026-11-28',
  settlesOn: '2026-12-05',
  communeState: 'active',
  takesPart: true,
  isOwnPoint: true,
  unknownProductIds: [],
  familiesCounted: 0,
};

describe('lines that contradict themselves', () => {
  it.each<[string, Partial<AskedLine>, string]>([
    ['order_line.min_above_wanted', { minGrams: 21 }, 'lines.0.minGrams'],
    ['order_line.wanted_above_max', { maxGrams: 19 }, 'lines.0.maxGrams'],
    ['order_line.ceiling_needs_currency', { ceilingMinorPerKg: 5 }, 'lines.0.currency'],
    ['order_line.ceiling_needs_currency', { currency: 'USD' }, 'lines.0.currency'],
    [
      'order_line.substitute_repeated',
      { substituteProductIds: [PRODUCT] },
      'lines.0.substituteProductIds',
    ],
    [
      'order_line.substitute_repeated',
      { substituteProductIds: [OTHER, OTHER] },
      'lines.0.substituteProductIds',
    ],
  ])('are refused with %s', (code, change, field) => {
    expect(
      refusalOf(() => {
        assertLinesMakeSense([{ ...LINE, ...change }]);
      }),
    ).toEqual({ code, field });
  });

  it('and a product that appears twice', () => {
    expect(
      refusalOf(() => {
        assertLinesMakeSense([LINE, LINE]);
      }),
    ).toEqual({
      code: 'order_line.product_twice',
      field: 'lines.1.productId',
    });
  });
});

describe('a submission that does not fit', () => {
  it.each<[string, Partial<OrderSituation>, Partial<OrderFacts>]>([
    ['order.commune_not_active', { communeState: 'verified' }, {}],
    ['order.commune_not_in_cycle', { takesPart: false }, {}],
    ['cycle.not_yet_open', { state: 'planned' }, {}],
    ['cycle.closed', { state: 'closed' }, {}],
    ['cycle.closed', { closesOn: '2026-11-22' }, {}],
    ['order.not_own_distribution_point', { isOwnPoint: false }, {}],
    ['order.window_reversed', {}, { windowFromOn: '2026-11-29' }],
    ['order.window_outside_cycle', {}, { windowFromOn: '2026-11-25' }],
    ['order.window_outside_cycle', {}, { windowToOn: '2026-12-06' }],
    ['order_line.product_unknown', { unknownProductIds: [PRODUCT] }, {}],
    [
      'order_line.product_unknown',
      { unknownProductIds: [OTHER] },
      { lines: [{ ...LINE, substituteProductIds: [OTHER] }] },
    ],
    ['order.families_unknown', {}, { families: null }],
  ])('is refused with %s', (code, situation, facts) => {
    const act = () => {
      assertFits({ ...FACTS, ...facts }, { ...SITUATION, ...situation }, NOW);
    };
    expect(refusalOf(act)?.code).toBe(code);
  });

  it('but one that fits is taken', () => {
    expect(() => {
      assertFactsMakeSense(FACTS);
      assertFits(FACTS, SITUATION, NOW);
    }).not.toThrow();
  });
});

function refusalOf(act: () => void): { code: string; field?: string } | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    const { code, fields } = error as { code: string; fields: { field: string }[] };
    return fields[0] ? { code, field: fields[0].field } : { code };
  }
}
