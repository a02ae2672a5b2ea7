import { droppedAt, movedTo } from './stop-order';

const ids = ['a', 'b', 'c', 'd'];

describe('movedTo', () => {
  it('moves an id to any place and keeps the others in order', () => {
    expect(movedTo(ids, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(movedTo(ids, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(movedTo(ids, 'b', 1)).toEqual(ids);
  });
});

describe('droppedAt', () => {
  it('counts without the one that is dragged', () => {
    expect(droppedAt(ids, 'a', { id: 'c', isAfter: false })).toBe(1);
    expect(droppedAt(ids, 'a', { id: 'c', isAfter: true })).toBe(2);
    expect(droppedAt(ids, 'd', { id: 'a', isAfter: false })).toBe(0);
  });

  it('leaves one that is dropped on itself where it was', () => {
    expect(droppedAt(ids, 'b', { id: 'b', isAfter: true })).toBe(1);
  });
});
