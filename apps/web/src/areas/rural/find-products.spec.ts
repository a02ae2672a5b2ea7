import { findProducts } from './find-products';

const product = (code: string, nameEs: string, synonyms: string[] = []) => ({
  ...{ code, nameEs, nameEn: code, synonyms },
});
const PRODUCTS = [
  product('papa', 'Papa'),
  product('pimenton', 'Pimentón', ['pimiento']),
  product('aji', 'Ají dulce'),
  product('auyama', 'Auyama', ['calabaza', 'papaya verde']),
];
const codes = (typed: string): string[] => findProducts(PRODUCTS, typed).map((it) => it.code);

describe('findProducts', () => {
  it('looks past accents and capitals', () => {
    expect(codes('PIMENTON')).toEqual(['pimenton']);
    expect(codes('ají')).toEqual(['aji']);
  });

  it('finds a product by what people call it elsewhere', () => {
    expect(codes('calab')).toEqual(['auyama']);
  });

  it('puts own names before synonyms', () => {
    expect(codes('pap')).toEqual(['papa', 'auyama']);
  });

  it('finds by any word of the name, and all when nothing is typed', () => {
    expect(codes('dulce')).toEqual(['aji']);
    expect(codes(' ')).toHaveLength(4);
  });
});
