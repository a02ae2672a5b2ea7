import fc from 'fast-check';
import { printable } from './printable';

describe('printable', () => {
  it('keeps what Spanish and English need', () => {
    expect(printable('Ñame, ají, pingüino — «Carache» “€” ½')).toBe(
      'Ñame, ají, pingüino — «Carache» “€” ½',
    );
  });

  it('brings other signs to their nearest letters, or says that there was one', () => {
    expect(printable('Łódź ﬁn\u202fa')).toBe('?ódz fin a');
    expect(printable('好 🍅')).toBe('? ?');
  });

  it('writes any text with signs that the fonts have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(printable(text), 'latin1').length).toBe(printable(text).length);
      }),
    );
  });
});
