import fc from 'fast-check';
import { gramsTyped, typedGrams, typedNumber } from './typed-kilos';

describe('typedNumber', () => {
  it.each([
    ['1.500', 1500],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0.500', 0.5],
    ['1.500,25', 1500.25],
    ['12.345.678', 12_345_678],
    [' 40 ', 40],
  ])('reads %s as people of Venezuela mean it', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(['', 'abc', '1,2,3', '1.50.000', '-3', '1e5', '2 sacos', ','])(
    'takes «%s» for no number',
    (text) => {
      expect(typedNumber(text)).toBeNull();
    },
  );
});

it('reads back what it wrote itself, to the gram', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90_000_000 }), (grams) => {
      expect(typedGrams(gramsTyped(grams))).toBe(grams);
    }),
  );
});
