import type { Tables } from '#platform/database';
import { DistributionCycle } from './cycles/cycle.entity';
import { NeedCensus } from './needs/need-census.entity';
import { Ration } from './needs/ration.entity';
import { StandingOrder } from './standing/standing-order.entity';
import { Order } from './orders/order.entity';
import { OrderLine } from './orders/order-line.entity';
import { Orders1763769600005 } from './orders.migrations';
import './orders.events';

export { OrdersModule } from './orders.module';
export { Cycles } from './cycles/cycles';
export { OrderLines, type LineChange } from './orders/order-lines';
export { Orders } from './orders/orders';

export const ordersTables: Tables = {
  entities: [DistributionCycle, NeedCensus, Order, OrderLine, Ration, StandingOrder],
  migrations: [Orders1763769600005],
};
