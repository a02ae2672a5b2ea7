import type { Tables } from '#platform/database';
import './catalogue.events';
import { Catalogue1763769600003 } from './catalogue.migrations';
import { PackageWeight } from './package-weights/package-weight.entity';
import { Product } from './products/product.entity';

export { CatalogueModule } from './catalogue.module';
export { PackageWeights } from './package-weights/package-weights';
export { Products } from './products/products';
export { readProducts } from './reference-data';

export const catalogueTables: Tables = {
  entities: [Product, PackageWeight],
  migrations: [Catalogue1763769600003],
};
