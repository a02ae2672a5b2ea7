import type { Tables } from '#platform/database';
import { Inventory1763769600004 } from './inventory.migrations';

export { InventoryModule } from './inventory.module';
export { StockBook, type ShortLot } from './stock/stock-book';
export { LOSS_STAGES, type LossStage, type StockMove } from './stock/stock-move';
export { WEIGHING_METHODS, type Weighing, Weighings } from './stock/weighings';
export { type AvailableLot, Lots } from './lot/lots';

export const inventoryTables: Tables = { entities: [], migrations: [Inventory1763769600004] };
