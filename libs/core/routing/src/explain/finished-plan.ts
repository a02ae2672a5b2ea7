import { evaluateStops } from '../evaluate-run';
import type { RoutingLookup } from '../lookup';
import type { RunEvaluation } from '../plan';
import { planConflicts } from '../plan-conflicts';
import type { CurrentRun, Leg, RoutingVehicle, RunStop, Shipment } from '../problem';
import type { Conflict, ConflictCode } from '../reasons';
import { placementsIn, type Placement, type TrialOptions } from './insertion-trial';
import { trialRunOf, type TrialRun } from './trial-run';

/** One way for a shipment: directly (one part), or by a feeder and a trunk (two). */
export type Way = readonly WayPart[];
export interface WayPart {
  readonly shipment: Shipment;
  readonly leg: Leg | null;
}

/** What trials against a finished plan share. Prepared once for all that stays behind. */
export class FinishedPlan {
  readonly vehicles: readonly RoutingVehicle[];
  private readonly stops: ReadonlyMap<string, readonly RunStop[]>;
  private readonly trialRuns = new Map<string, TrialRun>();
  private readonly evaluations = new Map<string, RunEvaluation>();
  private readonly likeness = new Map<string, string>();

  constructor(
    readonly lookup: RoutingLookup,
    runs: readonly CurrentRun[],
  ) {
    this.vehicles = [...lookup.problem.vehicles].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.stops = new Map(runs.map((run) => [run.vehicleId, run.stops]));
    for (const it of this.vehicles) {
      const fields = Object.keys(it).sort();
      this.likeness.set(it.id, JSON.stringify({ ...it, id: '' }, fields.concat(NESTED)));
    }
  }

  /** Vehicles that differ in nothing but their id share it. */
  likenessOf(vehicle: RoutingVehicle): string {
    return this.likeness.get(vehicle.id) ?? vehicle.id;
  }

  stopsOf(vehicleId: string): readonly RunStop[] {
    return this.stops.get(vehicleId) ?? [];
  }

  isClosed(vehicleId: string): boolean {
    return this.lookup.orderLock(vehicleId)?.closed === true;
  }

  /** Every place in the run of the vehicle that the hours leave, whatever else is broken there. */
  placements(vehicle: RoutingVehicle, part: WayPart, options: TrialOptions = {}): Placement[] {
    const known = this.trialRuns.get(vehicle.id);
    const run = known ?? trialRunOf(this.lookup, vehicle, this.stopsOf(vehicle.id));
    this.trialRuns.set(vehicle.id, run);
    return placementsIn(this.lookup, run, part, options);
  }

  /** The same in the run as it would be after another placement. */
  placementsAfter(first: Placement, part: WayPart): Placement[] {
    const run = trialRunOf(this.lookup, this.lookup.vehicle(first.vehicleId), first.stops);
    return placementsIn(this.lookup, run, part, {});
  }

  /** How near the run of the vehicle, or its base, comes to where these goods begin. */
  metresFrom({ id, startSiteId, ...vehicle }: RoutingVehicle, { shipment, leg }: WayPart): number {
    const { lookup } = this;
    const siteId = leg?.kind === 'trunk' ? leg.centreSiteId : shipment.pickupSiteId;
    const place = lookup.site(siteId ?? shipment.deliverySiteId);
    const road = lookup.roadsOf({ id, startSiteId, ...vehicle });
    const sites = this.stopsOf(id).flatMap((stop) => {
      const { pickupSiteId, deliverySiteId } = lookup.shipment(stop.shipmentId);
      return (stop.kind === 'pickup' ? pickupSiteId : deliverySiteId) ?? [];
    });
    if (startSiteId !== null) sites.push(startSiteId);
    return sites.reduce((least, it) => Math.min(least, road(lookup.site(it), place).metres), 1e12);
  }

  /** True when the plan with these runs in the place of theirs breaks none but the allowed rules. */
  holds(changed: readonly CurrentRun[], allowed: ReadonlySet<ConflictCode>): boolean {
    return this.conflictsWith(changed).every(({ code }) => allowed.has(code));
  }

  /**
   * What the plan breaks with these runs in the place of theirs; with another lookup, as if the problem
   * were so.
   */
  conflictsWith(changed: readonly CurrentRun[], lookup = this.lookup): Conflict[] {
    const evaluations = changed.map(({ vehicleId, stops }) =>
      evaluateStops(lookup, lookup.vehicle(vehicleId), stops),
    );
    const conflicts = evaluations.flatMap((it) => it.conflicts);
    const isAlone =
      (lookup.problem.fuelPools ?? []).length === 0 &&
      !changed.some((run) => run.stops.some((stop) => stop.leg !== undefined));
    if (isAlone) return conflicts;
    const replaced = new Set(changed.map((run) => run.vehicleId));
    const others = [...this.stops.keys()].filter((id) => !replaced.has(id));
    const all = [...others.map((id) => this.evaluationOf(id)), ...evaluations];
    return [...conflicts, ...planConflicts(lookup, all)];
  }

  private evaluationOf(vehicleId: string): RunEvaluation {
    const { lookup } = this;
    const known = this.evaluations.get(vehicleId);
    const stops = this.stopsOf(vehicleId);
    const evaluation = known ?? evaluateStops(lookup, lookup.vehicle(vehicleId), stops);
    this.evaluations.set(vehicleId, evaluation);
    return evaluation;
  }
}

/** The fields of what a vehicle holds, which JSON.stringify must be told, too. */
const NESTED = ['windows', 'fromSeconds', 'toSeconds', 'seconds'];

/** Through so many pairs of centre and hand-over a shipment is tried at most. */
const WAYS_MAX = 8;

/** The ways that a shipment may go; with `anyCentre`, also those that it does not want. */
export function waysOf(lookup: RoutingLookup, shipment: Shipment, anyCentre = false): Way[] {
  const transfer = shipment.transfer ?? 'never';
  const direct: Way[] = transfer === 'must' ? [] : [[{ shipment, leg: null }]];
  if (transfer === 'never' && !anyCentre) return direct;
  const through = [...(lookup.problem.centres ?? [])]
    .sort((a, b) => (a.siteId < b.siteId ? -1 : 1))
    .flatMap(({ siteId, handovers }) => handovers.map((moment) => [siteId, moment] as const))
    .slice(0, WAYS_MAX)
    .map(([centreSiteId, handoverSeconds]): Way => {
      const at = { centreSiteId, handoverSeconds };
      return [
        { shipment, leg: { kind: 'feeder', ...at } },
        { shipment, leg: { kind: 'trunk', ...at } },
      ];
    });
  return [...direct, ...through];
}

/** True when people's locks let this vehicle take the goods this way. */
export function mayCarry(lookup: RoutingLookup, part: WayPart, vehicleId: string): boolean {
  return lookup.locksOf(part.shipment.id).every(({ way, vehicleId: only }) => {
    if (way === undefined) return only === vehicleId;
    if (way === null || part.leg === null) return way === part.leg && only === vehicleId;
    const agrees =
      way.centreSiteId === part.leg.centreSiteId &&
      way.handoverSeconds === part.leg.handoverSeconds;
    return agrees && (way.kind !== part.leg.kind || only === vehicleId);
  });
}

/** The stops of a part in a run that does nothing else. */
export function stopsAlone(lookup: RoutingLookup, { shipment, leg }: WayPart): RunStop[] {
  const at = { shipmentId: shipment.id, ...(leg !== null && { leg }) };
  const starts = shipment.pickupSiteId === null && leg?.kind !== 'trunk';
  const stays = shipment.deliverySiteId === null && leg?.kind !== 'feeder';
  return [
    ...(starts ? [] : [{ kind: 'pickup' as const, ...at }]),
    ...(stays ? [] : [{ kind: 'delivery' as const, ...at }]),
  ];
}
