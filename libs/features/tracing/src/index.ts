import type { Tables } from '#platform/database';
import { Tracing1763769600010 } from './tracing.migrations';

export { TracingModule } from './tracing.module';

export const tracingTables: Tables = { entities: [], migrations: [Tracing1763769600010] };
