import type { CivilDate, Id } from '#core/kernel';
import type { CycleState } from './cycles/cycle.rules';
import type { OrderState } from './orders/order-state';

type CycleId = Id<'DistributionCycle'>;
interface OrderFact {
  readonly orderId: Id<'Order'>;
  readonly communeId: Id<'Commune'>;
  readonly cycleId: CycleId;
}

declare module '#platform/events' {
  interface Events {
    /** Timers of a cycle fall due. Heard only by this feature, which looks at the cycle again first. */
    'cycle.opening_came': { cycleId: CycleId };
    'cycle.closing_came': { cycleId: CycleId };
    'cycle.hand_out_ended': { cycleId: CycleId };
    'cycle.settling_ended': { cycleId: CycleId };

    'cycle.planned': { cycleId: CycleId; opensOn: CivilDate; closesOn: CivilDate };
    'cycle.opened': { cycleId: CycleId };
    /** Matching may begin. `personId` is null when the calendar closed it. */
    'cycle.closed': {
      cycleId: CycleId;
      personId: Id<'Person'> | null;
      orders: number;
      wantedGrams: number;
    };
    'cycle.reopened': { cycleId: CycleId; closesOn: CivilDate; closesMinute: number };
    'cycle.cancelled': { cycleId: CycleId; reason: string };
    /** Every change of state of a cycle, also those that have a fact of their own. */
    'cycle.moved_on': { cycleId: CycleId; from: CycleState; to: CycleState };
    /** Orders whose delivery window the new dates no longer hold keep it; their number is told. */
    'cycle.dates_changed': { cycleId: CycleId; ordersOutside: number };

    /** `submissionId` is null when a draft was sent as it stood. */
    'order.submitted': OrderFact & {
      submissionId: Id<'OrderSubmission'> | null;
      lines: number;
      wantedGrams: number;
    };
    'order.changed': OrderFact;
    'order.cancelled': OrderFact;
    'order.restored': OrderFact;
    'order.moved_on': OrderFact & { state: OrderState };
    'order_line.changed': OrderFact & { lineId: Id<'OrderLine'>; wantedGrams: number };
    'order_line.cancelled': OrderFact & { lineId: Id<'OrderLine'> };
    'order_line.restored': OrderFact & { lineId: Id<'OrderLine'> };

    'need_census.recorded': {
      communeId: Id<'Commune'>;
      councilId: Id<'Council'>;
      families: number;
    };
    'ration.decided': {
      communeId: Id<'Commune'>;
      productId: Id<'Product'>;
      gramsPerFamily: number;
      act: string;
    };

    'standing_order.placed': {
      standingOrderId: Id<'StandingOrder'>;
      communeId: Id<'Commune'>;
      cycleId: CycleId;
      orderId: Id<'Order'>;
    };
    /** It no longer fits the cycle; `code` says why, as a refusal would. */
    'standing_order.skipped': {
      standingOrderId: Id<'StandingOrder'>;
      communeId: Id<'Commune'>;
      cycleId: CycleId;
      code: string;
    };
  }
}
