import type { Tables } from '#platform/database';
import { Inventory1763769600004 } from './inventory.migrations';

export { InventoryModule } from './inventory.module';

export const inventoryTables: Tables = { entities: [], migrations: [Inventory1763769600004] };
