import type { Tables } from '#platform/database';
import { Transport1763769600007 } from './transport.migrations';

export { TransportModule } from './transport.module';

export const transportTables: Tables = { entities: [], migrations: [Transport1763769600007] };
