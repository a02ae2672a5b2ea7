import { evaluateStops } from '../src/evaluate-run';
import { loadConflicts, stopConflicts } from '../src/find-conflicts';
import { lookupOf, type RoutingLookup } from '../src/lookup';
import type { RunEvaluation } from '../src/plan';
import { orderConflicts } from '../src/order-conflicts';
import { planConflicts } from '../src/plan-conflicts';
import type { Leg, RoutingProblem, RoutingVehicle, RunStop, Shipment } from '../src/problem';
import { timeRun } from '../src/run-legs';

/** What a plan is worth, first things first; less is better. */
export type Worth = readonly number[];

/** The worth of a plan by the problem's objective; cost is metres where nothing has a price. */
export function worthOf(
  problem: RoutingProblem,
  totals: {
    readonly servedPriority: number;
    readonly servedShipments: number;
    readonly vehicles: number;
    readonly fuelMl: number;
    readonly costMinor: number;
    readonly metres: number;
  },
): Worth {
  const isPriced = problem.vehicles.some(
    (it) => it.costPerHourMinor + it.costPerKmMinor + it.costPerUseMinor > 0,
  );
  const cost = isPriced ? totals.costMinor : totals.metres;
  const served = [-totals.servedPriority, -totals.servedShipments];
  if (problem.objective === 'cost') return [...served, cost];
  if (problem.objective === 'fuel') return [...served, totals.fuelMl, cost];
  return [...served, totals.vehicles, cost];
}

/** Below 0 when the first is better; the tolerance is for the cost, which stands last. */
export function compareWorth(one: Worth, other: Worth, tolerance = 0): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    const allowed = index + 1 === one.length ? tolerance : 0;
    if (Math.abs(difference) > allowed) return difference;
  }
  return 0;
}

export interface BestPlan {
  readonly worth: Worth;
  readonly runs: readonly RunEvaluation[];
}

interface TriedRun {
  readonly parts: readonly string[];
  readonly evaluation: RunEvaluation;
}

/** The best plan there is, found by trying every run of every vehicle and every set of such runs. */
export function bestByTrying(problem: RoutingProblem): BestPlan {
  const lookup = lookupOf(problem);
  const options = problem.vehicles.map((vehicle) => variantsOf(problem, runsOf(lookup, vehicle)));
  let best: BestPlan = { worth: worthOf(problem, totalsOf(problem, [])), runs: [] };
  const choose = (vehicle: number, chosen: readonly TriedRun[][]): void => {
    if (vehicle === options.length) {
      best = bestOf(lookup, chosen, best);
      return;
    }
    choose(vehicle + 1, chosen);
    const taken = new Set(chosen.flatMap((it) => it[0]?.parts ?? []));
    for (const variants of options[vehicle] ?? []) {
      const isFree = variants[0]?.parts.every((part) => isOpen(part, taken)) === true;
      if (isFree) choose(vehicle + 1, [...chosen, variants]);
    }
  };
  choose(0, []);
  return best;
}

/** True when nobody carries the part nor another way of the same shipment that excludes it. */
function isOpen(part: string, taken: ReadonlySet<string>): boolean {
  const [id = '', kind, at] = part.split('|');
  for (const other of taken) {
    const [otherId, otherKind, otherAt] = other.split('|');
    if (otherId !== id) continue;
    if (kind === 'direct' || otherKind === 'direct' || kind === otherKind || at !== otherAt) {
      return false;
    }
  }
  return true;
}

/** The best of the plans that take one variant of each run, if it is better than what is known. */
function bestOf(lookup: RoutingLookup, chosen: readonly TriedRun[][], known: BestPlan): BestPlan {
  const { problem } = lookup;
  const parts = chosen.flatMap((it) => it[0]?.parts ?? []);
  const isWhole = parts.every((part) => {
    const other = part.includes('|feeder|')
      ? part.replace('|feeder|', '|trunk|')
      : part.replace('|trunk|', '|feeder|');
    return parts.includes(other);
  });
  if (!isWhole) return known;
  const isShared =
    (problem.fuelPools ?? []).length > 0 || parts.some((it) => !it.includes('|direct'));
  let best = known;
  const pick = (index: number, picked: readonly TriedRun[]): void => {
    const variants = chosen[index];
    if (variants === undefined) {
      const evaluations = picked.map((it) => it.evaluation);
      const worth = worthOf(problem, totalsOf(problem, picked));
      if (compareWorth(worth, best.worth) >= 0) return;
      if (isShared && planConflicts(lookup, evaluations).length > 0) return;
      best = { worth, runs: evaluations };
      return;
    }
    for (const variant of variants) pick(index + 1, [...picked, variant]);
  };
  pick(0, []);
  return best;
}

function totalsOf(problem: RoutingProblem, runs: readonly TriedRun[]) {
  const served = new Set(runs.flatMap((run) => run.parts.map((part) => part.split('|')[0])));
  const shipments = problem.shipments.filter((it) => served.has(it.id));
  const sum = <T>(list: readonly T[], figure: (it: T) => number): number =>
    list.reduce((total, it) => total + figure(it), 0);
  return {
    servedPriority: sum(shipments, (it) => it.priority),
    servedShipments: shipments.length,
    vehicles: runs.length,
    fuelMl: sum(runs, (it) => it.evaluation.run.fuelMl),
    costMinor: sum(runs, (it) => it.evaluation.run.costMinor),
    metres: sum(runs, (it) => it.evaluation.run.metres),
  };
}

/** Runs by the parts that they carry; of those that carry the same, all that could be the best choice. */
function variantsOf(problem: RoutingProblem, runs: readonly TriedRun[]): TriedRun[][] {
  const byParts = new Map<string, TriedRun[]>();
  for (const run of runs) {
    const key = [...run.parts].sort().join(' ');
    byParts.set(key, [...(byParts.get(key) ?? []), run]);
  }
  return [...byParts.values()].map((list) => {
    const kept = new Map<string, TriedRun>();
    for (const run of list) {
      const key = kindOf(problem, run);
      const known = kept.get(key);
      if (known === undefined || isCheaper(problem, run, known)) kept.set(key, run);
    }
    return [...kept.values()];
  });
}

/** Runs of the same kind use the same of what runs share: fuel of a pool, room at a centre. */
function kindOf(problem: RoutingProblem, { evaluation }: TriedRun): string {
  const times = evaluation.stops
    .filter(({ leg, kind }) => leg !== undefined && (leg.kind === 'trunk') === (kind === 'pickup'))
    .map((stop) => `${stop.shipmentId} ${stop.kind} ${stop.handlingFromSeconds}`)
    .sort();
  const fuel = (problem.fuelPools ?? []).length > 0 ? evaluation.run.fuelMl : 0;
  return `${fuel} ${times.join()}`;
}

function isCheaper(problem: RoutingProblem, one: TriedRun, other: TriedRun): boolean {
  const worth = (it: TriedRun): Worth => worthOf(problem, totalsOf(problem, [it]));
  return compareWorth(worth(one), worth(other)) < 0;
}

interface Way {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
  readonly part: string;
}

/** Every run of the vehicle that keeps every rule that one run can keep. */
function runsOf(lookup: RoutingLookup, vehicle: RoutingVehicle): TriedRun[] {
  const ways = lookup.problem.shipments.flatMap((it) => waysOf(lookup.problem, it));
  const found: TriedRun[] = [];
  const extend = (
    stops: readonly RunStop[],
    taken: readonly Way[],
    aboard: readonly Way[],
  ): void => {
    if (stops.length > 0) {
      if (isHopeless(lookup, vehicle, stops)) return;
      const isComplete =
        aboard.length === 0 || taken.some((it) => it.shipment.deliverySiteId === null);
      const evaluation = isComplete ? evaluateStops(lookup, vehicle, stops) : null;
      if (evaluation?.conflicts.length === 0) {
        found.push({ parts: taken.map((it) => it.part), evaluation });
      }
    }
    for (const way of ways) {
      const { shipment, leg, part } = way;
      if (!isOpen(part, new Set(taken.map((it) => it.part)))) continue;
      const at = { shipmentId: shipment.id, ...(leg !== null && { leg }) };
      const isThere = shipment.pickupSiteId === null && leg?.kind !== 'trunk';
      const stays = shipment.deliverySiteId === null && leg?.kind !== 'feeder';
      const kind = isThere ? 'delivery' : 'pickup';
      extend(
        [...stops, { kind, ...at }],
        [...taken, way],
        isThere || stays ? aboard : [...aboard, way],
      );
    }
    for (const way of aboard) {
      const { shipment, leg } = way;
      const stop = {
        kind: 'delivery' as const,
        shipmentId: shipment.id,
        ...(leg !== null && { leg }),
      };
      extend(
        [...stops, stop],
        taken,
        aboard.filter((it) => it !== way),
      );
    }
  };
  extend([], [], []);
  return found;
}

/** True when a stop breaks a rule that no further stop can mend. */
function isHopeless(
  lookup: RoutingLookup,
  vehicle: RoutingVehicle,
  stops: readonly RunStop[],
): boolean {
  const timed = timeRun(lookup, vehicle, stops);
  const hasOrders = (lookup.problem.locks.orderLocks ?? []).length > 0;
  const conflicts = [
    ...stopConflicts(timed),
    ...loadConflicts(timed),
    ...(hasOrders ? orderConflicts(lookup, vehicle, stops) : []),
  ];
  return conflicts.some(
    ({ stopIndex, code }) =>
      stopIndex !== null && stopIndex < stops.length && code !== 'delivery_missing',
  );
}

function waysOf(problem: RoutingProblem, shipment: Shipment): Way[] {
  const transfer = shipment.transfer ?? 'never';
  const direct =
    transfer === 'must' ? [] : [{ shipment, leg: null, part: `${shipment.id}|direct` }];
  if (transfer === 'never') return direct;
  const legs = (problem.centres ?? []).flatMap(({ siteId, handovers }) =>
    handovers.flatMap((handoverSeconds) =>
      (['feeder', 'trunk'] as const).map((kind) => ({
        shipment,
        leg: { kind, centreSiteId: siteId, handoverSeconds },
        part: `${shipment.id}|${kind}|${siteId}@${handoverSeconds}`,
      })),
    ),
  );
  return [...direct, ...legs];
}
