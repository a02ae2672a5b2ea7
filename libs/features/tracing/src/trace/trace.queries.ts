import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import { maySeeLine, maySeePart, maySeeWholeLot } from '../tracing.policy';
import type {
  LineTraceResponse,
  LotBalanceResponse,
  LotTraceResponse,
  TraceAllocationResponse,
  TraceShipmentResponse,
  TraceStepResponse,
} from './trace.dto';
import { allocationsSql, HAS_GAP, lineSql, lotSql, SHIPMENTS, STEPS } from './trace.sql';

type LotRow = Pick<LotTraceResponse, 'lotId' | 'code' | 'productName' | 'communeName' | 'state'> &
  Omit<LotBalanceResponse, 'addsUp'> & {
    readonly communeId: string;
    readonly customerIds: readonly string[];
  };

type LineRow = Pick<
  LineTraceResponse,
  | 'orderLineId'
  | 'orderId'
  | 'cycleId'
  | 'communeId'
  | 'communeName'
  | 'productName'
  | 'wantedGrams'
> & { readonly hostCommuneId: string | null };

/** Follows kilos: what became of a lot, and how an order line came by what it got. */
@Injectable()
export class TraceQueries {
  constructor(private readonly db: Database) {}

  /** Whole for the supplier and whoever moves or audits; a customer commune sees only its own part. */
  async ofLot(actor: Actor, id: string, locale: Locale): Promise<LotTraceResponse> {
    const [lot] = await this.db.rows<LotRow>(lotSql(locale), [id]);
    if (!lot) throw notFound('lot', id);
    const isWhole = maySeeWholeLot(actor, lot.communeId);
    const part = lot.customerIds.filter((communeId) => maySeePart(actor, communeId));
    if (!isWhole && part.length === 0) throw notFound('lot', id);
    const scope = [id, isWhole ? null : part, null];
    const [steps, allocations, [gap]] = await Promise.all([
      this.db.rows<TraceStepResponse>(STEPS, scope),
      this.db.rows<TraceAllocationResponse>(allocationsSql(locale), scope),
      this.db.rows<{ hasGap: boolean }>(HAS_GAP, scope.slice(0, 2)),
    ]);
    const { lotId, code, productName, communeId, communeName, state } = lot;
    return {
      ...{ lotId, code, productName, communeId, communeName, state, isWhole },
      balance: isWhole ? balanceOf(lot) : null,
      hasGap: gap?.hasGap === true,
      ...{ steps, allocations },
    };
  }

  async ofLine(actor: Actor, id: string, locale: Locale): Promise<LineTraceResponse> {
    const [row] = await this.db.rows<LineRow>(lineSql(locale), [id]);
    if (!row || !maySeeLine(actor, row)) throw notFound('order_line', id);
    const scope = [null, null, id];
    const [steps, allocations, shipments] = await Promise.all([
      this.db.rows<TraceStepResponse>(STEPS, scope),
      this.db.rows<TraceAllocationResponse>(allocationsSql(locale), scope),
      this.db.rows<TraceShipmentResponse>(SHIPMENTS, [id]),
    ]);
    const { hostCommuneId: _, ...line } = row;
    const active = allocations.filter((it) => !['declined', 'released'].includes(it.state));
    return {
      ...line,
      allocatedGrams: sumOf(active, 'grams'),
      loadedGrams: sumOf(allocations, 'loadedGrams'),
      deliveredGrams: sumOf(allocations, 'deliveredGrams'),
      receivedGrams: sumOf(allocations, 'receivedGrams'),
      ...{ allocations, shipments, steps },
    };
  }
}

function sumOf(
  allocations: readonly TraceAllocationResponse[],
  field: 'grams' | 'loadedGrams' | 'deliveredGrams' | 'receivedGrams',
): number {
  return allocations.reduce((sum, it) => sum + (it[field] ?? 0), 0);
}

function balanceOf(lot: LotRow): LotBalanceResponse {
  const { listedGrams, availableGrams, reservedGrams, loadedGrams, deliveredGrams } = lot;
  const { lostGrams, withdrawnGrams, expiredGrams, lost } = lot;
  const { announcedGrams, weighedGrams, weighingDifferenceGrams } = lot;
  const sum =
    availableGrams +
    reservedGrams +
    loadedGrams +
    deliveredGrams +
    lost.reduce((total, it) => total + it.grams, 0) +
    withdrawnGrams +
    expiredGrams;
  return {
    ...{ listedGrams, availableGrams, reservedGrams, loadedGrams, deliveredGrams, lostGrams },
    ...{ withdrawnGrams, expiredGrams, lost, addsUp: sum === listedGrams },
    ...{ announcedGrams, weighedGrams, weighingDifferenceGrams },
  };
}
