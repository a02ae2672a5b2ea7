import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aPerson, aSite } from './communes';
import { insertRow } from './insert';
import { aVehicle } from './transport';

interface Carried {
  readonly id: string;
  readonly cycleId: unknown;
  readonly lotId: string;
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
  readonly fromSiteId: unknown;
  readonly toSiteId: unknown;
  readonly grams: number;
  readonly packages: number;
}

type Told = Record<string, unknown> & { from: string; to: string; grams: number };

/**
 * Carries an allocation as the road does, in plain SQL: loaded whole (or as many `grams` of it as are said), `lostGrams` of it lost on board, the rest
 * delivered where it was ordered (or, with `stopsAfter: 'load'`, still on board). Stock, custody, shipment and
 * allocation are left as they would be; the run took 100 km.
 */
export async function aCarriage(
  house: House,
  whole: Carried,
  facts: { grams?: number; lostGrams?: number; stopsAfter?: 'load'; viaCentre?: boolean } = {},
) {
  const { lostGrams = 0 } = facts;
  const allocation = { ...whole, grams: facts.grams ?? whole.grams };
  const { personId } = await aPerson(house);
  const coordinator = { communeId: allocation.supplierCommuneId, createdBy: personId };
  const vehicle = await aVehicle(house, { communeId: coordinator.communeId });
  const centre = facts.viaCentre
    ? (await aSite(house, { communeId: allocation.supplierCommuneId })).id
    : null;
  const isDelivered = facts.stopsAfter !== 'load';
  const legs =
    centre === null
      ? [{ from: allocation.fromSiteId, to: allocation.toSiteId }]
      : [
          { from: allocation.fromSiteId, to: centre },
          { from: centre, to: allocation.toSiteId },
        ];
  const runs = [];
  for (const [index, leg] of legs.entries()) {
    const isLast = index === legs.length - 1;
    runs.push(
      await aLeg(house, allocation, {
        ...leg,
        vehicleId: vehicle.id,
        personId,
        holder: index === 0 ? ['commune', allocation.supplierCommuneId] : ['centre', centre],
        receiver: isLast ? ['commune', allocation.customerCommuneId] : ['centre', centre],
        isFirst: index === 0,
        isLast,
        isDelivered: isDelivered || !isLast,
        lostGrams: isLast ? lostGrams : 0,
      }),
    );
  }
  const arrived = isDelivered ? allocation.grams - lostGrams : 0;
  await house.db.rows(
    `UPDATE allocation SET loaded_grams = loaded_grams + $2, delivered_grams = delivered_grams + $3, state = $4
     WHERE id = $1`,
    [allocation.id, allocation.grams, arrived, isDelivered ? 'delivered' : 'loaded'],
  );
  return { vehicleId: vehicle.id, runs, personId, deliveredGrams: arrived };
}

interface Leg {
  readonly from: unknown;
  readonly to: unknown;
  readonly vehicleId: string;
  readonly personId: string;
  readonly holder: readonly [string, unknown];
  readonly receiver: readonly [string, unknown];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isDelivered: boolean;
  readonly lostGrams: number;
}

async function aLeg(house: House, allocation: Carried, leg: Leg): Promise<string> {
  const { grams, packages, lotId, id: allocationId } = allocation;
  const run = await insertRow(house, 'run', {
    id: newId<'Run'>(),
    code: newId().slice(-10),
    communeId: allocation.supplierCommuneId,
    cycleId: allocation.cycleId,
    vehicleId: leg.vehicleId,
    dayOn: '2026-11-26',
    state: leg.isDelivered ? 'closed' : 'departed',
    plannedMetres: 100_000,
    createdBy: leg.personId,
  });
  const [pickUp, delivery] = [
    await aStop(house, run.id, {
      position: 1,
      siteId: leg.from,
      kind: 'pick_up',
      metresFromLast: 0,
    }),
    await aStop(house, run.id, {
      position: 2,
      siteId: leg.to,
      kind: 'delivery',
      metresFromLast: 100_000,
    }),
  ];
  const arrived = grams - leg.lostGrams;
  await insertRow(house, 'shipment', {
    id: newId<'Shipment'>(),
    runId: run.id,
    ...{ allocationId, lotId, packages, grams },
    pickUpStopId: pickUp,
    deliveryStopId: delivery,
    loadedPackages: packages,
    loadedGrams: grams,
    state: leg.isDelivered ? 'delivered' : 'loaded',
    ...(leg.isDelivered && {
      deliveredPackages: packages,
      deliveredGrams: arrived,
      lostGrams: leg.lostGrams,
    }),
  });
  const hand = handing(house, {
    allocationId,
    lotId,
    runId: run.id,
    packages,
    personId: leg.personId,
  });
  await hand(leg.holder, ['vehicle', leg.vehicleId], grams);
  if (leg.isDelivered) {
    await hand(['vehicle', leg.vehicleId], leg.receiver, arrived);
    await hand(['vehicle', leg.vehicleId], ['loss', leg.vehicleId], leg.lostGrams);
  }
  const move = moving(house, { allocationId, lotId, personId: leg.personId });
  if (leg.isFirst) await move('load', { from: 'reserved', to: 'loaded', grams });
  if (leg.isLast && leg.isDelivered) {
    await move('deliver', { from: 'loaded', to: 'delivered', grams: arrived });
    await move('lose', {
      ...{
        from: 'loaded',
        to: 'lost',
        grams: leg.lostGrams,
        stage: 'transport',
        cause: 'spoilage',
      },
    });
  }
  return run.id;
}

async function aStop(house: House, runId: string, facts: Record<string, unknown>): Promise<string> {
  const stop = await insertRow(house, 'stop', {
    id: newId<'Stop'>(),
    runId,
    state: 'served',
    ...facts,
  });
  return stop.id;
}

/** Hands grams over, weighed; what is lost has no weighing. */
function handing(house: House, facts: Record<string, unknown>) {
  const { lotId, allocationId, packages, personId } = facts;
  const eventTime = house.clock.now();
  return async (from: readonly unknown[], to: readonly unknown[], grams: number): Promise<void> => {
    if (grams === 0) return;
    const weighing = { lotId, allocationId, packages, personId, eventTime };
    const isLost = to[0] === 'loss';
    const weighingId = isLost ? null : newId<'Weighing'>();
    if (!isLost) {
      await insertRow(house, 'weighing', {
        ...{ id: weighingId, ...weighing, place: from[0] === 'vehicle' ? 'delivery' : 'pick_up' },
        ...{
          grossGrams: grams,
          tareGrams: 0,
          netGrams: grams,
          method: 'scale',
          witness: 'Testigo',
        },
      });
    }
    await insertRow(house, 'custody_event', {
      ...{ id: newId<'CustodyEvent'>(), ...facts, weighingId, grams, eventTime },
      recordTime: eventTime,
      ...{ fromKind: from[0], fromId: from[1], toKind: to[0], toId: to[1] },
    });
  };
}

function moving(house: House, facts: Record<string, unknown>) {
  return async (kind: string, { from, to, grams, ...rest }: Told): Promise<void> => {
    if (grams === 0) return;
    await insertRow(house, 'stock_movement', {
      id: newId<'StockMovement'>(),
      ...{ kind, fromBucket: from, toBucket: to, grams, reason: 'carried', ...facts, ...rest },
      eventTime: house.clock.now(),
    });
    await house.db.rows(
      `UPDATE lot SET ${from}_grams = ${from}_grams - $2, ${to}_grams = ${to}_grams + $2 WHERE id = $1`,
      [facts['lotId'], grams],
    );
  };
}
