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
import { ChangeRation } from './needs/change-ration';
import { DecideRation } from './needs/decide-ration';
import { NeedController } from './needs/need.controller';
import { NeedQueries } from './needs/need.queries';
import { RecordCensus } from './needs/record-census';
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
import { BeginStandingOrder } from './standing/begin-standing-order';
import { EditStandingOrder } from './standing/edit-standing-order';
import { EndStandingOrder } from './standing/end-standing-order';
import { PlaceStandingOrders } from './standing/place-standing-orders';
import { StandingOrderController } from './standing/standing-order.controller';
import { StandingOrderQueries } from './standing/standing-order.queries';

/** Distribution cycles, needs and orders. */
@Module({
  controllers: [
    CycleController,
    NeedController,
    OrderController,
    OrderLineController,
    StandingOrderController,
  ],
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
    NeedQueries,
    RecordCensus,
    DecideRation,
    ChangeRation,
    StandingOrderQueries,
    BeginStandingOrder,
    EditStandingOrder,
    EndStandingOrder,
    PlaceStandingOrders,
  ],
  exports: [Cycles, OrderLines, Orders],
})
export class OrdersModule {}
