import type { Tables } from '#platform/database';
import { Catalogue1763769600003 } from './catalogue.migrations';

export { CatalogueModule } from './catalogue.module';

export const catalogueTables: Tables = { entities: [], migrations: [Catalogue1763769600003] };
