import type { Tables } from '#platform/database';
import { HarvestForecast } from './forecast/harvest-forecast.entity';
import { InventoryIndexes1763856000004 } from './inventory-indexes.migrations';
import { InventoryLost1764028800004 } from './inventory-lost.migrations';
import { Inventory1763769600004 } from './inventory.migrations';
import { Lot } from './lot/lot.entity';
import './inventory.events';

export { InventoryModule } from './inventory.module';
export { StockBook } from './stock/stock-book';
export type { StockMove } from './stock/stock-move';
export { WEIGHING_METHODS, type Weighing, type WeighingMethod, Weighings } from './stock/weighings';
export { Lots } from './lot/lots';
export { lotCode } from './lot/lot-code';
export { ExpireLots } from './lot/expire-lots';
export { StockAudit } from './stock/stock-drift';

export const inventoryTables: Tables = {
  entities: [HarvestForecast, Lot],
  migrations: [Inventory1763769600004, InventoryIndexes1763856000004, InventoryLost1764028800004],
};
