import { Module } from '@nestjs/common';
import { CancelCycle } from './cycles/cancel-cycle';
import { CloseCycle } from './cycles/close-cycle';
import { CycleController } from './cycles/cycle.controller';
import { CycleQueries } from './cycles/cycle.queries';
import { Cycles } from './cycles/cycles';
import { EditCycle } from './cycles/edit-cycle';
import { FollowCalendar } from './cycles/follow-calendar';
import { HandOutCycle } from './cycles/hand-out-cycle';
import { OpenCycle } from './cycles/open-cycle';
import { PlanCycle } from './cycles/plan-cycle';
import { ReopenCycle } from './cycles/reopen-cycle';
import { SettleCycle } from './cycles/settle-cycle';
import { CancelLine } from './orders/cancel-line';
import { CancelOrder } from './orders/cancel-order';
import { EditLine } from './orders/edit-line';
import { EditOrder } from './orders/edit-order';
import { OrderLineController } from './orders/order-line.controller';
import { OrderLines } from './orders/order-lines';
import { OrderController } from './orders/order.controller';
import { OrderQueries } from './orders/order.queries';
import { Orders } from './orders/orders';
import { PlaceOrder } from './orders/place-order';
import { RestoreOrder } from './orders/restore-order';
import { SubmitDraft } from './orders/submit-draft';

/** Distribution cycles, needs and orders. */
@Module({
  controllers: [CycleController, OrderController, OrderLineController],
  providers: [
    Cycles,
    CycleQueries,
    PlanCycle,
    EditCycle,
    OpenCycle,
    CloseCycle,
    ReopenCycle,
    CancelCycle,
    HandOutCycle,
    SettleCycle,
    FollowCalendar,
    OrderLines,
    Orders,
    OrderQueries,
    PlaceOrder,
    SubmitDraft,
    EditOrder,
    CancelOrder,
    RestoreOrder,
    EditLine,
    CancelLine,
  ],
  exports: [Cycles, OrderLines, Orders],
})
export class OrdersModule {}
