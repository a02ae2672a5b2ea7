import { barsOf } from './bars';

describe('barsOf', () => {
  it('draws what is owed to the right, what is owing to the left, the longest to the edge', () => {
    expect(barsOf([3000, -1500, 0])).toEqual([
      { from: 500, width: 500 },
      { from: 250, width: 250 },
      { from: 500, width: 0 },
    ]);
  });

  it('leaves a trace of the smallest figure, and stays within the chart', () => {
    expect(barsOf([1, -1_000_000])).toEqual([
      { from: 500, width: 4 },
      { from: 0, width: 500 },
    ]);
    expect(barsOf([])).toEqual([]);
  });
});
