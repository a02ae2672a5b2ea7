import {
  askedOf,
  draftFrom,
  draftFault,
  freshDraft,
  type Order,
  type OrderDraft,
  submissionOf,
  type Suggestion,
  withLinesOf,
} from './order-draft';

const cycle = { movesOn: '2026-12-02', handsOutOn: '2026-12-04' };
const suggestion = {
  ...{ families: 100, windowFromOn: '2026-12-02', windowToOn: '2026-12-04' },
  lines: [{ productId: 'potato' }, { productId: 'onion' }],
} as Suggestion;
const order = {
  ...{ state: 'submitted', distributionPointId: 'market', canKeepCold: true },
  ...{ windowFromOn: '2026-12-03', windowToOn: '2026-12-03' },
  lines: [
    {
      ...{ productId: 'onion', gradeFloor: 2, isWashed: null, ceilingMinorPerKg: null },
      ...{ currency: null, substituteProductIds: [], isCancelled: false, wantedGrams: 5_000 },
    },
  ],
} as unknown as Order;

function written(change: Partial<OrderDraft> = {}): OrderDraft {
  const draft = freshDraft({ cycle, suggestion, pointId: 'point' });
  const [potato, ...rest] = draft.lines;
  return { ...draft, lines: [{ ...potato!, wanted: '10' }, ...rest], ...change };
}

describe('freshDraft', () => {
  it('begins on the terms of what was sent already, so that adding does not change them', () => {
    const draft = freshDraft({ cycle, suggestion, order, pointId: 'point' });
    expect(draft).toMatchObject({ pointId: 'market', fromOn: '2026-12-03', canKeepCold: true });
    expect(draft.lines.map((it) => it.grade)).toEqual(['', '2']);
  });

  it('begins anew after a cancel, and without any suggestion', () => {
    const cancelled = { ...order, state: 'cancelled' as const };
    expect(freshDraft({ cycle, suggestion, order: cancelled, pointId: 'point' }).pointId).toBe(
      'point',
    );
    expect(freshDraft({ cycle, pointId: 'point' })).toMatchObject({
      lines: [],
      fromOn: '2026-12-02',
    });
  });
});

it('adds lines to a kept draft without touching what was typed', () => {
  const kept = written({ lines: written().lines.slice(0, 1) });
  const joined = withLinesOf(kept, freshDraft({ cycle, suggestion, pointId: 'point' }));
  expect(joined.lines.map((it) => [it.productId, it.wanted])).toEqual([
    ['potato', '10'],
    ['onion', ''],
  ]);
});

it('sends only lines that ask for something, and families only when they were typed', () => {
  const ids = { communeId: 'c', cycleId: 'y', isDraft: false };
  const sent = submissionOf(written(), ids);
  expect(sent.lines.map((it) => it.productId)).toEqual(['potato']);
  expect(sent).not.toHaveProperty('families');
  expect(submissionOf(written({ families: '1.500' }), ids).families).toBe(1500);
});

it('takes a refused submission up again as it was written', () => {
  const ids = { communeId: 'c', cycleId: 'y', isDraft: false };
  const sent = submissionOf(written({ families: '90' }), ids);
  expect(submissionOf(draftFrom(sent), ids)).toEqual(sent);
});

describe('draftFault', () => {
  it('names the first thing that is missing', () => {
    expect(draftFault(written())).toBeNull();
    expect(draftFault(freshDraft({ cycle, suggestion, pointId: 'point' }))).toBe('nothing');
    expect(draftFault(written({ pointId: '' }))).toBe('point');
    expect(draftFault(written({ families: '1,5' }))).toBe('families');
    expect(draftFault(written({ fromOn: '2026-12-05' }))).toBe('window');
  });

  it('does not overlook a line that cannot be read', () => {
    const [potato, onion] = written().lines;
    const draft = written({ lines: [potato!, { ...onion!, wanted: 'mucha' }] });
    expect(askedOf(draft)).toHaveLength(2);
    expect(draftFault(draft)).toBe('lines');
  });
});
