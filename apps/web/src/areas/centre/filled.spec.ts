import { filledPermille } from './filled';

it('counts own harvest and what passes through against the storage', () => {
  const stock = { ownGrams: 600, onHandGrams: 300, storageGrams: 1_200 };
  expect(filledPermille(stock)).toBe(750);
  expect(filledPermille({ ...stock, storageGrams: 0 })).toBeNull();
});
