import { Module } from '@nestjs/common';
import { Cycles } from './cycles/cycles';
import { OrderLines } from './orders/order-lines';
import { Orders } from './orders/orders';

/** Distribution cycles, needs and orders. */
@Module({
  controllers: [],
  providers: [Cycles, OrderLines, Orders],
  exports: [Cycles, OrderLines, Orders],
})
export class OrdersModule {}
