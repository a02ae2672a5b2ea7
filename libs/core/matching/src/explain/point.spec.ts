import { POINT_CODES } from './point-codes';
import { en } from './point-texts.en';
import { es } from './point-texts.es';

function figuresOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe('the points of an explanation', () => {
  it.each(POINT_CODES)('say %s in both languages with the same figures', (code) => {
    expect(es[code].length).toBeGreaterThan(20);
    expect(figuresOf(en[code])).toEqual(figuresOf(es[code]));
  });
});
