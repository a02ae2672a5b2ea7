import { Module } from '@nestjs/common';

/** Harvest forecasts, lots and every movement of their grams. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class InventoryModule {}
