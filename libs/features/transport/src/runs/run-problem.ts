import { Injectable } from '@nestjs/common';
import { type CivilDate, daysBetween } from '#core/kernel';
import type {
  RoutingProblem,
  RoutingSite,
  RoutingVehicle,
  Shipment,
  TimeWindow,
} from '#core/routing';
import { CommuneDirectory } from '#features/communes';
import { rowsOf, type Tx } from '#platform/database';
import { FuelBook } from '../fuel/fuel-book';
import type { Consignment } from './run-draft';
import { GOODS_FACTS, SITE_FACTS, VEHICLE_FACTS } from './run-problem.sql';

const DAY_SECONDS = 86_400;
/** Long journeys end on the third day at the latest. */
const DAYS_AHEAD = 3;
/** Goods with fewer days left than this come before the others. */
const URGENT_DAYS = 15;

export interface ProblemQuestion {
  /** Whose fuel is burnt. */
  readonly communeId: string;
  readonly dayOn: CivilDate;
  readonly vehicleIds: readonly string[];
  readonly goods: readonly Consignment[];
  /** Already booked for the very run that is looked at. */
  readonly bookedFuelMl?: number;
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

interface GoodsRow {
  readonly allocationId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly coldChain: boolean;
  readonly litresPerTonne: number;
  readonly readyOn: CivilDate;
  readonly bestBeforeOn: CivilDate;
  readonly windowFromOn: CivilDate;
  readonly windowToOn: CivilDate;
  readonly families: number;
}

export interface NamedProblem {
  readonly problem: RoutingProblem;
  /** The name that people use of a site or vehicle, for texts. */
  readonly names: (id: string) => string;
}

/** Puts vehicles, sites and goods of the house into the planner's words. Seconds count from midnight in Caracas. */
@Injectable()
export class RunProblems {
  constructor(
    private readonly communes: CommuneDirectory,
    private readonly fuel: FuelBook,
  ) {}

  async build(tx: Tx, question: ProblemQuestion): Promise<NamedProblem> {
    const vehicles = await rowsOf<VehicleRow>(tx, VEHICLE_FACTS, [question.vehicleIds]);
    const siteIds = new Set([
      ...vehicles.map((vehicle) => vehicle.startSiteId),
      ...question.goods.flatMap((it) => [it.fromSiteId, it.toSiteId]),
    ]);
    const sites = await rowsOf<SiteRow>(tx, SITE_FACTS, [[...siteIds]]);
    const goods = await this.goodsFacts(tx, question);
    const factors = await this.communes.roadFactors(tx);
    const names = new Map([...vehicles, ...sites].map((it) => [it.id, it.name]));
    return {
      names: (id) => names.get(id) ?? id,
      problem: {
        sites: sites.map(siteOf),
        vehicles: await this.vehiclesOf(tx, vehicles, question),
        shipments: question.goods.flatMap((it) => {
          const facts = goods.get(it.allocationId);
          return facts ? [shipmentOf(it, facts, question.dayOn)] : [];
        }),
        travel: {
          kind: 'estimate',
          roadFactors: factors.map((it) => ({
            fromStateCode: it.stateA,
            toStateCode: it.stateB,
            permille: it.permille,
          })),
        },
        locks: {},
      },
    };
  }

  private async goodsFacts(tx: Tx, question: ProblemQuestion): Promise<Map<string, GoodsRow>> {
    const ids = [...new Set(question.goods.map((it) => it.allocationId))];
    const rows = await rowsOf<GoodsRow>(tx, GOODS_FACTS, [ids]);
    return new Map(rows.map((row) => [row.allocationId, row]));
  }

  private async vehiclesOf(
    tx: Tx,
    rows: readonly VehicleRow[],
    { communeId, dayOn, bookedFuelMl = 0 }: ProblemQuestion,
  ): Promise<RoutingVehicle[]> {
    const quota = new Map<string, number | null>();
    for (const fuel of new Set(rows.map((row) => row.fuel))) {
      const left = await this.fuel.left(tx, communeId, fuel, dayOn);
      quota.set(fuel, left === null ? null : Math.max(0, left) + bookedFuelMl);
    }
    return rows.map(({ name: _name, shiftFromMinute, shiftToMinute, ...vehicle }) => ({
      ...vehicle,
      fuelQuotaMl: quota.get(vehicle.fuel) ?? null,
      shiftFromSeconds: shiftFromMinute * 60,
      shiftToSeconds: shiftToMinute * 60,
    }));
  }
}

function siteOf({ name: _name, opensMinute, closesMinute, ...site }: SiteRow): RoutingSite {
  const windows = Array.from({ length: DAYS_AHEAD }, (_, day) => ({
    fromSeconds: day * DAY_SECONDS + opensMinute * 60,
    toSeconds: day * DAY_SECONDS + closesMinute * 60,
  }));
  return { ...site, windows };
}

/** An order's window holds at the place it was ordered for; a lot's day at the place where it grew. */
function shipmentOf(goods: Consignment, facts: GoodsRow, dayOn: CivilDate): Shipment {
  const daysLeft = Math.max(0, daysBetween(dayOn, facts.bestBeforeOn));
  return {
    id: goods.id,
    pickupSiteId: goods.fromSiteId,
    deliverySiteId: goods.toSiteId,
    grams: goods.grams,
    litres: Math.ceil((goods.grams * facts.litresPerTonne) / 1_000_000),
    packages: goods.packages,
    coldChain: facts.coldChain,
    pickupWindows: goods.fromSiteId === facts.fromSiteId ? readyWindows(dayOn, facts) : [],
    deliveryWindows: goods.toSiteId === facts.toSiteId ? orderWindows(dayOn, facts) : [],
    maxSecondsOnBoard: null,
    priority: facts.families * Math.max(1, URGENT_DAYS - daysLeft),
  };
}

function readyWindows(dayOn: CivilDate, { readyOn }: GoodsRow): TimeWindow[] {
  const days = daysBetween(dayOn, readyOn);
  return days <= 0 ? [] : [window(days, Math.max(days, DAYS_AHEAD))];
}

function orderWindows(dayOn: CivilDate, facts: GoodsRow): TimeWindow[] {
  return [window(daysBetween(dayOn, facts.windowFromOn), daysBetween(dayOn, facts.windowToOn))];
}

/** From the first second of a day to the last of another, in days from the day of the run. */
function window(fromDay: number, toDay: number): TimeWindow {
  return { fromSeconds: fromDay * DAY_SECONDS, toSeconds: (toDay + 1) * DAY_SECONDS - 1 };
}
