import { movedTo } from './stop-order';

const ids = ['a', 'b', 'c', 'd'];

describe('movedTo', () => {
  it('moves an id to any place and keeps the others in order', () => {
    expect(movedTo(ids, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(movedTo(ids, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(movedTo(ids, 'b', 1)).toEqual(ids);
  });
});
