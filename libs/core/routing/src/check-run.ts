import type { PlannedRun, RunStep } from './plan';
import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment, TimeWindow } from './problem';
import type { Violation } from './reasons';
import { roadsOf, type Road } from './travel';

/** A violation before the ids that do not concern it are filled in. */
export type Finding = Pick<Violation, 'code' | 'detail'> & Partial<Violation>;

const ROUGHNESS = { paved: 0, dirt: 1, mountain: 2 } as const;

/** What the checks of all runs share. */
export interface CheckGround {
  readonly sites: ReadonlyMap<string, RoutingSite>;
  readonly shipments: ReadonlyMap<string, Shipment>;
  readonly vehicles: ReadonlyMap<string, RoutingVehicle>;
  readonly road: (from: RoutingSite, to: RoutingSite) => Road;
}

export function checkGroundOf(problem: RoutingProblem): CheckGround {
  return {
    sites: new Map(problem.sites.map((site) => [site.id, site])),
    shipments: new Map(problem.shipments.map((shipment) => [shipment.id, shipment])),
    vehicles: new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle])),
    road: roadsOf(problem),
  };
}

/** Checks one run by driving it: clock, odometer and load are kept step by step. */
export function checkRun(ground: CheckGround, run: PlannedRun): Finding[] {
  const vehicle = ground.vehicles.get(run.vehicleId);
  if (vehicle === undefined) {
    return [{ code: 'unknown_id', vehicleId: run.vehicleId, detail: 'no such vehicle' }];
  }
  const drive = new Drive(ground, vehicle);
  drive.through(run);
  return drive.findings.map((finding) => ({ vehicleId: vehicle.id, ...finding }));
}

/** What is loaded, and when its handling ended. */
interface Aboard {
  readonly shipment: Shipment;
  readonly loadedAt: number;
}

class Drive {
  readonly findings: Finding[] = [];
  private readonly aboard = new Map<string, Aboard>();
  private readonly unloaded = new Set<string>();
  private metres = 0;
  private driving = 0;
  private waiting = 0;
  private served = 0;
  private gramMetres = 0;
  private peaks = { grams: 0, litres: 0, packages: 0 };

  constructor(
    private readonly ground: CheckGround,
    private readonly vehicle: RoutingVehicle,
  ) {}

  through(run: PlannedRun): void {
    const { steps } = run;
    const [first, last] = [steps[0], steps.at(-1)];
    const inner = steps.slice(1, -1);
    const isMalformed =
      first?.kind !== 'start' ||
      last?.kind !== 'end' ||
      inner.length === 0 ||
      first.siteId !== this.vehicle.startSiteId ||
      last.siteId !== (this.vehicle.endSiteId ?? inner.at(-1)?.siteId) ||
      inner.some((step) => step.kind === 'start' || step.kind === 'end') ||
      inner.some((step) => step.shipmentIds.length === 0);
    if (isMalformed) this.find('malformed_run', 'not start, stops, end');
    steps.forEach((step, index) => {
      const before = steps[index - 1];
      if (before !== undefined) this.travel(before, step);
      this.handle(step, steps[index + 1]);
    });
    for (const [shipmentId] of this.aboard) {
      this.find('pickup_without_delivery', 'still on board at the end', shipmentId);
    }
    if (first !== undefined && last !== undefined) this.sumUp(run, first, last);
  }

  private find(code: Finding['code'], detail: string, shipmentId?: string): void {
    this.findings.push({ code, detail, ...(shipmentId !== undefined && { shipmentId }) });
  }

  private figure(what: string, said: number, true_: number): void {
    if (said !== true_) this.find('wrong_figure', `${what} is ${said}, not ${true_}`);
  }

  private travel(before: RunStep, step: RunStep): void {
    const [from, to] = [this.siteOf(before), this.siteOf(step)];
    if (from === undefined || to === undefined) {
      this.find('unknown_id', `no site ${String(before.siteId)} or ${String(step.siteId)}`);
      return;
    }
    const { metres, seconds } = this.ground.road(from, to);
    this.figure('metres of a step', step.metres, metres);
    this.figure('travel of a step', step.travelSeconds, seconds);
    if (step.arrivalSeconds !== before.departureSeconds + seconds) {
      this.find('impossible_timing', `arrives at ${to.id} at ${step.arrivalSeconds}`);
    }
    this.metres += metres;
    this.driving += seconds;
    this.gramMetres += metres * this.load().grams;
  }

  private siteOf({ siteId }: RunStep): RoutingSite | undefined {
    return siteId === null ? undefined : this.ground.sites.get(siteId);
  }

  private load(): { grams: number; litres: number; packages: number } {
    const load = { grams: 0, litres: 0, packages: 0 };
    for (const { shipment } of this.aboard.values()) {
      load.grams += shipment.grams;
      load.litres += shipment.litres;
      load.packages += shipment.packages;
    }
    return load;
  }

  private handle(step: RunStep, next: RunStep | undefined): void {
    const site = this.siteOf(step);
    if (site === undefined) return;
    let clock = step.arrivalSeconds;
    if (step.handlingFromSeconds.length !== step.shipmentIds.length) {
      this.find('malformed_run', 'not one moment of handling per shipment');
    }
    step.shipmentIds.forEach((id, index) => {
      const shipment = this.ground.shipments.get(id);
      const begin = step.handlingFromSeconds[index];
      if (shipment === undefined || begin === undefined) {
        this.find('unknown_id', 'no such shipment', id);
        return;
      }
      if (begin < clock) this.find('impossible_timing', 'handled before it can be', id);
      this.waiting += begin - clock;
      clock = begin + Math.ceil((shipment.grams * site.secondsPerTonne) / 1_000_000);
      if (step.kind === 'pickup') this.pickUp(shipment, site, { begin, end: clock });
      else this.deliver(shipment, site, begin);
    });
    const isStop = step.kind === 'pickup' || step.kind === 'delivery';
    const staysHere = next?.siteId === step.siteId && next.kind !== 'end';
    const leaves = clock + (isStop && !staysHere ? site.serviceSecondsFixed : 0);
    if (step.departureSeconds !== leaves) {
      this.find(
        'impossible_timing',
        `leaves ${site.id} at ${step.departureSeconds}, not ${leaves}`,
      );
    }
    const { grams, litres, packages } = this.load();
    this.figure('load in grams', step.loadGrams, grams);
    this.figure('load in litres', step.loadLitres, litres);
    this.figure('load in packages', step.loadPackages, packages);
  }

  private pickUp(
    shipment: Shipment,
    site: RoutingSite,
    time: { readonly begin: number; readonly end: number },
  ): void {
    const { id } = shipment;
    const { pickupSiteId, pickupWindows } = shipment;
    this.checkStop(shipment, site, { siteId: pickupSiteId, windows: pickupWindows, ...time });
    if (this.aboard.has(id) || this.unloaded.has(id)) {
      this.find('shipment_twice', 'loaded again', id);
    }
    for (const { shipment: other } of this.aboard.values()) {
      if (clash(shipment, other) || clash(other, shipment)) {
        this.find('incompatible_goods', `meets ${other.id}`, id);
      }
    }
    this.aboard.set(id, { shipment, loadedAt: time.end });
    const { grams, litres, packages } = this.load();
    const { capacityGrams, capacityLitres, capacityPackages } = this.vehicle;
    if (grams > capacityGrams || litres > capacityLitres || packages > capacityPackages) {
      this.find('overload', `${grams} g, ${litres} l, ${packages} packages on board`, id);
    }
    this.peaks = {
      grams: Math.max(this.peaks.grams, grams),
      litres: Math.max(this.peaks.litres, litres),
      packages: Math.max(this.peaks.packages, packages),
    };
  }

  private deliver(shipment: Shipment, site: RoutingSite, begin: number): void {
    const { id } = shipment;
    const { deliverySiteId, deliveryWindows } = shipment;
    this.checkStop(shipment, site, { siteId: deliverySiteId, windows: deliveryWindows, begin });
    const aboard = this.aboard.get(id);
    if (aboard === undefined) {
      this.find('delivery_before_pickup', 'unloaded without being on board', id);
      return;
    }
    const seconds = begin - aboard.loadedAt;
    if (seconds > (shipment.maxSecondsOnBoard ?? seconds)) {
      this.find('on_board_too_long', `${seconds} s on board`, id);
    }
    this.aboard.delete(id);
    this.unloaded.add(id);
    this.served += shipment.grams;
  }

  private checkStop(
    shipment: Shipment,
    site: RoutingSite,
    right: {
      readonly siteId: string | null;
      readonly windows: readonly TimeWindow[];
      readonly begin: number;
    },
  ): void {
    const { id } = shipment;
    if (site.id !== right.siteId) {
      this.find('malformed_run', `handled at ${site.id}, not ${String(right.siteId)}`, id);
    }
    if (shipment.coldChain && !this.vehicle.refrigerated) {
      this.find('not_refrigerated', 'needs cold', id);
    }
    if (ROUGHNESS[site.terrain] > ROUGHNESS[this.vehicle.terrain]) {
      this.find('road_too_rough', `${site.id} is ${site.terrain}`, id);
    }
    for (const windows of [site.windows, right.windows]) {
      const isOpen = windows.some(
        (it) => it.fromSeconds <= right.begin && right.begin <= it.toSeconds,
      );
      if (windows.length > 0 && !isOpen) {
        this.find('outside_window', `handled at ${right.begin}`, id);
      }
    }
  }

  private sumUp(run: PlannedRun, first: RunStep, last: RunStep): void {
    const { vehicle } = this;
    const seconds = last.arrivalSeconds - first.departureSeconds;
    const fuelMl = Math.ceil((this.metres * vehicle.fuelMlPerKm) / 1000);
    const isOutside =
      first.departureSeconds < vehicle.shiftFromSeconds ||
      last.arrivalSeconds > vehicle.shiftToSeconds;
    if (isOutside) this.find('outside_shift', `${first.departureSeconds}–${last.arrivalSeconds}`);
    if (this.driving > (vehicle.maxDrivingSeconds ?? Infinity)) {
      this.find('driving_too_long', `${this.driving} s at the wheel`);
    }
    if (fuelMl > (vehicle.fuelQuotaMl ?? Infinity)) {
      this.find('fuel_quota_exceeded', `burns ${fuelMl} ml`);
    }
    const costMinor =
      vehicle.costPerUseMinor +
      Math.round((this.metres * vehicle.costPerKmMinor) / 1000) +
      Math.round((seconds * vehicle.costPerHourMinor) / 3600);
    this.figure('metres', run.metres, this.metres);
    this.figure('seconds', run.seconds, seconds);
    this.figure('driving', run.drivingSeconds, this.driving);
    this.figure('waiting', run.waitingSeconds, this.waiting);
    this.figure('fuel', run.fuelMl, fuelMl);
    this.figure('cost', run.costMinor, costMinor);
    this.figure('served grams', run.servedGrams, this.served);
    this.figure('kilogram-metres', run.kilogramMetres, Math.floor(this.gramMetres / 1000));
    this.figure('peak grams', run.peakLoadGrams, this.peaks.grams);
    this.figure('peak litres', run.peakLoadLitres, this.peaks.litres);
    this.figure('peak packages', run.peakLoadPackages, this.peaks.packages);
    const shares = [
      share(this.peaks.grams, vehicle.capacityGrams),
      share(this.peaks.litres, vehicle.capacityLitres),
      share(this.peaks.packages, vehicle.capacityPackages),
    ];
    this.figure('utilisation', run.utilisationPermille, Math.max(...shares));
  }
}

function clash(one: Shipment, other: Shipment): boolean {
  return (one.incompatibleTags ?? []).some((tag) => (other.tags ?? []).includes(tag));
}

function share(load: number, capacity: number): number {
  return capacity === 0 ? 0 : Math.round((load * 1000) / capacity);
}
