import { firstTyped, goodsOf, type Held, loadFaults, mayBeLoss, netGrams } from './weighing';

const expected = { packages: 10, grams: 200_000 };
const held = (deed: Held['deed'], from: Held['from'] = 'grower'): Held => ({
  ...{ deed, from, method: 'scale', expected },
});
const typed = (gross: string, more: object = {}) => ({ ...firstTyped(10), gross, ...more });

describe('a weighing on the road', () => {
  it('takes the tare off, and weighs counted packages as announced', () => {
    expect(netGrams(typed('205', { tare: '5' }), 'scale', expected)).toBe(200_000);
    expect(netGrams(firstTyped(9), 'package_count', expected)).toBe(180_000);
    expect(netGrams(typed('5', { tare: '6' }), 'scale', expected)).toBeNull();
    expect(loadFaults(typed('5', { tare: '6' }), held('load'))).toEqual({ tare: 'tare' });
  });

  it('asks what becomes of the rest when a commune has less than it announced: never a loss', () => {
    expect(mayBeLoss(held('load'))).toBe(false);
    expect(loadFaults(typed('190'), held('load'))).toEqual({ why: 'required' });
    const short = typed('190', { why: 'release' });
    expect(loadFaults(short, held('load'))).toEqual({ reason: 'required' });
    const told = { ...short, reason: 'un saco roto' };
    expect(loadFaults(told, held('load'))).toEqual({});
    const goods = goodsOf('s', told, { method: 'scale', expected, witness: ' Ana ' });
    expect(goods).toEqual({
      ...{ shipmentId: 's', packages: 10, method: 'scale', grossGrams: 190_000 },
      ...{ witness: 'Ana', reason: 'un saco roto', rest: 'release' },
    });
  });

  it('calls what is missing at a delivery a loss with a cause, or a small difference of scales', () => {
    const loss = typed('190', { why: 'loss' });
    expect(loadFaults(loss, held('deliver'))).toEqual({ cause: 'required' });
    expect(loadFaults({ ...loss, cause: 'damage' }, held('deliver'))).toEqual({});
    expect(loadFaults(typed('190', { why: 'other', reason: 'x' }), held('deliver'))).toEqual({
      why: 'tolerance',
    });
    expect(loadFaults(typed('199', { why: 'other', reason: 'x' }), held('deliver'))).toEqual({});
  });

  it('takes a slip of the finger for one', () => {
    expect(loadFaults(typed('301'), held('load'))).toEqual({ gross: 'tooMuch' });
    expect(loadFaults(typed('203'), held('deliver'))).toEqual({ gross: 'tooMuch' });
    expect(loadFaults(typed('0'), held('load'))).toEqual({ gross: 'positive' });
  });
});
