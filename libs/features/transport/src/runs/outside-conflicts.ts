import { Injectable } from '@nestjs/common';
import { type CivilDate, momentAt } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { FuelBook } from '../fuel/fuel-book';
import { PermitCheck } from '../permits/permit-check';
import type { Consignment } from './run-draft';
import { outsideConflict, type RunConflict, type RunFigures } from './run-figures';

const DAY_MINUTES = 1440;

/** The run as far as the rest of the house is concerned. */
export interface PlacedRun {
  readonly id: string;
  readonly communeId: string;
  readonly vehicleId: string;
  readonly driverId: string | null;
  readonly dayOn: CivilDate;
}

/** When a run means to have loaded goods of an allocation at a place. */
export interface PickUp {
  readonly allocationId: string;
  readonly siteId: string;
  readonly stopId: string;
  readonly at: Date;
}

interface OtherRun {
  readonly code: string;
  readonly state: string;
  readonly sameVehicle: boolean;
  readonly sameDriver: boolean;
}

/** What is wrong with a run because of other runs, papers, people, fuel or stores. */
@Injectable()
export class OutsideConflicts {
  constructor(
    private readonly permits: PermitCheck,
    private readonly fuel: FuelBook,
  ) {}

  async of(
    tx: Tx,
    run: PlacedRun,
    goods: readonly Consignment[],
    figures: RunFigures,
  ): Promise<RunConflict[]> {
    return [
      ...(await this.doubleBookings(tx, run, figures)),
      ...(await this.crew(tx, run)),
      ...(await this.fuelConflicts(tx, run)),
      ...(await this.papers(tx, run, goods, figures)),
      ...(await this.stores(tx, run, goods)),
    ];
  }

  /** Goods that another run only brings to the centre after this one means to load them there. */
  async notThereYet(tx: Tx, runId: string, pickUps: readonly PickUp[]): Promise<RunConflict[]> {
    const late = await rowsOf<{ stopId: string; site: string; code: string }>(tx, NOT_THERE_YET, [
      pickUps.map((it) => it.allocationId),
      pickUps.map((it) => it.siteId),
      pickUps.map((it) => it.stopId),
      pickUps.map((it) => it.at),
      runId,
    ]);
    return late.map(({ stopId, ...params }) =>
      outsideConflict('goods_not_there_yet', { isHard: false, stopId, params }),
    );
  }

  /** Against a mere proposal it is soft; against a run that somebody counts on it is hard. */
  private async doubleBookings(
    tx: Tx,
    run: PlacedRun,
    figures: RunFigures,
  ): Promise<RunConflict[]> {
    const others = await rowsOf<OtherRun>(tx, OVERLAPPING, [
      run.id,
      run.vehicleId,
      run.driverId,
      figures.departsAt ?? momentAt(run.dayOn),
      figures.returnsAt ?? momentAt(run.dayOn, DAY_MINUTES),
      run.dayOn,
    ]);
    return others.flatMap((other) => {
      const facts = { isHard: other.state !== 'planned', params: { code: other.code } };
      return [
        ...(other.sameVehicle ? [outsideConflict('vehicle_double_booked', facts)] : []),
        ...(other.sameDriver ? [outsideConflict('driver_double_booked', facts)] : []),
      ];
    });
  }

  private async crew(tx: Tx, run: PlacedRun): Promise<RunConflict[]> {
    const [crew] = await rowsOf<{
      state: string;
      name: string;
      active: boolean | null;
      licence: string | null;
    }>(
      tx,
      `SELECT v.state, v.name, d.is_active AS active, d.licence_valid_to AS licence
       FROM vehicle v LEFT JOIN driver d ON d.id = $2 WHERE v.id = $1`,
      [run.vehicleId, run.driverId],
    );
    const conflicts: RunConflict[] = [];
    if (crew && crew.state !== 'active') {
      const params = { vehicle: crew.name };
      conflicts.push(outsideConflict('vehicle_not_active', { isHard: true, params }));
    }
    if (crew?.active === false)
      conflicts.push(outsideConflict('driver_inactive', { isHard: true }));
    if (typeof crew?.licence === 'string' && crew.licence < run.dayOn) {
      const params = { day: crew.licence };
      conflicts.push(outsideConflict('licence_expired', { isHard: false, params }));
    }
    return conflicts;
  }

  private async fuelConflicts(tx: Tx, run: PlacedRun): Promise<RunConflict[]> {
    const [vehicle] = await rowsOf<{ fuel: string }>(tx, 'SELECT fuel FROM vehicle WHERE id = $1', [
      run.vehicleId,
    ]);
    if (!vehicle) return [];
    const left = await this.fuel.left(tx, run.communeId, vehicle.fuel, run.dayOn);
    return left === null ? [outsideConflict('fuel_quota_missing', { isHard: false })] : [];
  }

  private async papers(
    tx: Tx,
    run: PlacedRun,
    goods: readonly Consignment[],
    figures: RunFigures,
  ): Promise<RunConflict[]> {
    if (goods.length === 0) return [];
    const { returnsAt } = figures;
    const { missing } = await this.permits.cover(tx, { ...run, returnsAt }, goods);
    const grams = missing.reduce((sum, need) => sum + need.grams, 0);
    if (grams === 0) return [];
    const params = { kilos: Math.ceil(grams / 1000), needs: missing };
    return [outsideConflict('permit_missing', { isHard: false, params })];
  }

  /** A centre that says how much it can store, and would hold more with what this run brings. */
  private async stores(
    tx: Tx,
    run: PlacedRun,
    goods: readonly Consignment[],
  ): Promise<RunConflict[]> {
    const full = await rowsOf<{ name: string; over: number }>(tx, OVERFULL, [
      goods.map((it) => it.toSiteId),
      goods.map((it) => it.grams),
      run.id,
    ]);
    return full.map(({ name, over }) => {
      const params = { site: name, kilos: Math.ceil(over / 1000) };
      return outsideConflict('storage_exceeded', { isHard: false, params });
    });
  }
}

const NOT_THERE_YET = `
  SELECT DISTINCT pick.stop_id AS "stopId", site.name AS site, r.code
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
    AS pick (allocation_id, site_id, stop_id, at)
  JOIN shipment_leg feeder ON feeder.allocation_id = pick.allocation_id
    AND feeder.to_site_id = pick.site_id AND feeder.run_id <> $5
    AND feeder.state IN ('planned', 'loaded')
  JOIN run r ON r.id = feeder.run_id
  JOIN stop brought ON brought.id = feeder.delivery_stop_id
  JOIN site ON site.id = pick.site_id
  WHERE brought.departs_at > pick.at ORDER BY 1, 3`;

const OVERLAPPING = `
  SELECT r.code, r.state, r.vehicle_id = $2 AS "sameVehicle",
    coalesce(d.person_id = mine.person_id, false) AS "sameDriver"
  FROM run r
  LEFT JOIN driver d ON d.id = r.driver_id
  LEFT JOIN driver mine ON mine.id = $3
  WHERE r.id <> $1 AND r.state IN ('planned', 'published', 'cleared', 'departed', 'suspended')
    AND r.day_on BETWEEN $6::date - 3 AND $6::date + 3
    AND (r.vehicle_id = $2 OR d.person_id = mine.person_id)
    AND coalesce(r.departs_at, r.day_on::timestamp AT TIME ZONE 'America/Caracas') < $5
    AND coalesce(r.returns_at, (r.day_on + 1)::timestamp AT TIME ZONE 'America/Caracas') > $4
  ORDER BY r.id`;

/** Own lots that wait there, goods on hand on their way through, and what this and other runs will bring. */
const OVERFULL = `
  WITH brought AS (
    SELECT site_id, sum(grams) AS grams FROM unnest($1::uuid[], $2::bigint[]) AS b (site_id, grams)
    GROUP BY site_id
  )
  SELECT s.name, (brought.grams + own.grams + transit.grams + coming.grams - s.storage_grams)::bigint AS over
  FROM brought
  JOIN site s ON s.id = brought.site_id AND s.kind = 'collection_centre' AND s.storage_grams > 0
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(available_grams + reserved_grams), 0) AS grams FROM lot WHERE site_id = s.id
  ) own
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE WHEN to_kind = 'centre' AND to_id = s.id THEN grams ELSE 0 END
      - CASE WHEN from_kind = 'centre' AND from_id = s.id THEN grams ELSE 0 END), 0) AS grams
    FROM custody_event WHERE to_kind = 'centre' AND to_id = s.id OR from_kind = 'centre' AND from_id = s.id
  ) transit
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(coalesce(leg.loaded_grams, leg.grams)), 0) AS grams
    FROM shipment_leg leg
    WHERE leg.to_site_id = s.id AND leg.run_id <> $3 AND leg.state IN ('planned', 'loaded')
  ) coming
  WHERE brought.grams + own.grams + transit.grams + coming.grams > s.storage_grams
  ORDER BY s.id`;
