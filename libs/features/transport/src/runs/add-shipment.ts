import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, newId } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { ArrangeRun } from './arrange-run';
import { takeWaiting } from './legs';
import type { AddShipmentRequest } from './run-request.dto';

interface KnownShipment {
  readonly run_id: string;
  readonly allocation_id: string;
  readonly packages: number;
  readonly from_site_id: string;
  readonly to_site_id: string;
}

/** Puts waiting goods of one allocation on a run, for the whole way or for one leg of it. */
@Injectable()
export class AddShipment {
  constructor(private readonly arrange: ArrangeRun) {}

  async run(
    actor: Actor,
    runId: string,
    shipmentId: string,
    asked: AddShipmentRequest,
  ): Promise<void> {
    await this.arrange.run(actor, runId, null, async (tx, run, draft) => {
      if (await isKnown(tx, runId, shipmentId, asked)) return draft;
      const goods = await takeWaiting(
        tx,
        Object.assign({}, asked, { shipmentId, cycleId: run.cycleId }),
      );
      return draft.add(goods, () => newId<'Stop'>());
    });
  }
}

/** Sent twice, it counts once; the same id for other goods is a conflict. */
async function isKnown(
  tx: Tx,
  runId: string,
  shipmentId: string,
  asked: AddShipmentRequest,
): Promise<boolean> {
  const [known] = await rowsOf<KnownShipment>(
    tx,
    `SELECT run_id, allocation_id, packages, from_site_id, to_site_id FROM shipment_leg WHERE id = $1`,
    [shipmentId],
  );
  if (!known) return false;
  const isSame =
    known.run_id === runId &&
    known.allocation_id === asked.allocationId &&
    known.packages === (asked.packages ?? known.packages) &&
    known.from_site_id === (asked.fromSiteId ?? known.from_site_id) &&
    known.to_site_id === (asked.toSiteId ?? known.to_site_id);
  if (!isSame) throw new DomainError('conflict', 'id.used_with_other_facts', { id: shipmentId });
  return true;
}
