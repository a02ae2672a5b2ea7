import { deedBody, deedsFor, kilosFault, type TypedDeed } from './deed';

const LOT = { state: 'confirmed', availableGrams: 100_000, withdrawnGrams: 0 };
const PRODUCER = { isProducer: true, isReceiver: false };
const RECEIVER = { isProducer: false, isReceiver: true };
const TYPED: TypedDeed = {
  ...{ deed: 'withdraw', direction: 'more', kilos: '', reason: ' fiesta ', stage: 'field' },
  cause: 'spoilage',
};
const AT = { id: 'move', eventTime: '2026-11-24T12:00:00Z' };

describe('deedsFor', () => {
  it('lets producers take back, and both correct and tell of losses', () => {
    expect(deedsFor(LOT, PRODUCER)).toEqual(['correct', 'withdraw', 'lose']);
    expect(deedsFor(LOT, RECEIVER)).toEqual(['correct', 'lose']);
    expect(deedsFor(LOT, { isProducer: false, isReceiver: false })).toEqual([]);
  });

  it('lists again what was taken back', () => {
    const lot = { ...LOT, state: 'withdrawn', availableGrams: 0, withdrawnGrams: 5 };
    expect(deedsFor(lot, PRODUCER)).toEqual(['relist']);
  });

  it('has nothing to lose where nothing is free', () => {
    expect(deedsFor({ ...LOT, availableGrams: 0 }, RECEIVER)).toEqual(['correct']);
  });
});

describe('kilosFault', () => {
  it('lets kilos be left out, but for corrections', () => {
    expect(kilosFault(TYPED, LOT)).toBeUndefined();
    expect(kilosFault({ ...TYPED, deed: 'correct' }, LOT)).toBe('required');
  });

  it('takes no more than is free', () => {
    expect(kilosFault({ ...TYPED, kilos: '101' }, LOT)).toBe('tooMany');
    expect(kilosFault({ ...TYPED, deed: 'correct', kilos: '101' }, LOT)).toBeUndefined();
    expect(kilosFault({ ...TYPED, deed: 'correct', direction: 'fewer', kilos: '101' }, LOT)).toBe(
      'tooMany',
    );
  });
});

describe('deedBody', () => {
  it('says all that is free by saying nothing', () => {
    expect(deedBody(TYPED, AT)).toEqual({ ...AT, reason: 'fiesta' });
  });

  it('corrects by grams more or fewer, and loses with stage and cause', () => {
    const fewer = { ...TYPED, deed: 'correct' as const, direction: 'fewer' as const, kilos: '1,5' };
    expect(deedBody(fewer, AT)).toEqual({ ...AT, reason: 'fiesta', changeGrams: -1_500 });
    expect(deedBody({ ...TYPED, deed: 'lose', kilos: '2' }, AT)).toEqual({
      ...AT,
      ...{ reason: 'fiesta', grams: 2_000, stage: 'field', cause: 'spoilage' },
    });
  });
});
