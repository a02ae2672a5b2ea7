import type { Grams, Id } from '#core/kernel';

declare module '#platform/events' {
  interface Events {
    'product.proposed': { productId: Id<'Product'>; code: string };
    'product.changed': { productId: Id<'Product'>; version: number };
    'package_weight.fixed': {
      communeId: Id<'Commune'>;
      productId: Id<'Product'>;
      packageType: string;
      nominalGrams: Grams;
    };
  }
}
