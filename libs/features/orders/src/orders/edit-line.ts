import { Injectable } from '@nestjs/common';
import { type Actor, Clock, DomainError, fieldFault, newId } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { type AskedLine, assertLineMakesSense } from './asked-line';
import { factOf, lockLine } from './lock-order';
import { assertTakesOrders } from './order-facts';
import { OrderLine } from './order-line.entity';

export type LineEdit = Partial<Omit<AskedLine, 'productId'>>;

/** A commune changes what it asks of one product while the cycle is open. */
@Injectable()
export class EditLine {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, lineId: string, seen: number, told: LineEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { order, cycle, line } = await lockLine(tx, actor, lineId);
      order.assertOpen();
      if (line.isCancelled) throw new DomainError('conflict', 'order_line.is_cancelled');
      assertTakesOrders(cycle, this.clock.now());
      sameVersion(line.version, seen);
      const after = lineAfter(line, told);
      assertLineMakesSense({ ...after, productId: line.productId });
      await assertProductsExist(tx, after.substituteProductIds);
      await tx.update(OrderLine, line.id, {
        ...after,
        substituteProductIds: [...after.substituteProductIds],
        // Written down now, so newer than any submission born before.
        termsFrom: newId<'OrderSubmission'>(),
        version: line.version + 1,
      });
      await this.outbox.tell(tx, 'order_line.changed', {
        ...factOf(order),
        lineId: line.id,
        wantedGrams: after.wantedGrams,
      });
    });
  }
}

/** What is not told stays; null takes a condition away. */
function lineAfter(line: OrderLine, told: LineEdit): Required<LineEdit> {
  const { gradeFloor, isWashed, ceilingMinorPerKg, currency } = told;
  return {
    minGrams: told.minGrams ?? line.minGrams,
    wantedGrams: told.wantedGrams ?? line.wantedGrams,
    maxGrams: told.maxGrams ?? line.maxGrams,
    gradeFloor: gradeFloor === undefined ? line.gradeFloor : gradeFloor,
    isWashed: isWashed === undefined ? line.isWashed : isWashed,
    ceilingMinorPerKg: ceilingMinorPerKg === undefined ? line.ceilingMinorPerKg : ceilingMinorPerKg,
    currency: currency === undefined ? line.currency : currency,
    substituteProductIds: told.substituteProductIds ?? line.substituteProductIds,
  };
}

async function assertProductsExist(tx: Tx, productIds: readonly string[]): Promise<void> {
  const known = await rowsOf(
    tx,
    'SELECT id FROM product WHERE id = ANY($1::uuid[]) AND is_active',
    [productIds],
  );
  if (known.length < productIds.length) {
    throw fieldFault('substituteProductIds', 'order_line.product_unknown');
  }
}
