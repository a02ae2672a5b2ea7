import type { Tables } from '#platform/database';
import { Orders1763769600005 } from './orders.migrations';

export { OrdersModule } from './orders.module';

export const ordersTables: Tables = { entities: [], migrations: [Orders1763769600005] };
