import { newId } from '#core/kernel';
import { ROAD_CHECKS } from '../../libs/features/tracing/src/audit/road-checks';
import {
  aCommune,
  aCycle,
  aDriver,
  aLot,
  aMatchingRun,
  anAllocation,
  anOrder,
  aSite,
  aSpokesperson,
  aVehicle,
} from '../factories';
import { insertRow } from '../factories/insert';
import type { Answer, Call, House } from '../support/house';

/** A rural and an urban commune with an accepted allocation of 50 sacks of 20 kg between them. */
export async function anAcceptedHarvest(house: House, facts: { packages?: number } = {}) {
  const { packages = 50 } = facts;
  const rural = await aCommune(house);
  const urban = await aCommune(house, { kind: 'urban' });
  const coordinator = await aSpokesperson(house, 'transport_coordinator', rural.id);
  const driver = await aDriver(house, rural.id);
  const vehicle = await aVehicle(house, { communeId: rural.id, shiftToMinute: 2880 });
  const cycle = await aCycle(house, { state: 'matched' });
  const matching = await aMatchingRun(house, cycle.id);
  const lot = await aLot(house, { communeId: rural.id, packages: packages + 20 });
  const order = await anOrder(house, {
    communeId: urban.id,
    cycleId: cycle.id,
    lines: [{ wantedGrams: packages * 20_000 }],
    state: 'allocated',
  });
  const allocation = await anAllocation(house, {
    runId: matching.id,
    cycleId: cycle.id,
    lot: lot,
    order,
    packages,
  });
  await insertRow(house, 'fuel_quota', {
    id: newId(),
    communeId: rural.id,
    fuel: 'diesel',
    validFrom: '2026-11-01',
    validTo: '2026-12-31',
    grantedMl: 2_000_000,
    source: 'prueba',
  });
  await insertRow(house, 'transport_permit', {
    id: newId(),
    communeId: rural.id,
    kind: 'permit',
    number: 'G-1',
    validFrom: '2026-11-01',
    validTo: '2026-12-31',
    issuedBy: 'prueba',
  });
  return {
    ...{ rural, urban, coordinator, driver, vehicle, cycle, matching, lot, order, allocation },
    dayOn: '2026-11-26',
  };
}
export type Harvest = Awaited<ReturnType<typeof anAcceptedHarvest>>;

/** Calls that must succeed; the answer's body. */
export async function done(house: House, call: Call): Promise<any> {
  const answer: Answer = await house.request(call);
  if (answer.status !== 200) throw new Error(`${call.method} ${call.url}: ${answer.text}`);
  return answer.body;
}

/** A run with the whole allocation on it, planned. */
export async function aRunWith(
  house: House,
  harvest: Harvest,
  facts: { toSiteId?: string; fromSiteId?: string; packages?: number; vehicleId?: string } = {},
) {
  const id = newId();
  const { vehicleId = harvest.vehicle.id, ...goods } = facts;
  const { as } = harvest.coordinator;
  await done(house, {
    method: 'PUT',
    url: `/v1/runs/${id}`,
    as,
    body: {
      communeId: harvest.rural.id,
      cycleId: harvest.cycle.id,
      vehicleId,
      driverId: harvest.driver.driverId,
      dayOn: harvest.dayOn,
    },
  });
  return done(house, {
    method: 'PUT',
    url: `/v1/runs/${id}/shipments/${newId()}`,
    as,
    body: { allocationId: harvest.allocation.id, ...goods },
  });
}

/** Published, cleared, left on the morning of its day. */
export async function onTheRoad(house: House, harvest: Harvest, runId: string) {
  house.clock.set('2026-11-26T12:00:00Z');
  const { as } = harvest.coordinator;
  await done(house, { method: 'POST', url: `/v1/runs/${runId}/publish`, as });
  const cleared = await done(house, {
    method: 'POST',
    url: `/v1/runs/${runId}/clear`,
    as,
    body: {},
  });
  if (!cleared.gate.isCleared) throw new Error(JSON.stringify(cleared.gate));
  return done(house, {
    method: 'POST',
    url: `/v1/runs/${runId}/depart`,
    as: harvest.driver.as,
    body: { odometerMetres: 100_000 },
  });
}

export interface Weighed {
  readonly netGrams: number;
  readonly packages?: number;
  readonly reason?: string;
  readonly cause?: string;
  readonly rest?: string;
}

/** What the driver's phone sends at a stop for all goods of it. */
export function goodsEvent(
  run: any,
  stop: any,
  kind: 'loaded' | 'delivered',
  { netGrams, packages = 50, ...said }: Weighed,
) {
  const key = kind === 'loaded' ? 'pickUpStopId' : 'deliveryStopId';
  const state = kind === 'loaded' ? 'planned' : 'loaded';
  return {
    runId: run.id,
    stopId: stop.id,
    kind,
    eventTime: '2026-11-26T12:00:00Z',
    goods: run.shipments
      .filter((it: any) => it[key] === stop.id && (it.state === state || kind === 'delivered'))
      .map((it: any) => ({
        shipmentId: it.id,
        packages,
        grossGrams: netGrams + 500,
        tareGrams: 500,
        method: 'scale',
        witness: 'Ana',
        ...said,
      })),
  };
}

export async function tell(house: House, as: { cookie: string }, body: unknown, id = newId()) {
  return house.request({ method: 'PUT', url: `/v1/stop-events/${id}`, as, body });
}

/** The centre of another commune, half-way. */
export async function aCentre(house: House, facts: Record<string, unknown> = {}) {
  const commune = await aCommune(house);
  return aSite(house, { communeId: commune.id, kind: 'collection_centre', ...facts });
}

/** Every promise about mass that the database can be asked about. Empty: all hold. */
export async function brokenPromises(house: House): Promise<unknown[]> {
  return house.db.rows(PROMISES);
}

/** What the auditor of the network would find wrong on the road. */
export async function auditFaults(house: House): Promise<unknown[]> {
  const faults = [];
  for (const { code, violations } of ROAD_CHECKS) {
    if (code.startsWith('reception') || code.startsWith('event')) continue;
    const rows = await house.db.rows(violations, [null]).catch((error: unknown) => [String(error)]);
    if (rows.length > 0) faults.push([code, rows]);
  }
  return faults;
}

const PROMISES = `
  WITH held AS (
    SELECT allocation_id, seq, to_kind AS kind, to_id AS id, grams FROM custody_event
    UNION ALL SELECT allocation_id, seq, from_kind, from_id, -grams FROM custody_event
  ), running AS (
    SELECT allocation_id, kind, id, seq,
      sum(grams) OVER (PARTITION BY allocation_id, kind, id ORDER BY seq, grams DESC) AS grams
    FROM held WHERE kind IN ('vehicle', 'centre')
  ), board AS (
    SELECT allocation_id, sum(loaded_grams) AS grams FROM shipment WHERE state = 'loaded'
    GROUP BY allocation_id
  ), vehicles AS (
    SELECT allocation_id, sum(grams) AS grams FROM held WHERE kind = 'vehicle' GROUP BY allocation_id
  ), transit AS (
    SELECT lot_id, sum(CASE WHEN to_kind IN ('vehicle', 'centre') THEN grams ELSE 0 END
      - CASE WHEN from_kind IN ('vehicle', 'centre') THEN grams ELSE 0 END) AS grams
    FROM custody_event GROUP BY lot_id
  ), lost AS (
    SELECT lot_id, sum(grams) AS grams FROM custody_event WHERE to_kind = 'loss' GROUP BY lot_id
  )
  SELECT 'custody gap' AS promise, allocation_id AS id, grams FROM running WHERE grams < 0
  UNION ALL
  SELECT 'vehicle holds what is on board', v.allocation_id, v.grams - coalesce(b.grams, 0)
  FROM vehicles v LEFT JOIN board b USING (allocation_id) WHERE v.grams <> coalesce(b.grams, 0)
  UNION ALL
  SELECT 'stock loaded is what is on the way', l.id, l.loaded_grams - coalesce(t.grams, 0)
  FROM lot l LEFT JOIN transit t ON t.lot_id = l.id WHERE l.loaded_grams <> coalesce(t.grams, 0)
  UNION ALL
  SELECT 'stock lost is what custody lost', l.id, l.lost_grams
  FROM lot l LEFT JOIN lost ON lost.lot_id = l.id WHERE l.lost_grams <> coalesce(lost.grams, 0)
  UNION ALL
  SELECT 'no leg carries more than there is', allocation_id, grams FROM goods_to_move WHERE grams < 0
  UNION ALL
  SELECT 'reserved is what waits where it grew, or is planned from there', l.id,
    l.reserved_grams - coalesce(sum(due.grams), 0)
  FROM lot l
  LEFT JOIN (
    SELECT a.lot_id, g.grams FROM goods_to_move g JOIN allocation a ON a.id = g.allocation_id
    WHERE g.is_origin
    UNION ALL
    SELECT s.lot_id, s.grams FROM shipment_leg s JOIN allocation a ON a.id = s.allocation_id
    WHERE s.state = 'planned' AND s.from_site_id = a.from_site_id AND a.state <> 'released'
      AND s.taken_over_from IS NULL
  ) due ON due.lot_id = l.id
  GROUP BY l.id HAVING l.reserved_grams <> coalesce(sum(due.grams), 0)
  UNION ALL
  SELECT 'used fuel is the sum of its entries', q.id, q.used_ml
  FROM fuel_quota q WHERE q.used_ml <> coalesce((SELECT sum(ml) FROM fuel_entry WHERE quota_id = q.id), 0)
  UNION ALL
  SELECT 'the lot is what its movements say', l.id, l.listed_grams
  FROM lot l WHERE l.listed_grams <> (
    SELECT coalesce(sum(CASE WHEN from_bucket = 'outside' THEN grams
      WHEN to_bucket = 'outside' THEN -grams ELSE 0 END), 0) FROM stock_movement WHERE lot_id = l.id)`;
