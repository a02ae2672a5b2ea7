import { DomainError, fieldFault, newId } from '#core/kernel';
import type { StockMove } from '#features/inventory';
import { rowsOf, type Tx } from '#platform/database';
import type { CustodyStep, Holder } from './custody-book';
import { type Deed, skipIdleStops, type WeighedShipment } from './deed';
import { accountOfHandover } from './weighing-account';

/** What a take-over changes elsewhere. */
export interface TakeOver {
  readonly moves: readonly StockMove[];
  readonly custody: readonly CustodyStep[];
  /** Grams more (or fewer) that the allocation counts as loaded. */
  readonly loadedMore: number;
}

interface HandedOver {
  readonly runId: string;
  readonly vehicleId: string;
  readonly grams: number;
}

/**
 * Goods change vehicles on the road: out of the hands of a driver who cannot go on, weighed again. In custody they
 * pass the place at which they change, so that each run adds up by itself. What the first scale had and the second
 * has not is lost, or a difference of scales, as at every change of hands.
 */
export async function takeOver(
  tx: Tx,
  deed: Deed,
  item: WeighedShipment,
  facts: { readonly fromShipmentId: string; readonly weighingId: string },
): Promise<TakeOver> {
  const { shipment, allocation, said, netGrams, field } = item;
  if (netGrams === 0) throw fieldFault(`${field}.grossGrams`, 'loading.of_nothing');
  const { cause, reason } = said;
  const before = await handOver(tx, facts.fromShipmentId);
  const account = accountOfHandover({ hadGrams: before.grams, netGrams, cause, reason, field });
  const { handedOver, lost, missing, surplus } = account;
  await tx.query(
    `UPDATE shipment SET delivered_packages = $2, delivered_grams = $3, lost_grams = $4 WHERE id = $1`,
    [facts.fromShipmentId, said.packages, handedOver, lost],
  );
  await skipIdleStops(tx, before.runId);
  const vehicle: Holder = { kind: 'vehicle', id: before.vehicleId };
  const place: Holder = { kind: 'centre', id: deed.stop.siteId };
  const word = {
    ...{ lotId: shipment.lotId, allocationId: allocation.id },
    ...{ personId: deed.personId, eventTime: deed.at },
  };
  const step = {
    ...{ ...word, weighingId: facts.weighingId, reason: reason ?? cause ?? null },
    ...{ runId: before.runId, stopId: null, packages: 0 },
  };
  const move = {
    ...{ ...word, stopId: deed.stop.id },
    reason: reason ?? cause ?? 'weighed when it changed vehicles',
  };
  const { packages } = said;
  const ontoThis = { runId: deed.run.id, stopId: deed.stop.id, packages, grams: handedOver };
  return {
    loadedMore: surplus - missing,
    custody: [
      { ...step, from: { kind: 'difference', id: vehicle.id }, to: vehicle, grams: surplus },
      { ...step, from: vehicle, to: place, packages, grams: handedOver },
      { ...step, from: vehicle, to: { kind: 'loss', id: vehicle.id }, grams: lost },
      { ...step, from: vehicle, to: { kind: 'difference', id: vehicle.id }, grams: missing },
      { ...step, ...ontoThis, from: place, to: { kind: 'vehicle', id: deed.run.vehicleId } },
    ],
    moves: [
      { ...move, id: newId(), kind: 'correct', from: 'outside', to: 'loaded', grams: surplus },
      { ...move, id: newId(), kind: 'correct', from: 'loaded', to: 'outside', grams: missing },
      {
        ...{ ...move, id: newId(), kind: 'lose', from: 'loaded', to: 'lost', grams: lost },
        ...{ stage: 'transport', cause: cause ?? null },
      },
    ],
  };
}

/** Only what is still on board changes hands; told twice, the second finds nothing. */
async function handOver(tx: Tx, shipmentId: string): Promise<HandedOver> {
  const [before] = await rowsOf<HandedOver>(
    tx,
    `UPDATE shipment SET state = 'handed_over' FROM run
     WHERE shipment.id = $1 AND shipment.state = 'loaded' AND run.id = shipment.run_id
     RETURNING run.id AS "runId", run.vehicle_id AS "vehicleId", shipment.loaded_grams AS grams`,
    [shipmentId],
  );
  if (!before) throw new DomainError('conflict', 'shipment.not_on_board_any_more', { shipmentId });
  return before;
}
