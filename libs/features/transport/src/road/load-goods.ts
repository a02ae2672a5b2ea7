import { Injectable } from '@nestjs/common';
import { newId, fieldFault } from '#core/kernel';
import { StockBook, type StockMove, Weighings } from '#features/inventory';
import { Allocations, ReleaseAllocation } from '#features/rounds';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { runFact } from '../runs/run-facts';
import { CustodyBook, type CustodyStep, type Holder } from './custody-book';
import { type Deed, type WeighedShipment, weighingOf } from './deed';
import { takeOver } from './take-over';
import { accountOfHandover, accountOfLoading, toleranceOf } from './weighing-account';

/** What one shipment's loading changes elsewhere. */
interface Loading {
  readonly moves: readonly StockMove[];
  readonly custody: readonly CustodyStep[];
  /** Grams more (or fewer) that the allocation counts as loaded. */
  readonly loadedMore: number;
  /** Reserved and left behind. */
  readonly rest: number;
  /** What it stands for of its allocation from now on; null: nothing has changed about that. */
  readonly claimedGrams: number | null;
}

/** Goods go onto the vehicle: weighed, out of the commune's hands or a centre's, into the driver's. */
@Injectable()
export class LoadGoods {
  constructor(
    private readonly stock: StockBook,
    private readonly weighings: Weighings,
    private readonly allocations: Allocations,
    private readonly release: ReleaseAllocation,
    private readonly custody: CustodyBook,
    private readonly outbox: Outbox,
  ) {}

  async within(tx: Tx, deed: Deed, goods: readonly WeighedShipment[]): Promise<void> {
    for (const item of goods) await this.loadOne(tx, deed, item);
    await this.outbox.tellAll(
      tx,
      'shipment.loaded',
      goods.map(({ shipment, allocation, netGrams }) => ({
        ...runFact(deed.run),
        stopId: deed.stop.id,
        shipmentId: shipment.id,
        allocationId: allocation.id,
        lotId: shipment.lotId,
        supplierCommuneId: allocation.supplierCommuneId,
        customerCommuneId: allocation.customerCommuneId,
        grams: netGrams,
      })),
    );
  }

  private async loadOne(tx: Tx, deed: Deed, item: WeighedShipment): Promise<void> {
    const { shipment, allocation, said, netGrams } = item;
    const isOrigin = deed.stop.siteId === allocation.fromSiteId && shipment.takenOverFrom === null;
    const weighing = weighingOf(deed, item, isOrigin ? 'pick_up' : 'transshipment');
    const loading = await loadingOf(tx, deed, item, { isOrigin, weighingId: weighing.id });
    const moves = [...loading.moves];
    const { reason = 'weighed when it was loaded' } = said;
    const word = { reason, personId: deed.personId, eventTime: deed.at };
    if (loading.rest > 0) {
      const allocationId = allocation.id;
      const before = await releasedOf(tx, allocationId);
      await this.release.within(tx, { allocationId, grams: loading.rest, ...word });
      const released = (await releasedOf(tx, allocationId)) - before;
      if (said.rest === 'correct') moves.push(denialOf(deed, item, released));
    }
    await this.weighings.record(tx, weighing);
    if (loading.loadedMore !== 0) {
      const grams = loading.loadedMore;
      await this.allocations.markLoaded(tx, [{ allocationId: allocation.id, grams }]);
    }
    await this.custody.record(tx, loading.custody);
    await tx.query(
      `UPDATE shipment SET state = 'loaded', loaded_packages = $2, loaded_grams = $3,
         claimed_grams = $4
       WHERE id = $1`,
      [shipment.id, said.packages, netGrams, loading.claimedGrams],
    );
    await this.stock.move(
      tx,
      moves.filter((move) => move.grams > 0),
    );
  }
}

/** Where it grew, out of another vehicle, or at a centre. */
async function loadingOf(
  tx: Tx,
  deed: Deed,
  item: WeighedShipment,
  { isOrigin, weighingId }: { readonly isOrigin: boolean; readonly weighingId: string },
): Promise<Loading> {
  if (isOrigin) return originLoading(tx, deed, item, weighingId);
  const { takenOverFrom: fromShipmentId } = item.shipment;
  if (fromShipmentId === null) return centreLoading(tx, deed, item, weighingId);
  const taken = await takeOver(tx, deed, item, { fromShipmentId, weighingId });
  // The shipment that they come from stands for them already.
  return { ...taken, rest: 0, claimedGrams: 0 };
}

type Step = Omit<CustodyStep, 'from' | 'to' | 'grams' | 'packages'>;

function stepOf(deed: Deed, item: WeighedShipment, weighingId: string): Step {
  return {
    lotId: item.shipment.lotId,
    allocationId: item.allocation.id,
    runId: deed.run.id,
    stopId: deed.stop.id,
    weighingId,
    reason: item.said.reason ?? item.said.cause ?? null,
    personId: deed.personId,
    eventTime: deed.at,
  };
}

type Word = Omit<StockMove, 'id' | 'kind' | 'from' | 'to' | 'grams'>;

function wordOf(deed: Deed, item: WeighedShipment): Word {
  return {
    lotId: item.shipment.lotId,
    allocationId: item.allocation.id,
    stopId: deed.stop.id,
    reason: item.said.reason ?? item.said.cause ?? 'weighed when it was loaded',
    personId: deed.personId,
    eventTime: deed.at,
  };
}

async function originLoading(
  tx: Tx,
  deed: Deed,
  item: WeighedShipment,
  weighingId: string,
): Promise<Loading> {
  const { shipment, allocation, said, netGrams, field } = item;
  const [lot] = await rowsOf<{ grams: number }>(
    tx,
    'SELECT available_grams AS grams FROM lot WHERE id = $1',
    [shipment.lotId],
  );
  const account = accountOfLoading({
    plannedGrams: shipment.grams,
    netGrams,
    availableGrams: lot?.grams ?? 0,
    reason: said.reason,
    field,
  });
  const word = wordOf(deed, item);
  const toLoaded = { ...word, to: 'loaded' } as const;
  const moves: StockMove[] = [
    {
      ...toLoaded,
      id: newId(),
      kind: 'load',
      from: 'reserved',
      grams: account.fromReserved,
      packages: said.packages,
    },
    { ...toLoaded, id: newId(), kind: 'load', from: 'available', grams: account.fromAvailable },
    { ...toLoaded, id: newId(), kind: 'correct', from: 'outside', grams: account.fromOutside },
  ];
  return {
    moves,
    custody: [
      {
        ...stepOf(deed, item, weighingId),
        from: { kind: 'commune', id: allocation.supplierCommuneId },
        to: { kind: 'vehicle', id: deed.run.vehicleId },
        packages: said.packages,
        grams: netGrams,
      },
    ],
    loadedMore: netGrams,
    rest: account.rest,
    claimedGrams: Math.min(shipment.grams, netGrams),
  };
}

/** At a centre the goods are under way already: only differences move stock. What is left stays on hand. */
async function centreLoading(
  tx: Tx,
  deed: Deed,
  item: WeighedShipment,
  weighingId: string,
): Promise<Loading> {
  const { shipment, allocation, said, netGrams, field } = item;
  if (netGrams === 0) throw fieldFault(`${field}.grossGrams`, 'loading.of_nothing');
  const centre: Holder = { kind: 'centre', id: deed.stop.siteId };
  const onHand = await onHandAt(tx, allocation.id, centre.id);
  const staysOnHand =
    netGrams < shipment.grams &&
    said.cause === undefined &&
    shipment.grams - netGrams > toleranceOf(shipment.grams);
  if (staysOnHand && said.reason === undefined) {
    throw fieldFault(`${field}.reason`, 'loading.difference_needs_reason');
  }
  const isOneLoad = staysOnHand || (netGrams > shipment.grams && netGrams <= onHand);
  const hadGrams = Math.min(isOneLoad ? netGrams : shipment.grams, onHand);
  if (hadGrams === 0) throw fieldFault(`${field}.shipmentId`, 'loading.nothing_on_hand');
  const { cause, reason } = said;
  const account = accountOfHandover({ hadGrams, netGrams, cause, reason, field });
  const step = stepOf(deed, item, weighingId);
  const word = wordOf(deed, item);
  const { lost, missing, surplus } = account;
  const moves: StockMove[] = [
    { ...word, id: newId(), kind: 'correct', from: 'outside', to: 'loaded', grams: surplus },
    { ...word, id: newId(), kind: 'correct', from: 'loaded', to: 'outside', grams: missing },
    {
      ...word,
      id: newId(),
      kind: 'lose',
      from: 'loaded',
      to: 'lost',
      grams: lost,
      stage: 'collection',
      cause: cause ?? null,
    },
  ];
  const bare = { ...step, packages: 0 };
  return {
    moves,
    custody: [
      { ...bare, from: { kind: 'difference', id: centre.id }, to: centre, grams: surplus },
      {
        ...step,
        from: centre,
        to: { kind: 'vehicle', id: deed.run.vehicleId },
        packages: said.packages,
        grams: netGrams,
      },
      { ...bare, from: centre, to: { kind: 'loss', id: centre.id }, grams: lost },
      { ...bare, from: centre, to: { kind: 'difference', id: centre.id }, grams: missing },
    ],
    loadedMore: surplus - missing,
    rest: 0,
    claimedGrams: null,
  };
}

/** Grams of an allocation that a centre holds, by what it was handed and what it handed on. */
async function onHandAt(tx: Tx, allocationId: string, siteId: string): Promise<number> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    `SELECT coalesce(sum(CASE WHEN to_kind = 'centre' AND to_id = $2 THEN grams ELSE 0 END
       - CASE WHEN from_kind = 'centre' AND from_id = $2 THEN grams ELSE 0 END), 0)::bigint AS grams
     FROM custody_event WHERE allocation_id = $1`,
    [allocationId, siteId],
  );
  return row?.grams ?? 0;
}

async function releasedOf(tx: Tx, allocationId: string): Promise<number> {
  const [row] = await rowsOf<{ grams: number }>(
    tx,
    'SELECT released_grams AS grams FROM allocation WHERE id = $1',
    [allocationId],
  );
  return row?.grams ?? 0;
}

/** What was given back was never there: the lot is corrected by it. */
function denialOf(deed: Deed, item: WeighedShipment, grams: number): StockMove {
  const word = wordOf(deed, item);
  return { ...word, id: newId(), kind: 'correct', from: 'available', to: 'outside', grams };
}
