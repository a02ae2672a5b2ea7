import { fuelMlOf } from '../describe-run';
import { mayNotMeet } from '../find-conflicts';
import type { RoutingLookup } from '../lookup';
import type { Leg, RoutingSite, RunStop, Shipment } from '../problem';
import { layOut, type RunLeg } from '../run-legs';
import { firstAllowed, lastAllowed } from '../windows';
import type { TrialRun } from './trial-run';

/** The rules that a trial may find broken without giving up. Each is one bit. */
export const BROKEN = {
  fuel: 1,
  driving: 2,
  capacity: 4,
  goods: 8,
  metres: 16,
  stops: 32,
  window: 64,
} as const;

/** One way to put a shipment, or one leg of it, into a run. */
export interface Placement {
  readonly vehicleId: string;
  readonly stops: readonly RunStop[];
  /** Sum of the bits of BROKEN. */
  readonly broken: number;
  readonly addedMetres: number;
  /** By how many seconds the window that was laid aside is missed; 0 when none was. */
  readonly missedSeconds: number;
}

export interface TrialOptions {
  /** The stop whose windows are laid aside. */
  readonly open?: RunStop['kind'];
  /** So many placements are kept for each set of broken rules. */
  readonly keep?: number;
}

/**
 * Tries every place for the shipment (or one leg of it) in the run, by hours, load, way and fuel, in
 * constant time each; breaks and times on board are left to the evaluator, so that what comes out
 * may still fail there and what does not come out cannot be. Best first for each set of broken rules.
 */
export function placementsIn(
  lookup: RoutingLookup,
  run: TrialRun,
  goods: { readonly shipment: Shipment; readonly leg: Leg | null },
  options: TrialOptions = {},
): Placement[] {
  if (run.openFrom < 0) return [];
  const trial = new Trial(lookup, run, goods, options);
  trial.tryAll();
  return trial.best();
}

interface Found {
  readonly at: readonly [number, number];
  readonly broken: number;
  readonly addedMetres: number;
  readonly missedSeconds: number;
}

/** Where the vehicle is after some stops of the run and some of the new ones. */
interface Standing {
  readonly site: RoutingSite | null;
  /** Spent there before leaving for another site. */
  readonly leaving: number;
  readonly done: number;
  readonly metres: number;
  readonly driving: number;
  readonly missed: number;
}

class Trial {
  private readonly found = new Map<number, Found[]>();
  private readonly road;
  private readonly ends: { readonly pickup: RunLeg | null; readonly delivery: RunLeg | null };
  private readonly direct: number[] = [];
  private readonly directSeconds: number[] = [];

  constructor(
    private readonly lookup: RoutingLookup,
    private readonly run: TrialRun,
    private readonly goods: { readonly shipment: Shipment; readonly leg: Leg | null },
    private readonly options: TrialOptions,
  ) {
    this.road = lookup.roadsOf(run.vehicle);
    const { legs } = layOut(lookup, run.vehicle, this.stopsAt());
    this.ends = {
      pickup: legs.find((it) => it.kind === 'pickup' && it.isNeeded) ?? null,
      delivery: legs.find((it) => it.kind === 'delivery' && it.isNeeded) ?? null,
    };
    for (let position = 0; position <= run.legs.length; position += 1) {
      const hop = this.hopTo(position, this.standingBefore(position));
      this.direct.push(hop.metres);
      this.directSeconds.push(hop.driving);
    }
  }

  private stopsAt(): RunStop[] {
    const { shipment, leg } = this.goods;
    return (['pickup', 'delivery'] as const).map((kind) => ({
      kind,
      shipmentId: shipment.id,
      ...(leg !== null && { leg }),
    }));
  }

  tryAll(): void {
    const { pickup } = this.ends;
    const { legs, openFrom } = this.run;
    if (pickup === null) {
      this.follow(this.standingBefore(0), { at: -1, from: 0, earliest: openFrom });
      return;
    }
    for (let at = openFrom; at <= legs.length; at += 1) {
      const standing = this.visit(this.standingBefore(at), pickup);
      if (standing !== null) this.follow(standing, { at, from: at, earliest: at });
    }
  }

  /** Drives on from a loading at position `at` and unloads at every position in turn. */
  private follow(
    loaded: Standing,
    where: { readonly at: number; readonly from: number; readonly earliest: number },
  ): void {
    const { legs, aboard } = this.run;
    const { delivery } = this.ends;
    let standing: Standing | null = loaded;
    let worst = 0;
    for (let to = where.from; to <= legs.length; to += 1) {
      worst |= this.crowding(aboard[to] ?? []);
      const isLast = to === legs.length;
      if (delivery === null) {
        if (isLast) this.note(standing, { at: [where.at, -1], position: to, worst });
      } else if (to >= where.earliest) {
        const unloaded = this.visit(standing, delivery);
        if (unloaded !== null) this.note(unloaded, { at: [where.at, to], position: to, worst });
      }
      const leg = legs[to];
      if (leg === undefined) return;
      standing = this.visit(standing, leg);
      if (
        standing === null ||
        standing.done - leg.timing.handlingSeconds > (this.run.latest[to] ?? 0)
      ) {
        return;
      }
      standing = { ...standing, metres: standing.metres - (this.direct[to] ?? 0) };
      standing = { ...standing, driving: standing.driving - (this.directSeconds[to] ?? 0) };
    }
  }

  private siteBefore(position: number): RoutingSite | null {
    const { legs, vehicle } = this.run;
    if (position > 0) return legs[position - 1]?.site ?? null;
    return vehicle.startSiteId === null ? null : this.lookup.site(vehicle.startSiteId);
  }

  private standingBefore(position: number): Standing {
    const site = this.siteBefore(position);
    const leaving = position === 0 ? 0 : (site?.serviceSecondsFixed ?? 0);
    const done = this.run.done[position] ?? 0;
    return { site, leaving, done, metres: 0, driving: 0, missed: 0 };
  }

  private visit(from: Standing, leg: RunLeg): Standing | null {
    const hop = { ...this.hop(from, leg.site), leaving: leg.site.serviceSecondsFixed };
    const { spans, handlingSeconds } = leg.timing;
    const isOpened = leg === this.ends.pickup || leg === this.ends.delivery;
    if (isOpened && leg.kind === this.options.open) {
      const missed = distanceTo(spans, hop.done);
      return { ...hop, done: hop.done + handlingSeconds, missed: hop.missed + missed };
    }
    const begin = firstAllowed(spans, hop.done);
    return begin === Infinity ? null : { ...hop, done: begin + handlingSeconds };
  }

  private hop(from: Standing, to: RoutingSite): Standing {
    if (from.site === null) return { ...from, site: to };
    const { metres, seconds } = this.road(from.site, to);
    const leaving = from.site.id === to.id ? 0 : from.leaving;
    return {
      ...from,
      site: to,
      done: from.done + leaving + seconds,
      metres: from.metres + metres,
      driving: from.driving + seconds,
    };
  }

  /** To the stop at this position, or to the end of the run behind all of them. */
  private hopTo(position: number, from: Standing): Standing {
    const { legs, vehicle } = this.run;
    const next = legs[position]?.site;
    if (next !== undefined) return this.hop(from, next);
    const left = { ...from, done: from.done + from.leaving, leaving: 0 };
    return vehicle.endSiteId === null ? left : this.hop(left, this.lookup.site(vehicle.endSiteId));
  }

  private crowding(aboard: readonly Shipment[]): number {
    const { shipment } = this.goods;
    const { capacityGrams, capacityLitres, capacityPackages } = this.run.vehicle;
    let { grams, litres, packages } = shipment;
    let broken = 0;
    for (const other of aboard) {
      grams += other.grams;
      litres += other.litres;
      packages += other.packages;
      if (mayNotMeet(shipment, other)) broken |= BROKEN.goods;
    }
    const isFull = grams > capacityGrams || litres > capacityLitres || packages > capacityPackages;
    return isFull ? broken | BROKEN.capacity : broken;
  }

  private note(
    standing: Standing,
    where: {
      readonly at: readonly [number, number];
      readonly position: number;
      readonly worst: number;
    },
  ): void {
    const { run } = this;
    const home = this.hopTo(where.position, standing);
    if (home.done > (run.latest[where.position] ?? 0)) return;
    const addedMetres = home.metres - (this.direct[where.position] ?? 0);
    const driving = run.drivingSeconds + home.driving - (this.directSeconds[where.position] ?? 0);
    const metres = run.metres + addedMetres;
    const { vehicle } = run;
    const stops = run.legs.length + (this.ends.pickup ? 1 : 0) + (this.ends.delivery ? 1 : 0);
    const isOver = (value: number, limit: number | null | undefined, bit: number): number =>
      value > (limit ?? Infinity) ? bit : 0;
    const broken =
      where.worst |
      isOver(fuelMlOf(vehicle, metres), vehicle.fuelQuotaMl, BROKEN.fuel) |
      isOver(driving, vehicle.maxDrivingSeconds, BROKEN.driving) |
      isOver(metres, vehicle.maxMetres, BROKEN.metres) |
      isOver(stops, vehicle.maxStops, BROKEN.stops) |
      (standing.missed > 0 ? BROKEN.window : 0);
    const list = this.found.get(broken) ?? [];
    list.push({ at: where.at, broken, addedMetres, missedSeconds: standing.missed });
    list.sort((a, b) => a.missedSeconds - b.missedSeconds || a.addedMetres - b.addedMetres);
    this.found.set(broken, list.slice(0, this.options.keep ?? 2));
  }

  best(): Placement[] {
    const all = [...this.found.values()].flat();
    return all.map(({ at, ...rest }) => ({
      ...rest,
      vehicleId: this.run.vehicle.id,
      stops: this.sequence(at),
    }));
  }

  private sequence([pickupAt, deliveryAt]: readonly [number, number]): RunStop[] {
    const [pickup, delivery] = this.stopsAt();
    const { stops } = this.run;
    const sequence: RunStop[] = [];
    for (let position = 0; position <= stops.length; position += 1) {
      if (position === pickupAt && pickup !== undefined) sequence.push(pickup);
      if (position === deliveryAt && delivery !== undefined) sequence.push(delivery);
      const stop = stops[position];
      if (stop !== undefined) sequence.push(stop);
    }
    return sequence;
  }
}

/** How far a moment is from the nearest of the spans; 0 inside. */
function distanceTo(spans: readonly number[], moment: number): number {
  const before = moment - lastAllowed(spans, moment);
  const after = firstAllowed(spans, moment) - moment;
  return Math.min(before, after);
}
