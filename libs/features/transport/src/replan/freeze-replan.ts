import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { Tx } from '#platform/database';
import { dividedShipments, freeVehicles, type FrozenQuestion } from '../plans/freeze-plan';
import type { RunPlan } from '../plans/run-plan.entity';
import type { RoadFaults } from '../roads/road-faults';
import { placeOf } from '../roads/road-travel';
import type { RoadPlace } from '../roads/table-server';
import { secondsSince } from '../runs/goods-shipment';
import { type ProblemQuestion, RunProblems } from '../runs/run-problem';
import {
  locksOf,
  poolsWithBookedFuel,
  type Remaining,
  remainingOf,
  replannedGoods,
  vehiclesFromNow,
  withGoodsOnBoard,
} from './replan-question';
import { basisOf, runsAsTheyStand } from './replan-rows';

/** Writes down what is left to do of runs, some of them on the road: from where they are, from now on. */
@Injectable()
export class FreezeReplan {
  constructor(
    private readonly problems: RunProblems,
    private readonly clock: Clock,
  ) {}

  async placesOf(tx: Tx, plan: RunPlan): Promise<RoadPlace[]> {
    const remaining = remainingOf(await runsAsTheyStand(tx, plan.replansRunIds));
    const sites = await this.problems.placesOf(tx, await questionOf(tx, plan, remaining));
    return sites.map(placeOf);
  }

  async problemOf(tx: Tx, plan: RunPlan, faults?: RoadFaults): Promise<FrozenQuestion> {
    const remaining = remainingOf(await runsAsTheyStand(tx, plan.replansRunIds));
    const question = await questionOf(tx, plan, remaining, faults);
    const { problem, roads, weights } = await this.problems.build(tx, question);
    const { dayOn } = plan;
    const nowSeconds = Math.max(0, secondsSince(dayOn, this.clock.now()));
    const fuelPools = poolsWithBookedFuel(problem.fuelPools ?? [], problem.vehicles, remaining);
    const mlOf = new Map(fuelPools.map((it) => [it.id, it.ml]));
    const vehicles = vehiclesFromNow(problem.vehicles, remaining, { dayOn, nowSeconds });
    const wanted = {
      ...problem,
      fuelPools,
      vehicles: vehicles.map((it) => ({ ...it, fuelQuotaMl: mlOf.get(it.fuel) ?? null })),
      locks: locksOf(remaining),
    };
    const shipments = withGoodsOnBoard(problem.shipments, remaining);
    const locked = new Set(wanted.locks.vehicleLocks?.map((it) => it.shipmentId));
    // What stays on board is not divided, and neither is what a person has locked to its place.
    const isFixed = (id: string): boolean => locked.has(id) || isInOrder(wanted.locks, id);
    const free = shipments.filter((it) => !isFixed(it.id));
    return {
      problem: {
        ...wanted,
        shipments: [
          ...shipments.filter((it) => isFixed(it.id)),
          ...dividedShipments({ ...wanted, shipments: free }),
        ],
      },
      ...{ roads, weights, basis: await basisOf(tx, plan.replansRunIds) },
    };
  }
}

function isInOrder(
  { orderLocks = [], currentPlan = [] }: ReturnType<typeof locksOf>,
  id: string,
): boolean {
  return [...orderLocks, ...currentPlan].some(({ stops }) =>
    stops.some((stop) => stop.shipmentId === id),
  );
}

async function questionOf(
  tx: Tx,
  plan: RunPlan,
  remaining: readonly Remaining[],
  faults?: RoadFaults,
): Promise<ProblemQuestion> {
  const going = remaining.filter((it) => !it.isStranded).map((it) => it.run.vehicleId);
  return {
    communeId: plan.communeId,
    dayOn: plan.dayOn,
    vehicleIds: [...new Set([...going, ...(await freeVehicles(tx, plan))])],
    goods: replannedGoods(remaining),
    plan: {
      ...{ cycleId: plan.cycleId, objective: plan.options.objective },
      ...{ centreSiteIds: [], handovers: [] },
      siteIds: remaining.flatMap((it) => it.atSiteId ?? []),
      replansRunIds: plan.replansRunIds,
      ...(faults && { faults }),
    },
  };
}
