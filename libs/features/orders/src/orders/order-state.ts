export const ORDER_STATES = [
  'draft',
  'submitted',
  'in_matching',
  'allocated',
  'partly_allocated',
  'unfilled',
  'in_transit',
  'received',
  'received_with_differences',
  'settled',
  'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What has become of an order's live allocations (neither declined nor released), counted by SQL. */
export interface OrderProgress {
  readonly state: OrderState;
  /** Lines that have less than they wanted, cancelled ones left out. */
  readonly linesShort: number;
  readonly allocations: number;
  /** Of these, loaded on a vehicle or beyond. */
  readonly underway: number;
  /** Of these, weighed by the receiver, or lost on the way. */
  readonly ended: number;
  /** Of these, lost, or received with another weight than was allocated. */
  readonly different: number;
}

/** The state of an order that follows from its allocations. A draft, a cancelled and a settled order stay so. */
export function stateFollowing(order: OrderProgress): OrderState {
  if (['draft', 'cancelled', 'settled'].includes(order.state)) return order.state;
  if (order.allocations === 0) return 'unfilled';
  if (order.ended === order.allocations) {
    return order.different > 0 ? 'received_with_differences' : 'received';
  }
  if (order.underway > 0 || order.ended > 0) return 'in_transit';
  return order.linesShort > 0 ? 'partly_allocated' : 'allocated';
}
