import type { Tables } from '#platform/database';
import { Communes1763769600002 } from './communes.migrations';

export { CommunesModule } from './communes.module';

export const communesTables: Tables = { entities: [], migrations: [Communes1763769600002] };
