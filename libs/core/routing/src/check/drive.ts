import type { PlannedRun, RunStep } from '../plan';
import type { Leg, RoutingSite, RoutingVehicle, Shipment } from '../problem';
import { isAfter, isSame, type CheckGround, type Finding } from './ground';
import { Hold, type HandledPart } from './hold';

/** What checking a run found, and what the checks of the whole plan go on with. */
export interface DrivenRun {
  readonly vehicleId: string;
  readonly findings: readonly Finding[];
  readonly parts: readonly HandledPart[];
  readonly fuelMl: number;
}

/** Checks one run by driving it: clock, odometer and load are kept step by step. */
export function driveRun(ground: CheckGround, run: PlannedRun): DrivenRun {
  const { vehicleId } = run;
  const vehicle = ground.vehicles.get(vehicleId);
  if (vehicle === undefined) {
    const findings = [{ code: 'unknown_id' as const, vehicleId, detail: 'no such vehicle' }];
    return { vehicleId, findings, parts: [], fuelMl: 0 };
  }
  const drive = new Drive(ground, vehicle, run);
  drive.through();
  const findings = drive.findings.map((finding) => ({ vehicleId, ...finding }));
  return { vehicleId, findings, parts: drive.hold.parts, fuelMl: run.fuelMl };
}

class Drive {
  readonly findings: Finding[] = [];
  readonly hold: Hold;
  private metres = 0;
  private driving = 0;
  private waiting = 0;
  private stops = 0;
  private gramMetres = 0;

  constructor(
    private readonly ground: CheckGround,
    private readonly vehicle: RoutingVehicle,
    private readonly run: PlannedRun,
  ) {
    this.hold = new Hold(vehicle, (code, detail, shipmentId) =>
      this.find(code, detail, shipmentId),
    );
  }

  through(): void {
    const { steps } = this.run;
    this.checkForm();
    this.hold.begin(this.aboardAtStart());
    steps.forEach((step, index) => {
      const before = steps[index - 1];
      if (before !== undefined) this.travel(before, step);
      if (step.kind === 'break') this.rest(step);
      else this.handle(step, index);
      this.checkLoad(step);
    });
    this.hold.end();
    this.checkBreaks();
    const [first, last] = [steps[0], steps.at(-1)];
    if (first !== undefined && last !== undefined) this.sumUp(first, last);
  }

  private find(code: Finding['code'], detail: string, shipmentId?: string): void {
    this.findings.push({ code, detail, ...(shipmentId !== undefined && { shipmentId }) });
  }

  private figure(what: string, said: number, right: number): void {
    if (!isSame(said, right)) this.find('wrong_figure', `${what} is ${said}, not ${right}`);
  }

  private checkForm(): void {
    const { steps } = this.run;
    const { vehicle } = this;
    const [first, last, inner] = [steps[0], steps.at(-1), steps.slice(1, -1)];
    const stops = inner.filter((step) => step.kind !== 'break');
    const standsStill = (step: RunStep | undefined): boolean =>
      step?.arrivalSeconds === step?.departureSeconds && step?.shipmentIds.length === 0;
    const isMalformed =
      first?.kind !== 'start' ||
      last?.kind !== 'end' ||
      stops.length === 0 ||
      !standsStill(first) ||
      !standsStill(last) ||
      first.siteId !== (vehicle.startSiteId ?? stops[0]?.siteId) ||
      last.siteId !== (vehicle.endSiteId ?? stops.at(-1)?.siteId) ||
      inner.some((step) => step.kind === 'start' || step.kind === 'end') ||
      inner.some((step) => (step.shipmentIds.length === 0) !== (step.kind === 'break')) ||
      inner.some((step) => (step.breakId === undefined) === (step.kind === 'break')) ||
      inner.some((step) => step.legs !== undefined && step.legs.length !== step.shipmentIds.length);
    if (isMalformed) this.find('malformed_run', 'not start, stops, end');
    this.figure('metres of the start', first?.metres ?? 0, 0);
    this.figure('travel of the start', first?.travelSeconds ?? 0, 0);
  }

  /** What the run unloads without anybody having to load it. */
  private aboardAtStart(): Shipment[] {
    const aboard = new Set<Shipment>();
    for (const step of this.run.steps) {
      if (step.kind !== 'delivery') continue;
      step.shipmentIds.forEach((id, index) => {
        const shipment = this.ground.shipments.get(id);
        const isTrunk = step.legs?.[index]?.kind === 'trunk';
        if (shipment?.pickupSiteId === null && !isTrunk) aboard.add(shipment);
      });
    }
    return [...aboard];
  }

  /** Where the vehicle stands at a step; a break is where the step before was. */
  private siteAt(index: number): RoutingSite | undefined {
    for (let at = index; at >= 0; at -= 1) {
      const step = this.run.steps[at];
      if (step?.kind !== 'break') return this.ground.sites.get(step?.siteId ?? '');
    }
    return undefined;
  }

  private travel(before: RunStep, step: RunStep): void {
    const index = this.run.steps.indexOf(step);
    const [from, to] = [this.siteAt(index - 1), this.siteAt(index)];
    if (from === undefined || to === undefined) {
      this.find('unknown_id', `no site ${String(before.siteId)} or ${String(step.siteId)}`);
      return;
    }
    const { metres, seconds } =
      from.id === to.id ? { metres: 0, seconds: 0 } : this.ground.road(this.vehicle, from, to);
    this.figure('metres of a step', step.metres, metres);
    this.figure('travel of a step', step.travelSeconds, seconds);
    if (!isSame(step.arrivalSeconds, before.departureSeconds + seconds)) {
      this.find('impossible_timing', `arrives at ${to.id} at ${step.arrivalSeconds}`);
    }
    this.metres += metres;
    this.driving += seconds;
    this.gramMetres += metres * this.hold.load().grams;
  }

  private rest(step: RunStep): void {
    const rest = (this.vehicle.breaks ?? []).find((it) => it.id === step.breakId);
    const isHere =
      step.siteId === null || step.siteId === this.siteAt(this.run.steps.indexOf(step))?.id;
    if (rest === undefined || !isHere || step.handlingFromSeconds.length > 0) {
      this.find('break_broken', `no break ${step.breakId ?? ''} here`);
      return;
    }
    const begin = step.departureSeconds - rest.seconds;
    const isAllowed =
      rest.windows.length === 0 ||
      rest.windows.some((it) => it.fromSeconds <= begin && begin <= it.toSeconds);
    if (isAfter(step.arrivalSeconds, begin)) this.find('impossible_timing', 'rests too short');
    if (!isAllowed) this.find('break_broken', `${rest.id} begins at ${begin}`);
    this.waiting += begin - step.arrivalSeconds;
  }

  private handle(step: RunStep, index: number): void {
    const site = this.ground.sites.get(step.siteId ?? '');
    if (site === undefined) return;
    let clock = step.arrivalSeconds;
    if (step.handlingFromSeconds.length !== step.shipmentIds.length) {
      this.find('malformed_run', 'not one moment of handling per shipment');
    }
    step.shipmentIds.forEach((id, number) => {
      const shipment = this.ground.shipments.get(id);
      const begin = step.handlingFromSeconds[number];
      if (shipment === undefined || begin === undefined) {
        this.find('unknown_id', 'no such shipment', id);
        return;
      }
      if (isAfter(clock, begin)) this.find('impossible_timing', 'handled before it can be', id);
      this.waiting += begin - clock;
      clock = begin + Math.ceil((shipment.grams * site.secondsPerTonne) / 1_000_000);
      clock += (step.kind === 'pickup' ? shipment.pickupSeconds : shipment.deliverySeconds) ?? 0;
      this.stops += 1;
      const leg: Leg | null = step.legs?.[number] ?? null;
      this.hold.handle({ shipment, leg, site, kind: step.kind, begin, end: clock });
    });
    const leaves = clock + (this.isLeaving(step, index) ? site.serviceSecondsFixed : 0);
    if (!isSame(step.departureSeconds, leaves)) {
      const detail = `leaves ${site.id} at ${step.departureSeconds}, not ${leaves}`;
      this.find('impossible_timing', detail);
    }
  }

  /** True when the vehicle goes elsewhere after this stop, or home. */
  private isLeaving({ kind, siteId }: RunStep, index: number): boolean {
    if (kind !== 'pickup' && kind !== 'delivery') return false;
    const next = this.run.steps.slice(index + 1).find((step) => step.kind !== 'break');
    return next?.siteId !== siteId || next.kind === 'end';
  }

  private checkLoad(step: RunStep): void {
    const { grams, litres, packages } = this.hold.load();
    this.figure('load in grams', step.loadGrams, grams);
    this.figure('load in litres', step.loadLitres, litres);
    this.figure('load in packages', step.loadPackages, packages);
  }

  private checkBreaks(): void {
    const taken = this.run.steps.flatMap((step) => step.breakId ?? []);
    const owed = (this.vehicle.breaks ?? []).map((it) => it.id);
    if (taken.length !== owed.length || taken.some((id, index) => id !== owed[index])) {
      this.find('break_broken', `takes [${taken.join()}], owes [${owed.join()}]`);
    }
  }

  private sumUp(first: RunStep, last: RunStep): void {
    const { vehicle, run } = this;
    const seconds = last.arrivalSeconds - first.departureSeconds;
    const fuelMl = Math.ceil((this.metres * vehicle.fuelMlPerKm) / 1000);
    if (
      isAfter(vehicle.shiftFromSeconds, first.departureSeconds) ||
      isAfter(last.arrivalSeconds, vehicle.shiftToSeconds)
    ) {
      this.find('outside_shift', `${first.departureSeconds}–${last.arrivalSeconds}`);
    }
    if (isAfter(this.driving, vehicle.maxDrivingSeconds ?? Infinity)) {
      this.find('driving_too_long', `${this.driving} s at the wheel`);
    }
    if (isAfter(this.metres, vehicle.maxMetres ?? Infinity)) {
      this.find('too_far', `${this.metres} m`);
    }
    if (this.stops > (vehicle.maxStops ?? Infinity)) {
      this.find('too_many_stops', `${this.stops} loadings and unloadings`);
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
    this.figure('served grams', run.servedGrams, this.hold.servedGrams);
    this.figure('kilogram-metres', run.kilogramMetres, Math.floor(this.gramMetres / 1000));
    this.checkPeaks();
  }

  private checkPeaks(): void {
    const { peaks } = this.hold;
    const { capacityGrams, capacityLitres, capacityPackages } = this.vehicle;
    this.figure('peak grams', this.run.peakLoadGrams, peaks.grams);
    this.figure('peak litres', this.run.peakLoadLitres, peaks.litres);
    this.figure('peak packages', this.run.peakLoadPackages, peaks.packages);
    const shares = [
      share(peaks.grams, capacityGrams),
      share(peaks.litres, capacityLitres),
      share(peaks.packages, capacityPackages),
    ];
    this.figure('utilisation', this.run.utilisationPermille, Math.max(...shares));
  }
}

function share(load: number, capacity: number): number {
  return capacity === 0 ? 0 : Math.round((load * 1000) / capacity);
}
