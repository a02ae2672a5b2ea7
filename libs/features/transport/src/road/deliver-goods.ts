import { Injectable } from '@nestjs/common';
import { newId } from '#core/kernel';
import { StockBook, type StockMove, Weighings } from '#features/inventory';
import { Allocations, ReleaseAllocation } from '#features/rounds';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { runFact } from '../runs/run-facts';
import { CustodyBook, type CustodyStep, type Holder } from './custody-book';
import {
  type Deed,
  forgetTakeOvers,
  shipmentRefusal,
  type WeighedShipment,
  weighingOf,
} from './deed';
import { giveUpClaims } from './give-up-claims';
import { accountOfHandover, type HandoverAccount } from './weighing-account';

/** Where a delivery brings goods: to whom they were ordered for, to a centre on the way, or back. */
type Destination = 'final' | 'centre' | 'back';

/** Goods leave the vehicle: weighed, out of the driver's hands into the receiver's. What is missing has a name. */
@Injectable()
export class DeliverGoods {
  constructor(
    private readonly stock: StockBook,
    private readonly weighings: Weighings,
    private readonly allocations: Allocations,
    private readonly release: ReleaseAllocation,
    private readonly custody: CustodyBook,
    private readonly outbox: Outbox,
  ) {}

  async within(tx: Tx, deed: Deed, goods: readonly WeighedShipment[]): Promise<void> {
    for (const item of goods) await this.deliverOne(tx, deed, item);
  }

  private async deliverOne(tx: Tx, deed: Deed, item: WeighedShipment): Promise<void> {
    const { shipment, allocation, said, netGrams, field } = item;
    if (shipment.loadedGrams === null) throw shipmentRefusal('shipment.not_loaded', shipment);
    const { cause, reason } = said;
    const hadGrams = shipment.loadedGrams;
    const account = accountOfHandover({ hadGrams, netGrams, cause, reason, field });
    const destination = destinationOf(deed, item);
    const weighing = weighingOf(
      deed,
      item,
      destination === 'centre' ? 'transshipment' : 'delivery',
    );
    await this.weighings.record(tx, weighing);
    await this.custody.record(
      tx,
      custodyOf(deed, item, { account, destination, weighingId: weighing.id }),
    );
    await tx.query(
      `UPDATE shipment SET state = $2, delivered_packages = $3, delivered_grams = $4, lost_grams = $5
       WHERE id = $1`,
      [
        shipment.id,
        destination === 'back' ? 'failed' : 'delivered',
        said.packages,
        destination === 'back' ? 0 : netGrams,
        account.lost,
      ],
    );
    await forgetTakeOvers(tx, shipment.id);
    await this.tell(tx, deed, item, { account, destination });
    await this.tellAllocation(tx, allocation.id, { account, destination });
    const backGrams = destination === 'back' ? await giveUpClaims(tx, deed, item) : 0;
    await this.stock.move(tx, movesOf(deed, item, { account, destination, backGrams }));
    if (backGrams > 0) {
      await this.release.within(tx, {
        allocationId: allocation.id,
        grams: backGrams,
        reason: reason ?? 'brought back',
        personId: deed.personId,
        eventTime: deed.at,
      });
    }
  }

  /** Keeps the allocation's own figures in step: what was never there was never loaded. */
  private async tellAllocation(
    tx: Tx,
    allocationId: string,
    { account, destination }: { account: HandoverAccount; destination: Destination },
  ): Promise<void> {
    const { surplus, missing, handedOver } = account;
    const grams = surplus - missing - (destination === 'back' ? handedOver : 0);
    if (grams > 0) await this.allocations.markLoaded(tx, [{ allocationId, grams }]);
    if (destination === 'final' && handedOver > 0) {
      await this.allocations.markDelivered(tx, [{ allocationId, grams: handedOver }]);
    }
    if (grams < 0) await this.allocations.markLoaded(tx, [{ allocationId, grams }]);
    if (account.lost > 0 && (await isAllLost(tx, allocationId))) {
      await this.allocations.markLost(tx, [allocationId]);
    }
  }

  private async tell(
    tx: Tx,
    deed: Deed,
    { shipment, allocation, netGrams }: WeighedShipment,
    { account, destination }: { account: HandoverAccount; destination: Destination },
  ): Promise<void> {
    const fact = {
      ...runFact(deed.run),
      stopId: deed.stop.id,
      shipmentId: shipment.id,
      allocationId: allocation.id,
      lotId: shipment.lotId,
      supplierCommuneId: allocation.supplierCommuneId,
      customerCommuneId: allocation.customerCommuneId,
      grams: netGrams,
    };
    if (destination === 'back') await this.outbox.tell(tx, 'shipment.returned', fact);
    else {
      const isFinal = destination === 'final';
      const lostGrams = account.lost;
      await this.outbox.tell(tx, 'shipment.delivered', { ...fact, lostGrams, isFinal });
    }
  }
}

function destinationOf({ stop }: Deed, { allocation }: WeighedShipment): Destination {
  if (stop.siteId === allocation.toSiteId) return 'final';
  return stop.siteId === allocation.fromSiteId ? 'back' : 'centre';
}

/** Nothing of the allocation is left anywhere to arrive: every gram that was loaded is lost. */
async function isAllLost(tx: Tx, allocationId: string): Promise<boolean> {
  const [row] = await rowsOf<{ is_over: boolean }>(
    tx,
    `SELECT a.delivered_grams = 0 AND a.grams <= (
         SELECT coalesce(sum(CASE WHEN to_kind = 'loss' THEN grams ELSE 0 END), 0) FROM custody_event
         WHERE allocation_id = a.id)
       AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.allocation_id = a.id
         AND s.state IN ('planned', 'loaded')) AS is_over
     FROM allocation a WHERE a.id = $1`,
    [allocationId],
  );
  return row?.is_over === true;
}

interface Arrival {
  readonly account: HandoverAccount;
  readonly destination: Destination;
}

function movesOf(
  deed: Deed,
  { shipment, allocation, said }: WeighedShipment,
  { account, destination, backGrams }: Arrival & { backGrams: number },
): StockMove[] {
  const word = {
    lotId: shipment.lotId,
    allocationId: allocation.id,
    stopId: deed.stop.id,
    reason: said.reason ?? said.cause ?? 'weighed when it was delivered',
    personId: deed.personId,
    eventTime: deed.at,
  };
  const { handedOver, lost, missing, surplus } = account;
  const arrived = destination === 'final' ? handedOver : 0;
  const freed = destination === 'back' ? handedOver - backGrams : 0;
  const { packages } = said;
  const moves: StockMove[] = [
    { ...word, id: newId(), kind: 'correct', from: 'outside', to: 'loaded', grams: surplus },
    {
      ...word,
      id: newId(),
      kind: 'deliver',
      from: 'loaded',
      to: 'delivered',
      grams: arrived,
      packages,
    },
    { ...word, id: newId(), kind: 'unload', from: 'loaded', to: 'reserved', grams: backGrams },
    { ...word, id: newId(), kind: 'return', from: 'loaded', to: 'available', grams: freed },
    {
      ...word,
      id: newId(),
      kind: 'lose',
      from: 'loaded',
      to: 'lost',
      grams: lost,
      stage: 'transport',
      cause: said.cause ?? null,
    },
    { ...word, id: newId(), kind: 'correct', from: 'loaded', to: 'outside', grams: missing },
  ];
  return moves.filter((move) => move.grams > 0);
}

function custodyOf(
  deed: Deed,
  { shipment, allocation, said }: WeighedShipment,
  { account, destination, weighingId }: Arrival & { weighingId: string },
): CustodyStep[] {
  const vehicle: Holder = { kind: 'vehicle', id: deed.run.vehicleId };
  const step = {
    lotId: shipment.lotId,
    allocationId: allocation.id,
    runId: deed.run.id,
    stopId: deed.stop.id,
    weighingId,
    reason: said.reason ?? said.cause ?? null,
    personId: deed.personId,
    eventTime: deed.at,
  };
  const bare = { ...step, packages: 0 };
  const lostPackages = Math.max(0, (shipment.loadedPackages ?? 0) - said.packages);
  return [
    { ...bare, from: { kind: 'difference', id: vehicle.id }, to: vehicle, grams: account.surplus },
    {
      ...step,
      from: vehicle,
      to: receiverOf(deed, allocation, destination),
      packages: said.packages,
      grams: account.handedOver,
    },
    {
      ...step,
      from: vehicle,
      to: { kind: 'loss', id: vehicle.id },
      packages: lostPackages,
      grams: account.lost,
    },
    { ...bare, from: vehicle, to: { kind: 'difference', id: vehicle.id }, grams: account.missing },
  ];
}

function receiverOf(
  deed: Deed,
  allocation: WeighedShipment['allocation'],
  destination: Destination,
): Holder {
  switch (destination) {
    case 'final':
      return { kind: 'commune', id: allocation.customerCommuneId };
    case 'back':
      return { kind: 'commune', id: allocation.supplierCommuneId };
    case 'centre':
      return { kind: 'centre', id: deed.stop.siteId };
  }
}
