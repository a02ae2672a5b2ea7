import { Injectable } from '@nestjs/common';
import { apportion, groupBy } from '#core/kernel';
import {
  type RoutingProblem,
  type RoutingVehicle,
  type Shipment,
  splitShipments,
} from '#core/routing';
import { rowsOf, type Tx } from '#platform/database';
import type { RoadFaults } from '../roads/road-faults';
import { placeOf, type RoadsNote } from '../roads/road-travel';
import type { RoadPlace } from '../roads/table-server';
import type { GoodsWeight } from '../runs/priority';
import type { Consignment } from '../runs/run-draft';
import { type ProblemQuestion, RunProblems } from '../runs/run-problem';
import type { RunPlan } from './run-plan.entity';

interface ReadyRow {
  readonly allocationId: string;
  readonly lotId: string;
  readonly siteId: string;
  readonly toSiteId: string;
  readonly grams: number;
  readonly packages: number;
}

/** A question as it is stored: all that the planner depends on, and what people may want to know of it. */
export interface FrozenQuestion {
  readonly problem: RoutingProblem;
  readonly roads: RoadsNote;
  readonly weights: Readonly<Record<string, GoodsWeight>>;
  /** Of runs that are arranged anew: what was true of them; null when there are none. */
  readonly basis: string | null;
}

/** Writes the question down: all goods of the cycle that wait, the vehicles that are free that day. */
@Injectable()
export class FreezePlan {
  constructor(private readonly problems: RunProblems) {}

  /** The places of the question, so that their roads can be measured before it is frozen. */
  async placesOf(tx: Tx, plan: RunPlan): Promise<RoadPlace[]> {
    const sites = await this.problems.placesOf(tx, await questionOf(tx, plan));
    return sites.map(placeOf);
  }

  async problemOf(tx: Tx, plan: RunPlan, faults?: RoadFaults): Promise<FrozenQuestion> {
    const question = await questionOf(tx, plan, faults);
    const { problem, roads, weights } = await this.problems.build(tx, question);
    const shipments = dividedShipments(problem);
    return { problem: { ...problem, shipments }, roads, weights, basis: null };
  }
}

async function questionOf(tx: Tx, plan: RunPlan, faults?: RoadFaults): Promise<ProblemQuestion> {
  const ready = await rowsOf<ReadyRow>(
    tx,
    `SELECT g.allocation_id AS "allocationId", a.lot_id AS "lotId", g.site_id AS "siteId",
       a.to_site_id AS "toSiteId", least(g.grams, g.ready_grams) AS grams, g.packages
     FROM goods_to_move g JOIN allocation a ON a.id = g.allocation_id
     WHERE g.cycle_id = $1 AND least(g.grams, g.ready_grams) > 0 AND g.site_id <> a.to_site_id
     ORDER BY g.allocation_id, g.site_id`,
    [plan.cycleId],
  );
  const { objective, centreSiteIds, handovers } = plan.options;
  return {
    communeId: plan.communeId,
    dayOn: plan.dayOn,
    vehicleIds: await freeVehicles(tx, plan),
    goods: ready.map(consignmentOf),
    plan: {
      ...{ cycleId: plan.cycleId, objective, centreSiteIds, handovers },
      ...(faults && { faults }),
    },
  };
}

/** What no vehicle can take at once is divided; what it counts is divided with it. */
export function dividedShipments(problem: RoutingProblem): Shipment[] {
  const terrain = new Map(problem.sites.map((site) => [site.id, site.terrain]));
  const rank = (it: RoutingVehicle['terrain']): number => ['paved', 'dirt', 'mountain'].indexOf(it);
  const shipments = splitShipments(problem.shipments, problem.vehicles, (it) => {
    const from = terrain.get(it.pickupSiteId ?? '') ?? 'paved';
    const to = terrain.get(it.deliverySiteId ?? '') ?? 'paved';
    return rank(from) > rank(to) ? from : to;
  });
  const whole = new Map(problem.shipments.map((it) => [it.id, it.priority]));
  return [...groupBy(shipments, wholeIdOf)].flatMap(([id, parts]) => {
    const shares = apportion(
      whole.get(id) ?? 0,
      parts.map((it) => it.grams),
    );
    return parts.map((part, index) => ({ ...part, priority: Math.max(1, shares[index] ?? 0) }));
  });
}

/** The shipment that this one is a part of, or itself. */
export function wholeIdOf({ id }: Pick<Shipment, 'id'>): string {
  return id.split('#')[0] ?? id;
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
