import fc from 'fast-check';
import { coverNeeds, type PermitNeed, type UsablePermit } from './cover-needs';

const need = (productId: string, grams: number): PermitNeed => ({
  productId,
  fromStateCode: 'A',
  toStateCode: 'B',
  grams,
});
const permit = (id: string, facts: Partial<UsablePermit> = {}): UsablePermit => ({
  id,
  productIds: [],
  fromStateCode: null,
  toStateCode: null,
  gramsLeft: null,
  ...facts,
});

describe('coverNeeds', () => {
  it('gives the open paper to the product that nothing else covers', () => {
    const cover = coverNeeds(
      [need('papa', 10), need('tomate', 10)],
      [
        permit('any', { gramsLeft: 10 }),
        permit('potatoes', { productIds: ['papa'], gramsLeft: 10 }),
      ],
    );
    expect(cover.missing).toEqual([]);
    expect(cover.uses).toEqual(
      new Map([
        ['any', 10],
        ['potatoes', 10],
      ]),
    );
  });

  it('says what no paper covers, to the gram', () => {
    const cover = coverNeeds([need('papa', 10)], [permit('small', { gramsLeft: 7 })]);
    expect(cover.missing).toEqual([need('papa', 3)]);
  });

  it('looks at the states on the way', () => {
    expect(
      coverNeeds([need('papa', 1)], [permit('other', { toStateCode: 'C' })]).missing,
    ).toHaveLength(1);
  });

  it('covers as much as any way to share the papers would, and never too much', () => {
    const products = ['a', 'b', 'c'];
    const someNeeds = fc.array(
      fc.record({ p: fc.constantFrom(...products), g: fc.integer({ min: 1, max: 4 }) }),
      {
        maxLength: 3,
      },
    );
    const somePermits = fc.array(
      fc.record({ p: fc.subarray(products), g: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(someNeeds, somePermits, (asked, given) => {
        const needs = asked.map(({ p, g }) => need(p, g));
        const permits = given.map(({ p, g }, at) =>
          permit(String(at), { productIds: p, gramsLeft: g }),
        );
        const { uses, missing } = coverNeeds(needs, permits);
        for (const it of permits)
          expect(uses.get(it.id) ?? 0).toBeLessThanOrEqual(it.gramsLeft ?? 0);
        const covered = sum(needs.map((it) => it.grams)) - sum(missing.map((it) => it.grams));
        expect(sum([...uses.values()])).toBe(covered);
        expect(covered).toBe(mostCovered(needs, permits));
      }),
    );
  });
});

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** By the min-cut: over all sets of needs left uncovered, the papers that touch the rest. */
function mostCovered(needs: readonly PermitNeed[], permits: readonly UsablePermit[]): number {
  let best = Infinity;
  for (let set = 0; set < 2 ** needs.length; set += 1) {
    const inside = needs.filter((_, at) => (set >> at) & 1);
    const outside = needs.filter((_, at) => !((set >> at) & 1));
    const touched = permits.filter((it) =>
      inside.some((one) => it.productIds.length === 0 || it.productIds.includes(one.productId)),
    );
    best = Math.min(
      best,
      sum(outside.map((it) => it.grams)) + sum(touched.map((it) => it.gramsLeft ?? 0)),
    );
  }
  return best;
}
