import { Injectable } from '@nestjs/common';
import { type RoutingProblem, type RoutingVehicle, splitShipments } from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import type { Consignment } from '../runs/run-draft';
import { RunProblems } from '../runs/run-problem';
import type { RunPlan } from './run-plan.entity';

interface ReadyRow {
  readonly allocationId: string;
  readonly lotId: string;
  readonly siteId: string;
  readonly toSiteId: string;
  readonly grams: number;
  readonly packages: number;
}

/** Writes the question down: all goods of the cycle that wait, the vehicles that are free that day. */
@Injectable()
export class FreezePlan {
  constructor(private readonly problems: RunProblems) {}

  async problemOf(tx: Tx, plan: RunPlan): Promise<RoutingProblem> {
    const ready = await rowsOf<ReadyRow>(
      tx,
      `SELECT g.allocation_id AS "allocationId", a.lot_id AS "lotId", g.site_id AS "siteId",
         a.to_site_id AS "toSiteId", least(g.grams, g.ready_grams) AS grams, g.packages
       FROM goods_to_move g JOIN allocation a ON a.id = g.allocation_id
       WHERE g.cycle_id = $1 AND least(g.grams, g.ready_grams) > 0 AND g.site_id <> a.to_site_id
       ORDER BY g.allocation_id, g.site_id`,
      [plan.cycleId],
    );
    const { problem } = await this.problems.build(tx, {
      communeId: plan.communeId,
      dayOn: plan.dayOn,
      vehicleIds: await freeVehicles(tx, plan),
      goods: ready.map(consignmentOf),
    });
    const terrain = new Map(problem.sites.map((site) => [site.id, site.terrain]));
    const rank = (it: RoutingVehicle['terrain']): number =>
      ['paved', 'dirt', 'mountain'].indexOf(it);
    const shipments = splitShipments(problem.shipments, problem.vehicles, (it) => {
      const from = terrain.get(it.pickupSiteId ?? '') ?? 'paved';
      const to = terrain.get(it.deliverySiteId ?? '') ?? 'paved';
      return rank(from) > rank(to) ? from : to;
    });
    return { ...problem, shipments };
  }
}

/** A vehicle drives one run a day as far as proposals go; by hand it may be given a second. */
export async function freeVehicles(tx: Tx, plan: RunPlan): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    `SELECT v.id FROM vehicle v
     WHERE v.id = ANY($1::uuid[]) AND v.state = 'active' AND NOT EXISTS (
       SELECT 1 FROM run r WHERE r.vehicle_id = v.id AND r.day_on = $2
         AND r.state IN ('planned', 'published', 'cleared', 'departed', 'suspended'))
     ORDER BY v.id`,
    [plan.vehicleIds, plan.dayOn],
  );
  return rows.map((row) => row.id);
}

/** The shipments of a frozen question carry their allocation in their id, before the first dot. */
export function allocationIdOf(shipmentId: string): string {
  return shipmentId.split('.')[0] ?? shipmentId;
}

function consignmentOf(ready: ReadyRow): Consignment {
  return {
    id: `${ready.allocationId}.${ready.siteId}`,
    allocationId: ready.allocationId,
    lotId: ready.lotId,
    packages: Math.max(1, ready.packages),
    grams: ready.grams,
    fromSiteId: ready.siteId,
    toSiteId: ready.toSiteId,
  };
}
