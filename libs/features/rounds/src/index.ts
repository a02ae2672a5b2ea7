import type { Tables } from '#platform/database';
import { Rounds1763769600006 } from './rounds.migrations';

export { RoundsModule } from './rounds.module';

export const roundsTables: Tables = { entities: [], migrations: [Rounds1763769600006] };
