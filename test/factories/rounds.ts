import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { insertRow } from './insert';

/** A planned matching run that nothing else hangs on. */
export async function aMatchingRun(house: House, cycleId: string) {
  return insertRow(house, 'matching_run', {
    id: newId<'MatchingRun'>(),
    cycleId,
    kind: 'cycle',
    state: 'planned',
    seed: 1,
    rulesVersion: 'test',
    questionHash: 'none',
    answerHash: 'none',
  });
}

interface AllocationFacts extends Record<string, unknown> {
  readonly runId: string;
  readonly cycleId: string;
  readonly lot: {
    id: string;
    communeId: string;
    siteId: unknown;
    productId: unknown;
    packageGrams: unknown;
  };
  readonly order: {
    communeId: string;
    distributionPointId: string;
    lines: readonly { id: string }[];
  };
  readonly packages: number;
}

/** An accepted allocation of a lot to the first line of an order, its grams reserved and the line's room booked. */
export async function anAllocation(house: House, facts: AllocationFacts) {
  const { lot, order, packages, ...rest } = facts;
  const grams = packages * Number(lot.packageGrams);
  const id = newId<'Allocation'>();
  const allocation = await insertRow(house, 'allocation', {
    id,
    code: id.slice(-8),
    lotId: lot.id,
    orderLineId: order.lines[0]?.id,
    productId: lot.productId,
    supplierCommuneId: lot.communeId,
    customerCommuneId: order.communeId,
    fromSiteId: lot.siteId,
    toSiteId: order.distributionPointId,
    packages,
    grams,
    metres: 300_000,
    state: 'accepted',
    reasonCode: 'line.filled',
    reasonParams: {},
    acceptBy: new Date('2026-11-25T12:00:00Z'),
    ...rest,
  });
  await house.db.rows(
    `UPDATE lot SET available_grams = available_grams - $2, reserved_grams = reserved_grams + $2 WHERE id = $1`,
    [lot.id, grams],
  );
  await insertRow(house, 'stock_movement', {
    id: newId<'StockMovement'>(),
    lotId: lot.id,
    kind: 'reserve',
    fromBucket: 'available',
    toBucket: 'reserved',
    grams,
    packages,
    allocationId: id,
    reason: 'matched',
    eventTime: house.clock.now(),
  });
  await house.db.rows(
    'UPDATE order_line SET allocated_grams = allocated_grams + $2 WHERE id = $1',
    [order.lines[0]?.id, grams],
  );
  return allocation;
}
