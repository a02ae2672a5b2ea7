import { readPackageTypes, readProducts } from './reference-data';

describe('the catalogue that every installation begins with', () => {
  const products = readProducts();
  const packageTypes = new Set(readPackageTypes().map((it) => it.code));

  it('names 43 products once each', () => {
    expect(products).toHaveLength(43);
    expect(new Set(products.map((it) => it.id)).size).toBe(43);
    expect(new Set(products.map((it) => it.code)).size).toBe(43);
  });

  it.each(products.map((it) => [it.code, it] as const))(
    'describes %s in full',
    (_code, product) => {
      expect(product.cpc_code).toMatch(/^\d{5}$/);
      expect(product.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(product.name_es).not.toBe('');
      expect(product.name_en).not.toBe('');
      expect(Number(product.shelf_life_days)).toBeGreaterThan(0);
      expect(Number(product.litres_per_tonne)).toBeGreaterThanOrEqual(1000);
      expect(['true', 'false']).toContain(product.cold_chain);
      expect(packageTypes).toContain(product.usual_package_type);
    },
  );

  it('gives each product its class of CPC 2.1', () => {
    const cpc = new Map(products.map((it) => [it.code, it.cpc_code]));
    expect(cpc.get('papa')).toBe('01510');
    expect(cpc.get('tomate')).toBe('01234');
    expect(cpc.get('zanahoria')).toBe('01251');
    expect(cpc.get('platano')).toBe('01313');
    expect(cpc.get('ocumo')).toBe('01591');
    expect(cpc.get('quinchoncho')).toBe('01249');
  });
});
