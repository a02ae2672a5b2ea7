import { ORDER_STATES, type OrderProgress, stateFollowing } from './order-state';

const MATCHED: OrderProgress = {
  state: 'in_matching',
  linesShort: 0,
  allocations: 2,
  underway: 0,
  ended: 0,
  different: 0,
};

describe('the state of an order follows its allocations', () => {
  it.each<[string, Partial<OrderProgress>, string]>([
    ['nothing was given', { allocations: 0, linesShort: 2 }, 'unfilled'],
    ['every line has what it wanted', {}, 'allocated'],
    ['a line is short', { linesShort: 1 }, 'partly_allocated'],
    ['something is on a vehicle', { underway: 1 }, 'in_transit'],
    ['something is on a vehicle and a line is short', { underway: 1, linesShort: 1 }, 'in_transit'],
    ['one of two has been weighed', { underway: 2, ended: 1 }, 'in_transit'],
    ['one was lost before the other left', { underway: 1, ended: 1, different: 1 }, 'in_transit'],
    ['all arrived as promised', { underway: 2, ended: 2 }, 'received'],
    [
      'all arrived, a line was short from the start',
      { underway: 2, ended: 2, linesShort: 1 },
      'received',
    ],
    [
      'all arrived, one weighs less',
      { underway: 2, ended: 2, different: 1 },
      'received_with_differences',
    ],
    [
      'one arrived, one was lost',
      { underway: 2, ended: 2, different: 1 },
      'received_with_differences',
    ],
  ])('when %s', (_, progress, state) => {
    expect(stateFollowing({ ...MATCHED, ...progress })).toBe(state);
  });

  it('leaves a draft, a cancelled and a settled order as they are', () => {
    const unmoved = ORDER_STATES.filter(
      (state) =>
        stateFollowing({ ...MATCHED, state }) === state &&
        stateFollowing({ ...MATCHED, state, allocations: 0 }) === state,
    );
    expect(unmoved).toEqual(['draft', 'settled', 'cancelled']);
  });
});
