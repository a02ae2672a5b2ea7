import type { Tables } from '#platform/database';
import { Reception1763769600008 } from './reception.migrations';

export { ReceptionModule } from './reception.module';

export const receptionTables: Tables = { entities: [], migrations: [Reception1763769600008] };
