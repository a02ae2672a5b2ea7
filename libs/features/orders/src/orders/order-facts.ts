import { type CivilDate, DomainError, fieldFault, type Id } from '#core/kernel';
import { type CycleDates, type CycleState, takesOrders } from '../cycles/cycle.rules';
import { type AskedLine, assertLinesMakeSense } from './asked-line';
import type { DeliveryTerms } from './merging';

/** What one submission says. Lines are sorted by product, so that the same words are the same facts. */
export interface OrderFacts extends DeliveryTerms {
  readonly communeId: Id<'Commune'>;
  readonly cycleId: Id<'DistributionCycle'>;
  /** Null: as the census has counted. */
  readonly families: number | null;
  readonly isDraft: boolean;
  readonly lines: readonly AskedLine[];
}

/** What the database knows about the things that a submission names. */
export interface OrderSituation extends CycleDates {
  readonly state: CycleState;
  readonly communeState: string | null;
  readonly takesPart: boolean;
  readonly isOwnPoint: boolean;
  readonly unknownProductIds: readonly string[];
  readonly familiesCounted: number;
}

/** Refuses a submission that contradicts itself. */
export function assertFactsMakeSense(facts: OrderFacts): void {
  assertLinesMakeSense(facts.lines);
  if (facts.windowFromOn > facts.windowToOn) {
    throw fieldFault('windowToOn', 'order.window_reversed');
  }
}

/** Refuses a submission that does not fit the cycle, the commune or the catalogue. */
export function assertFits(facts: OrderFacts, situation: OrderSituation, now: Date): void {
  if (situation.communeState === null) throw fieldFault('communeId', 'commune.not_found');
  if (situation.communeState !== 'active') {
    throw new DomainError('conflict', 'order.commune_not_active');
  }
  if (!situation.takesPart) throw new DomainError('conflict', 'order.commune_not_in_cycle');
  assertTakesOrders(situation, now);
  if (!situation.isOwnPoint) {
    throw fieldFault('distributionPointId', 'order.not_own_distribution_point');
  }
  assertWindowInside(facts, situation);
  assertProductsKnown(facts.lines, situation.unknownProductIds);
  if (facts.families === null && situation.familiesCounted === 0) {
    throw fieldFault('families', 'order.families_unknown');
  }
}

export function assertTakesOrders(
  cycle: CycleDates & { readonly state: CycleState },
  now: Date,
): void {
  if (takesOrders(cycle, now)) return;
  const code = cycle.state === 'planned' ? 'cycle.not_yet_open' : 'cycle.closed';
  throw new DomainError('conflict', code, { opensOn: cycle.opensOn, closesOn: cycle.closesOn });
}

/** Food may come from the day things move until the cycle settles. */
export function assertWindowInside(
  window: { readonly windowFromOn: CivilDate; readonly windowToOn: CivilDate },
  cycle: CycleDates,
): void {
  if (window.windowFromOn > window.windowToOn) {
    throw fieldFault('windowToOn', 'order.window_reversed');
  }
  const { movesOn, settlesOn } = cycle;
  if (window.windowFromOn < movesOn) {
    throw fieldFault('windowFromOn', 'order.window_outside_cycle', { movesOn, settlesOn });
  }
  if (window.windowToOn > settlesOn) {
    throw fieldFault('windowToOn', 'order.window_outside_cycle', { movesOn, settlesOn });
  }
}

function assertProductsKnown(lines: readonly AskedLine[], unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  for (const [index, line] of lines.entries()) {
    const path = `lines.${String(index)}`;
    if (unknown.includes(line.productId)) {
      throw fieldFault(`${path}.productId`, 'order_line.product_unknown');
    }
    if (line.substituteProductIds.some((id) => unknown.includes(id))) {
      throw fieldFault(`${path}.substituteProductIds`, 'order_line.product_unknown');
    }
  }
}
