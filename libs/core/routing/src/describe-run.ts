import type { PlannedRun, RunStep, StopEvaluation } from './plan';
import type { RoutingSite, RoutingVehicle, Shipment } from './problem';
import type { TimedStop } from './schedule';
import type { Road } from './travel';

/** One stop with everything known about it but the moment at which it happens. */
export interface RunLeg {
  readonly kind: 'pickup' | 'delivery';
  readonly shipment: Shipment;
  readonly site: RoutingSite;
  readonly road: Road;
  /** The fixed service of the site before, when this stop leaves it. */
  readonly fixedBefore: number;
  readonly timing: TimedStop;
  /** Index of the stop that loaded what is unloaded here; −1 for loading, or when nothing did. */
  readonly owedSince: number;
}

/** A run with its times, as they come out of the timetable. */
export interface TimedRun {
  readonly vehicle: RoutingVehicle;
  readonly start: RoutingSite;
  readonly end: RoutingSite;
  readonly endRoad: Road;
  readonly endFixedSeconds: number;
  readonly legs: readonly RunLeg[];
  readonly begins: readonly number[];
  readonly slackSeconds: readonly number[];
}

/** Turns times into what people read: stop by stop, and as a run of merged steps with its sums. */
export function describeRun(timed: TimedRun): {
  readonly stopEvaluations: readonly StopEvaluation[];
  readonly run: PlannedRun;
} {
  const stopEvaluations = evaluateEach(timed);
  const steps = stepsOf(timed, stopEvaluations);
  return { stopEvaluations, run: sumUp(timed, stopEvaluations, steps) };
}

function evaluateEach({ vehicle, legs, begins, slackSeconds, endFixedSeconds }: TimedRun) {
  let load = { loadGrams: 0, loadLitres: 0, loadPackages: 0 };
  const first = legs[0]?.timing.legSeconds ?? 0;
  let done = Math.max(vehicle.shiftFromSeconds, (begins[0] ?? 0) - first);
  return legs.map((leg, index): StopEvaluation => {
    const arrivalSeconds = done + leg.timing.legSeconds;
    const handlingFromSeconds = begins[index] ?? 0;
    done = handlingFromSeconds + leg.timing.handlingSeconds;
    const next = legs[index + 1];
    load = loadAfter(load, leg);
    return {
      kind: leg.kind,
      shipmentId: leg.shipment.id,
      siteId: leg.site.id,
      arrivalSeconds,
      handlingFromSeconds,
      departureSeconds: done + (next === undefined ? endFixedSeconds : next.fixedBefore),
      waitingSeconds: handlingFromSeconds - arrivalSeconds,
      slackSeconds: slackSeconds[index] ?? 0,
      ...load,
      metres: leg.road.metres,
      travelSeconds: leg.road.seconds,
    };
  });
}

interface Load {
  readonly loadGrams: number;
  readonly loadLitres: number;
  readonly loadPackages: number;
}

/** What was never loaded cannot be unloaded: a stray delivery leaves the load as it is. */
function loadAfter(load: Load, { kind, shipment, owedSince }: RunLeg): Load {
  if (kind === 'delivery' && owedSince < 0) return load;
  const sign = kind === 'pickup' ? 1 : -1;
  return {
    loadGrams: load.loadGrams + sign * shipment.grams,
    loadLitres: load.loadLitres + sign * shipment.litres,
    loadPackages: load.loadPackages + sign * shipment.packages,
  };
}

function stepsOf(timed: TimedRun, stops: readonly StopEvaluation[]): readonly RunStep[] {
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return [];
  const leaves = first.arrivalSeconds - first.travelSeconds;
  const arrives = last.departureSeconds + timed.endRoad.seconds;
  const steps: RunStep[] = [depotStep('start', timed.start.id, leaves)];
  for (const stop of stops) {
    const before = steps.at(-1);
    if (before?.kind === stop.kind && before.siteId === stop.siteId) {
      steps[steps.length - 1] = merged(before, stop);
    } else {
      steps.push(stepOf(stop));
    }
  }
  const { metres, seconds } = timed.endRoad;
  const { loadGrams, loadLitres, loadPackages } = last;
  steps.push({
    ...depotStep('end', timed.end.id, arrives),
    ...{ loadGrams, loadLitres, loadPackages, metres, travelSeconds: seconds },
  });
  return steps;
}

function depotStep(kind: 'start' | 'end', siteId: string, moment: number): RunStep {
  return {
    kind,
    siteId,
    shipmentIds: [],
    handlingFromSeconds: [],
    arrivalSeconds: moment,
    departureSeconds: moment,
    loadGrams: 0,
    loadLitres: 0,
    loadPackages: 0,
    metres: 0,
    travelSeconds: 0,
  };
}

function stepOf(stop: StopEvaluation): RunStep {
  return {
    kind: stop.kind,
    siteId: stop.siteId,
    shipmentIds: [stop.shipmentId],
    handlingFromSeconds: [stop.handlingFromSeconds],
    arrivalSeconds: stop.arrivalSeconds,
    departureSeconds: stop.departureSeconds,
    loadGrams: stop.loadGrams,
    loadLitres: stop.loadLitres,
    loadPackages: stop.loadPackages,
    metres: stop.metres,
    travelSeconds: stop.travelSeconds,
  };
}

function merged(step: RunStep, stop: StopEvaluation): RunStep {
  return {
    ...step,
    shipmentIds: [...step.shipmentIds, stop.shipmentId],
    handlingFromSeconds: [...step.handlingFromSeconds, stop.handlingFromSeconds],
    departureSeconds: stop.departureSeconds,
    loadGrams: stop.loadGrams,
    loadLitres: stop.loadLitres,
    loadPackages: stop.loadPackages,
  };
}

function sumUp(
  { vehicle, legs }: TimedRun,
  stops: readonly StopEvaluation[],
  steps: readonly RunStep[],
): PlannedRun {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const peak = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const metres = sum(steps.map((step) => step.metres));
  const seconds = (steps.at(-1)?.arrivalSeconds ?? 0) - (steps[0]?.departureSeconds ?? 0);
  const peakLoadGrams = peak(stops.map((stop) => stop.loadGrams));
  const peakLoadLitres = peak(stops.map((stop) => stop.loadLitres));
  const peakLoadPackages = peak(stops.map((stop) => stop.loadPackages));
  const carried = steps.map((step, index) => step.metres * (steps[index - 1]?.loadGrams ?? 0));
  return {
    vehicleId: vehicle.id,
    steps,
    metres,
    seconds,
    drivingSeconds: sum(steps.map((step) => step.travelSeconds)),
    waitingSeconds: sum(stops.map((stop) => stop.waitingSeconds)),
    fuelMl: fuelMlOf(vehicle, metres),
    costMinor: steps.length === 0 ? 0 : costMinorOf(vehicle, metres, seconds),
    servedGrams: sum(
      legs.map((leg) => (leg.kind === 'delivery' && leg.owedSince >= 0 ? leg.shipment.grams : 0)),
    ),
    peakLoadGrams,
    peakLoadLitres,
    peakLoadPackages,
    utilisationPermille: Math.max(
      permilleOf(peakLoadGrams, vehicle.capacityGrams),
      permilleOf(peakLoadLitres, vehicle.capacityLitres),
      permilleOf(peakLoadPackages, vehicle.capacityPackages),
    ),
    kilogramMetres: Math.floor(sum(carried) / 1000),
  };
}

/** Fuel burnt on a way, begun millilitres counted whole. */
export function fuelMlOf(vehicle: RoutingVehicle, metres: number): number {
  return Math.ceil((metres * vehicle.fuelMlPerKm) / 1000);
}

/** Use + way + time, each rounded to the nearest minor unit. */
export function costMinorOf(vehicle: RoutingVehicle, metres: number, seconds: number): number {
  return (
    vehicle.costPerUseMinor +
    Math.round((metres * vehicle.costPerKmMinor) / 1000) +
    Math.round((seconds * vehicle.costPerHourMinor) / 3600)
  );
}

function permilleOf(load: number, capacity: number): number {
  return capacity === 0 ? 0 : Math.round((load * 1000) / capacity);
}
