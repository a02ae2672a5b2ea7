import { Module } from '@nestjs/common';

/** Distribution cycles, needs and orders. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class OrdersModule {}
