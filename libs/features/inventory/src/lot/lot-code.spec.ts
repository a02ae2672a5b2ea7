import { newId } from '#core/kernel';
import { lotCode } from './lot-code';

it('is short, steady and free of look-alikes', () => {
  const id = newId();
  expect(lotCode(id)).toBe(lotCode(id.toUpperCase()));
  expect(lotCode(id)).toMatch(/^[2-9A-HJ-NP-Z]{7}$/);
});

it('grows to the left, so that the longer code of a lot ends in its short one', () => {
  const id = newId();
  expect(lotCode(id, 12).endsWith(lotCode(id))).toBe(true);
  expect(lotCode(id, 12)).toHaveLength(12);
});
