import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#core/kernel';
import type { Objective, RoutingProblem, RoutingSite, RoutingVehicle } from '#core/routing';
import { debtsOfRound } from '#features/rounds';
import { rowsOf, type Tx } from '#platform/database';
import { FuelBook } from '../fuel/fuel-book';
import type { RoadFaults } from '../roads/road-faults';
import { type RoadsNote, RoadTravels } from '../roads/road-travel';
import {
  type CentreRow,
  fuelPoolsOf,
  type HandoverWish,
  PROMISED_FUEL,
  transferCentre,
} from './fleet-problem';
import {
  DAY_SECONDS,
  DAYS_AHEAD,
  type GoodsQuestion,
  type GoodsRow,
  goodsShipment,
  goodsWeight,
} from './goods-shipment';
import type { GoodsWeight } from './priority';
import type { Consignment } from './run-draft';
import { CENTRE_FACTS, GOODS_FACTS, SITE_FACTS, VEHICLE_FACTS } from './run-problem.sql';

export interface ProblemQuestion {
  /** Whose fuel is burnt. */
  readonly communeId: string;
  readonly dayOn: CivilDate;
  readonly vehicleIds: readonly string[];
  readonly goods: readonly Consignment[];
  /** Already booked for the very run that is looked at. */
  readonly bookedFuelMl?: number;
  /** For many runs at once: what only a planner needs to know. */
  readonly plan?: PlanQuestion;
}

export interface PlanQuestion {
  readonly cycleId: string;
  readonly objective: Objective;
  readonly centreSiteIds: readonly string[];
  readonly handovers: readonly HandoverWish[];
  /** Why roads are not measured. */
  readonly faults?: RoadFaults;
  /** Other places where vehicles are. */
  readonly siteIds?: readonly string[];
  /** Their fuel is not promised to others: they are planned anew. */
  readonly replansRunIds?: readonly string[];
}

interface VehicleRow extends Omit<
  RoutingVehicle,
  'fuelQuotaMl' | 'shiftFromSeconds' | 'shiftToSeconds'
> {
  readonly name: string;
  readonly shiftFromMinute: number;
  readonly shiftToMinute: number;
}

interface SiteRow extends Omit<RoutingSite, 'windows'> {
  readonly name: string;
  readonly opensMinute: number;
  readonly closesMinute: number;
}

export interface NamedProblem {
  readonly problem: RoutingProblem;
  /** The name that people use of a site or vehicle, for texts. */
  readonly names: (id: string) => string;
  readonly roads: RoadsNote;
  /** By the id of the goods. */
  readonly weights: Readonly<Record<string, GoodsWeight>>;
}

/** Puts vehicles, sites and goods of the house into the planner's words. Seconds count from midnight in Caracas. */
@Injectable()
export class RunProblems {
  constructor(
    private readonly fuel: FuelBook,
    private readonly roads: RoadTravels,
  ) {}

  async build(tx: Tx, question: ProblemQuestion): Promise<NamedProblem> {
    const rows = await rowsOf<VehicleRow>(tx, VEHICLE_FACTS, [question.vehicleIds]);
    const siteRows = await rowsOf<SiteRow>(tx, SITE_FACTS, [siteIdsOf(rows, question)]);
    const sites = siteRows.map(siteOf);
    const goods = await this.goodsOf(tx, question, sites);
    const leftMl = await this.fuelLeft(tx, rows, question);
    const vehicles = rows.map((row) => vehicleOf(row, leftMl.get(row.fuel) ?? null));
    const { travel, note } = await this.roads.of(tx, sites, question.plan?.faults);
    const names = new Map([...rows, ...siteRows].map((it) => [it.id, it.name]));
    return {
      names: (id) => names.get(id) ?? id,
      roads: note,
      weights: goods.weights,
      problem: {
        ...{ sites, vehicles, shipments: goods.shipments, travel, locks: {} },
        ...(question.plan && {
          objective: question.plan.objective,
          fuelPools: fuelPoolsOf(vehicles, leftMl),
          centres: await centresOf(tx, question.plan),
        }),
      },
    };
  }

  /** All places that the question is about: those between which roads are wanted. */
  async placesOf(tx: Tx, question: ProblemQuestion): Promise<RoutingSite[]> {
    const vehicles = await rowsOf<VehicleRow>(tx, VEHICLE_FACTS, [question.vehicleIds]);
    const rows = await rowsOf<SiteRow>(tx, SITE_FACTS, [siteIdsOf(vehicles, question)]);
    return rows.map(siteOf);
  }

  private async goodsOf(
    tx: Tx,
    { goods, dayOn, plan }: ProblemQuestion,
    sites: readonly RoutingSite[],
  ): Promise<Pick<RoutingProblem, 'shipments'> & Pick<NamedProblem, 'weights'>> {
    const ids = [...new Set(goods.map((it) => it.allocationId))];
    const rows = await rowsOf<GoodsRow>(tx, GOODS_FACTS, [ids]);
    const facts = new Map(rows.map((row) => [row.allocationId, row]));
    const byId = new Map(sites.map((site) => [site.id, site]));
    const question: GoodsQuestion = {
      dayOn,
      debtOf: plan ? await debtsOfRound(tx, plan.cycleId) : () => 0,
      siteOf: (id) => byId.get(id),
    };
    const known = goods.flatMap((it) => {
      const row = facts.get(it.allocationId);
      return row ? [{ goods: it, row }] : [];
    });
    const centres = new Set(plan?.centreSiteIds);
    return {
      shipments: known.map(({ goods: it, row }) => ({
        ...goodsShipment(it, row, question),
        ...(centres.size > 0 && mayTransfer(it, row, centres) && { transfer: 'may' as const }),
      })),
      weights: Object.fromEntries(
        known.map(({ goods: it, row }) => [it.id, goodsWeight(row, question)]),
      ),
    };
  }

  /** Of each fuel: what the commune's quotas of the day have left; null where it has none. */
  private async fuelLeft(
    tx: Tx,
    rows: readonly VehicleRow[],
    { communeId, dayOn, bookedFuelMl = 0, plan }: ProblemQuestion,
  ): Promise<Map<string, number | null>> {
    const promised = plan
      ? await rowsOf<{ fuel: string; ml: number }>(tx, PROMISED_FUEL, [
          communeId,
          dayOn,
          plan.replansRunIds ?? [],
        ])
      : [];
    const left = new Map<string, number | null>();
    for (const fuel of new Set(rows.map((row) => row.fuel))) {
      const ml = await this.fuel.left(tx, communeId, fuel, dayOn);
      const taken = promised.find((it) => it.fuel === fuel)?.ml ?? 0;
      left.set(fuel, ml === null ? null : Math.max(0, ml - taken) + bookedFuelMl);
    }
    return left;
  }
}

/** Goods that wait where they grew may go by way of a centre; once at one, they go on to where they were ordered. */
function mayTransfer(goods: Consignment, row: GoodsRow, centres: ReadonlySet<string>): boolean {
  return (
    goods.fromSiteId === row.fromSiteId &&
    goods.toSiteId === row.toSiteId &&
    !centres.has(goods.fromSiteId) &&
    !centres.has(goods.toSiteId)
  );
}

function siteIdsOf(vehicles: readonly VehicleRow[], question: ProblemQuestion): string[] {
  const ends = vehicles.flatMap((it) => [it.startSiteId, it.endSiteId]);
  return [
    ...new Set([
      ...ends.flatMap((id) => id ?? []),
      ...question.goods.flatMap((it) => [it.fromSiteId, it.toSiteId]),
      ...(question.plan?.centreSiteIds ?? []),
      ...(question.plan?.siteIds ?? []),
    ]),
  ];
}

async function centresOf(
  tx: Tx,
  { centreSiteIds, handovers }: PlanQuestion,
): Promise<ReturnType<typeof transferCentre>[]> {
  if (centreSiteIds.length === 0) return [];
  const rows = await rowsOf<CentreRow>(tx, CENTRE_FACTS, [centreSiteIds]);
  return rows.map((row) => transferCentre(row, handovers));
}

function vehicleOf(
  { name: _name, shiftFromMinute, shiftToMinute, ...vehicle }: VehicleRow,
  fuelQuotaMl: number | null,
): RoutingVehicle {
  return {
    ...vehicle,
    fuelQuotaMl,
    shiftFromSeconds: shiftFromMinute * 60,
    shiftToSeconds: shiftToMinute * 60,
  };
}

function siteOf({ name: _name, opensMinute, closesMinute, ...site }: SiteRow): RoutingSite {
  const windows = Array.from({ length: DAYS_AHEAD }, (_, day) => ({
    fromSeconds: day * DAY_SECONDS + opensMinute * 60,
    toSeconds: day * DAY_SECONDS + closesMinute * 60,
  }));
  return { ...site, windows };
}
