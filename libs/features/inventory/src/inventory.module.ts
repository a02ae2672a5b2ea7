import { Module } from '@nestjs/common';
import { Lots } from './lot/lots';
import { StockBook } from './stock/stock-book';
import { Weighings } from './stock/weighings';

/** Harvest forecasts, lots and every movement of their grams. */
@Module({
  controllers: [],
  providers: [StockBook, Weighings, Lots],
  exports: [StockBook, Weighings, Lots],
})
export class InventoryModule {}
