import type { PlannedRun, RunStep, StopEvaluation } from './plan';
import type { Leg, RoutingVehicle } from './problem';
import { isAboardAtEnd, type RunLeg, type TimedRun } from './run-legs';

/** Turns times into what people read: stop by stop, and as a run of merged steps with its sums. */
export function describeRun(timed: TimedRun): {
  readonly stopEvaluations: readonly StopEvaluation[];
  readonly run: PlannedRun;
} {
  const stopEvaluations = evaluateEach(timed);
  const steps = stepsOf(timed, stopEvaluations);
  return { stopEvaluations, run: sumUp(timed, stopEvaluations, steps) };
}

interface Load {
  readonly loadGrams: number;
  readonly loadLitres: number;
  readonly loadPackages: number;
}

const EMPTY: Load = { loadGrams: 0, loadLitres: 0, loadPackages: 0 };

function evaluateEach(timed: TimedRun): StopEvaluation[] {
  const { legs, begins, slackSeconds, endFixedSeconds } = timed;
  let load = loadAtStart(timed);
  let left = timed.departSeconds;
  return legs.map((leg, index): StopEvaluation => {
    const rests = timed.breaks.flatMap((it, number) => (it.gap === index ? [number] : []));
    const lastRest = rests.at(-1);
    if (lastRest !== undefined) left = restEnd(timed, lastRest);
    const arrivalSeconds = left + leg.road.seconds;
    const handlingFromSeconds = begins[index] ?? 0;
    const next = legs[index + 1];
    const fixed = next === undefined ? endFixedSeconds : next.fixedBefore;
    left = handlingFromSeconds + leg.timing.handlingSeconds + fixed;
    load = loadAfter(load, leg);
    return {
      kind: leg.kind,
      shipmentId: leg.shipment.id,
      ...(leg.leg !== null && { leg: leg.leg }),
      siteId: leg.site.id,
      arrivalSeconds,
      handlingFromSeconds,
      departureSeconds: left,
      waitingSeconds: handlingFromSeconds - arrivalSeconds,
      slackSeconds: slackSeconds[index] ?? 0,
      ...load,
      metres: leg.road.metres,
      travelSeconds: leg.road.seconds,
    };
  });
}

function restEnd({ vehicle, breaks }: TimedRun, number: number): number {
  return (breaks[number]?.beginSeconds ?? 0) + (vehicle.breaks?.[number]?.seconds ?? 0);
}

/** What is unloaded or kept without ever having been loaded was there from the beginning. */
function loadAtStart({ legs }: TimedRun): Load {
  const seen = new Set<RunLeg['shipment']>();
  const aboard = legs.filter((leg) => {
    const isFirst = leg.isFromStart && !seen.has(leg.shipment);
    if (isFirst) seen.add(leg.shipment);
    return isFirst;
  });
  return aboard.reduce((load, leg) => plus(load, leg, 1), EMPTY);
}

/** What was never loaded cannot be unloaded: a stray delivery leaves the load as it is. */
function loadAfter(load: Load, leg: RunLeg): Load {
  if (!leg.isNeeded) return load;
  if (leg.kind === 'pickup') return plus(load, leg, 1);
  return leg.owedSince < 0 && !leg.isFromStart ? load : plus(load, leg, -1);
}

function plus(load: Load, { shipment }: RunLeg, sign: 1 | -1): Load {
  return {
    loadGrams: load.loadGrams + sign * shipment.grams,
    loadLitres: load.loadLitres + sign * shipment.litres,
    loadPackages: load.loadPackages + sign * shipment.packages,
  };
}

function stepsOf(timed: TimedRun, stops: readonly StopEvaluation[]): readonly RunStep[] {
  const last = stops.at(-1);
  if (last === undefined) return [];
  const start = { siteId: timed.start.id, moment: timed.departSeconds, load: loadAtStart(timed) };
  const steps: RunStep[] = [standing('start', start)];
  for (const [index, stop] of stops.entries()) {
    restSteps(timed, index, steps);
    const before = steps.at(-1);
    if (before?.kind === stop.kind && before.siteId === stop.siteId) {
      steps[steps.length - 1] = merged(before, stop);
    } else {
      steps.push(stepOf(stop));
    }
  }
  restSteps(timed, stops.length, steps);
  const { metres, seconds } = timed.endRoad;
  const load = steps.at(-1) ?? EMPTY;
  const end = standing('end', { siteId: timed.end.id, moment: timed.endSeconds, load });
  steps.push({ ...end, metres, travelSeconds: seconds });
  return steps;
}

/** The rests taken after so many stops, where the vehicle stands then. */
function restSteps({ vehicle, breaks }: TimedRun, gap: number, steps: RunStep[]): void {
  for (const [number, placed] of breaks.entries()) {
    const before = steps.at(-1);
    const rest = vehicle.breaks?.[number];
    if (placed.gap !== gap || before === undefined || rest === undefined) continue;
    const isFirst = before.kind === 'start';
    const moment = isFirst ? placed.beginSeconds : before.departureSeconds;
    // Nobody waits in the yard for a rest: the run begins with it.
    if (isFirst) steps[0] = { ...before, arrivalSeconds: moment, departureSeconds: moment };
    steps.push({
      ...standing('break', { siteId: before.siteId, moment, load: before }),
      breakId: rest.id,
      departureSeconds: placed.beginSeconds + rest.seconds,
    });
  }
}

function standing(
  kind: 'start' | 'break' | 'end',
  at: { readonly siteId: string | null; readonly moment: number; readonly load: Load },
): RunStep {
  const { loadGrams, loadLitres, loadPackages } = at.load;
  return {
    kind,
    siteId: at.siteId,
    shipmentIds: [],
    handlingFromSeconds: [],
    arrivalSeconds: at.moment,
    departureSeconds: at.moment,
    ...{ loadGrams, loadLitres, loadPackages },
    metres: 0,
    travelSeconds: 0,
  };
}

function stepOf(stop: StopEvaluation): RunStep {
  return {
    kind: stop.kind,
    siteId: stop.siteId,
    shipmentIds: [stop.shipmentId],
    ...(stop.leg !== undefined && { legs: [stop.leg] }),
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
  const legs = legsOf(step, stop);
  return {
    ...step,
    shipmentIds: [...step.shipmentIds, stop.shipmentId],
    ...(legs !== null && { legs }),
    handlingFromSeconds: [...step.handlingFromSeconds, stop.handlingFromSeconds],
    departureSeconds: stop.departureSeconds,
    loadGrams: stop.loadGrams,
    loadLitres: stop.loadLitres,
    loadPackages: stop.loadPackages,
  };
}

function legsOf(step: RunStep, stop: StopEvaluation): readonly (Leg | null)[] | null {
  if (step.legs === undefined && stop.leg === undefined) return null;
  return [...(step.legs ?? step.shipmentIds.map(() => null)), stop.leg ?? null];
}

function sumUp(
  { vehicle, legs }: TimedRun,
  stops: readonly StopEvaluation[],
  steps: readonly RunStep[],
): PlannedRun {
  const peak = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const metres = sum(steps.map((step) => step.metres));
  const seconds = (steps.at(-1)?.arrivalSeconds ?? 0) - (steps[0]?.departureSeconds ?? 0);
  const drivingSeconds = sum(steps.map((step) => step.travelSeconds));
  const peakLoadGrams = peak(
    steps.map((step) => step.loadGrams).concat(stops.map((it) => it.loadGrams)),
  );
  const peakLoadLitres = peak(
    steps.map((step) => step.loadLitres).concat(stops.map((it) => it.loadLitres)),
  );
  const peakLoadPackages = peak(
    steps.map((step) => step.loadPackages).concat(stops.map((it) => it.loadPackages)),
  );
  const carried = steps.map((step, index) => step.metres * (steps[index - 1]?.loadGrams ?? 0));
  return {
    vehicleId: vehicle.id,
    steps,
    metres,
    seconds,
    drivingSeconds,
    waitingSeconds: sum(stops.map((stop) => stop.waitingSeconds)) + waitingToRest(vehicle, steps),
    fuelMl: fuelMlOf(vehicle, metres),
    costMinor: steps.length === 0 ? 0 : costMinorOf(vehicle, metres, seconds),
    servedGrams: sum(legs.map((leg) => (isCompleted(leg) ? leg.shipment.grams : 0))),
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

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function waitingToRest({ breaks = [] }: RoutingVehicle, steps: readonly RunStep[]): number {
  const lengths = new Map(breaks.map((it) => [it.id, it.seconds]));
  return sum(
    steps.map(({ breakId, arrivalSeconds, departureSeconds }) =>
      breakId === undefined ? 0 : departureSeconds - arrivalSeconds - (lengths.get(breakId) ?? 0),
    ),
  );
}

/** The stop that ends the goods' way in this run: their unloading, or the loading of what stays on. */
function isCompleted({ kind, leg, shipment, owedSince, isFromStart, isNeeded }: RunLeg): boolean {
  if (!isNeeded) return false;
  if (kind === 'pickup') return isAboardAtEnd(shipment, leg);
  return owedSince >= 0 || isFromStart;
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
