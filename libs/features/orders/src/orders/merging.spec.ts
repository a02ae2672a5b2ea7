import fc from 'fast-check';
import { DomainError, newId } from '#core/kernel';
import type { AskedLine } from './asked-line';
import {
  mergeLine,
  type MergedLine,
  mergeOrder,
  type MergedOrder,
  type Submission,
} from './merging';

const PRODUCT = '01930000-0000-7000-8000-000000000001';
const KG = 1000;

const anyAsked: fc.Arbitrary<AskedLine> = fc
  .record({
    grams: fc.tuple(fc.nat(9_000), fc.nat(9_000), fc.nat(9_000)),
    gradeFloor: fc.constantFrom(null, 1, 2, 3),
    isWashed: fc.constantFrom(null, true, false),
    ceilingMinorPerKg: fc.option(fc.nat(500)),
  })
  .map(({ grams, ceilingMinorPerKg, ...terms }) => {
    const [minGrams = 0, wantedGrams = 0, maxGrams = 0] = grams
      .map((it) => it * KG)
      .sort((a, b) => a - b);
    const currency = ceilingMinorPerKg === null ? null : 'USD';
    const prices = { ceilingMinorPerKg, currency };
    return {
      productId: PRODUCT,
      minGrams,
      wantedGrams,
      maxGrams,
      substituteProductIds: [],
      ...terms,
      ...prices,
    };
  });

const anySubmission: fc.Arbitrary<Submission> = fc.record({
  id: fc.uuid({ version: 7 }),
  distributionPointId: fc.constantFrom('a', 'b'),
  windowFromOn: fc.constantFrom('2026-11-26', '2026-11-27'),
  windowToOn: fc.constantFrom('2026-11-28', '2026-11-29'),
  canKeepCold: fc.boolean(),
  families: fc.option(fc.integer({ min: 1, max: 400 })),
  familiesCounted: fc.constant(300),
  isDraft: fc.constant(false),
});

const anyTold = fc
  .uniqueArray(fc.record({ submission: anySubmission, asked: anyAsked }), {
    selector: (it) => it.submission.id,
    minLength: 1,
    maxLength: 6,
  })
  .chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }),
    ),
  );

describe('merging', () => {
  it('gives the same line whatever the order of arrival', () => {
    fc.assert(
      fc.property(anyTold, ([told, shuffled]) => {
        expect(lineOf(shuffled)).toEqual(lineOf(told));
      }),
    );
  });

  it('gives the same order whatever the order of arrival', () => {
    fc.assert(
      fc.property(anyTold, ([told, shuffled]) => {
        expect(orderOf(shuffled)).toEqual(orderOf(told));
      }),
    );
  });

  it('keeps min ≤ wanted ≤ max and loses no gram', () => {
    fc.assert(
      fc.property(anyTold, ([told]) => {
        const line = lineOf(told);
        expect(line?.minGrams).toBeLessThanOrEqual(line?.wantedGrams ?? 0);
        expect(line?.wantedGrams).toBeLessThanOrEqual(line?.maxGrams ?? 0);
        expect(line?.wantedGrams).toBe(told.reduce((sum, it) => sum + it.asked.wantedGrams, 0));
      }),
    );
  });

  it('lets the newer terms stand, and says so', () => {
    const [older, newer] = [newId<'OrderSubmission'>(), newId<'OrderSubmission'>()];
    const first = mergeLine(undefined, asked({ gradeFloor: 1 }), older).line;
    expect(mergeLine(first, asked({ gradeFloor: 1 }), newer).terms).toBe('same');
    expect(mergeLine(first, asked({ gradeFloor: 3 }), newer)).toMatchObject({
      terms: 'replaced',
      line: { gradeFloor: 3 },
    });
    const late = mergeLine(undefined, asked({ gradeFloor: 1 }), newer).line;
    expect(mergeLine(late, asked({ gradeFloor: 3 }), older)).toMatchObject({
      terms: 'newer_kept',
      line: { gradeFloor: 1 },
    });
  });

  it('refuses a sum beyond reason', () => {
    const huge = asked({ maxGrams: 60_000_000_000 });
    const { line } = mergeLine(undefined, huge, newId());
    expect(() => mergeLine(line, huge, newId())).toThrow(
      new DomainError('unprocessable', 'order_line.beyond_reason'),
    );
  });

  it.each<[MergedOrder['state'], boolean, string]>([
    ['draft', true, 'draft'],
    ['draft', false, 'submitted'],
    ['submitted', false, 'submitted'],
    ['submitted', true, 'order.already_submitted'],
    ['cancelled', true, 'draft'],
    ['cancelled', false, 'submitted'],
    ['in_matching', false, 'order.no_longer_open'],
    ['allocated', false, 'order.no_longer_open'],
  ])('a %s order and a draft (%s) give %s', (state, isDraft, result) => {
    const standing = { ...mergeOrder(undefined, submission()).order, state };
    const merge = () => mergeOrder(standing, submission({ isDraft })).order.state;
    if (result.includes('.')) expect(merge).toThrow(result);
    else expect(merge()).toBe(result);
  });

  it('starts anew after a cancel, and counts families by the census when nobody stated them', () => {
    const standing = {
      ...mergeOrder(undefined, submission({ families: 12 })).order,
      state: 'cancelled' as const,
    };
    expect(mergeOrder(standing, submission({ families: null })).order.families).toBe(300);
  });
});

function asked(facts: Partial<AskedLine>): AskedLine {
  return {
    productId: PRODUCT,
    minGrams: 0,
    wantedGrams: 10 * KG,
    maxGrams: 10 * KG,
    gradeFloor: null,
    isWashed: null,
    ceilingMinorPerKg: null,
    currency: null,
    substituteProductIds: [],
    ...facts,
  };
}

function submission(facts: Partial<Submission> = {}): Submission {
  return {
    id: newId(),
    distributionPointId: 'a',
    windowFromOn: '2026-11-26',
    windowToOn: '2026-11-28',
    canKeepCold: false,
    families: null,
    familiesCounted: 300,
    isDraft: false,
    ...facts,
  };
}

type Told = readonly { readonly submission: Submission; readonly asked: AskedLine }[];

function lineOf(told: Told): MergedLine | undefined {
  return told.reduce<MergedLine | undefined>(
    (line, it) => mergeLine(line, it.asked, it.submission.id).line,
    undefined,
  );
}

function orderOf(told: Told): MergedOrder | undefined {
  return told.reduce<MergedOrder | undefined>(
    (order, it) => mergeOrder(order, it.submission).order,
    undefined,
  );
}
