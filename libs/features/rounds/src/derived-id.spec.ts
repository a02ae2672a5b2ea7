import { derivedId, drawnSeed, shortCode } from './derived-id';
import { canonicalJson, sha256 } from './canonical-json';

const RUN = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

describe('derivedId', () => {
  it('gives the same id for the same names and another for others', () => {
    expect(derivedId(RUN, 'lot', 'line')).toBe(derivedId(RUN, 'lot', 'line'));
    expect(derivedId(RUN, 'lot', 'line')).not.toBe(derivedId(RUN, 'line', 'lot'));
  });

  it('is a UUID of version 8 that keeps the moment of its root', () => {
    expect(derivedId(RUN, 'x')).toMatch(
      /^0193a1b2-c3d4-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('shortCode', () => {
  it('is eight letters without look-alikes, and another one for another attempt', () => {
    expect(shortCode(RUN)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(shortCode(RUN, 1)).not.toBe(shortCode(RUN));
  });
});

describe('drawnSeed', () => {
  it('fits a column of 31 bits and follows from the names', () => {
    expect(drawnSeed('a')).toBe(drawnSeed('a'));
    expect(drawnSeed('a')).toBeLessThan(2 ** 31);
  });
});

describe('canonicalJson', () => {
  it('writes equal values with equal bytes, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ñ' }], a: undefined })).toBe(
      '{"b":[1,{"c":"ñ","d":null}]}',
    );
    expect(sha256(canonicalJson({ x: 1, y: 2 }))).toBe(sha256(canonicalJson({ y: 2, x: 1 })));
  });
});
