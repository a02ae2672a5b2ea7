import { momentAt, type CivilDate } from '#core/kernel';
import { type Locale, message } from '#core/language';
import {
  type Conflict,
  type ConflictCode,
  conflictText,
  type RunEvaluation,
  type RunStop,
} from '#core/routing';
import type { RunDraft } from './run-draft';

/** Something wrong with a run, in words. A hard one forbids publishing; all others are for people to weigh. */
export interface RunConflict {
  readonly code: string;
  readonly isHard: boolean;
  readonly stopId: string | null;
  readonly shipmentId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly textEs: string;
  readonly textEn: string;
}

export interface StopFigures {
  readonly stopId: string;
  readonly arrivesAt: Date;
  readonly departsAt: Date;
  readonly metresFromLast: number;
  readonly loadGramsAfter: number;
}

/** A run as it would go. */
export interface RunFigures {
  readonly metres: number;
  readonly fuelMl: number;
  readonly departsAt: Date | null;
  readonly returnsAt: Date | null;
  /** From the last stop to where the vehicle ends. */
  readonly metresToEnd: number;
  readonly drivingSeconds: number;
  readonly waitingSeconds: number;
  readonly costMinor: number;
  readonly servedGrams: number;
  readonly peakLoadGrams: number;
  readonly utilisationPermille: number;
  readonly kilogramMetres: number;
  readonly stops: readonly StopFigures[];
  readonly conflicts: readonly RunConflict[];
}

/** What no goodwill can make happen, or what would lose food or papers. The rest is for people to judge. */
const HARD: ReadonlySet<ConflictCode> = new Set<ConflictCode>([
  'overweight',
  'over_volume',
  'over_packages',
  'not_refrigerated',
  'incompatible_goods',
  'pickup_missing',
  'delivery_missing',
  'delivery_before_pickup',
  'stop_repeated',
  'skills_missing',
]);

export interface SequencedStop extends RunStop {
  readonly stopId: string;
}

/** The stops of a draft one shipment at a time, as the planner's evaluation wants them. */
export function sequenceOf(draft: RunDraft): SequencedStop[] {
  return draft.stops.flatMap((stop) =>
    draft.shipments
      .filter((it) => (stop.kind === 'pick_up' ? it.pickUpStopId : it.deliveryStopId) === stop.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((it): SequencedStop => ({
        kind: stop.kind === 'pick_up' ? 'pickup' : 'delivery',
        shipmentId: it.id,
        stopId: stop.id,
      })),
  );
}

/** The evaluation in the words of the house: moments, stops by id, conflicts in both languages. */
export function figuresOf(
  dayOn: CivilDate,
  sequence: readonly SequencedStop[],
  evaluation: RunEvaluation,
  names: (id: string) => string,
): RunFigures {
  const { run } = evaluation;
  const at = (seconds: number): Date => new Date(momentAt(dayOn).getTime() + seconds * 1000);
  const [first, last] = [run.steps[0], run.steps.at(-1)];
  return {
    metres: run.metres,
    fuelMl: run.fuelMl,
    departsAt: first ? at(first.departureSeconds) : null,
    returnsAt: last ? at(last.arrivalSeconds) : null,
    metresToEnd: last?.metres ?? 0,
    drivingSeconds: run.drivingSeconds,
    waitingSeconds: run.waitingSeconds,
    costMinor: run.costMinor,
    servedGrams: run.servedGrams,
    peakLoadGrams: run.peakLoadGrams,
    utilisationPermille: run.utilisationPermille,
    kilogramMetres: run.kilogramMetres,
    stops: stopFigures(sequence, evaluation, at),
    conflicts: evaluation.conflicts.map((conflict) => worded(conflict, sequence, names)),
  };
}

function stopFigures(
  sequence: readonly SequencedStop[],
  evaluation: RunEvaluation,
  at: (seconds: number) => Date,
): StopFigures[] {
  const stops = new Map<string, StopFigures>();
  for (const [index, stop] of evaluation.stops.entries()) {
    const stopId = sequence[index]?.stopId ?? '';
    const before = stops.get(stopId);
    stops.set(stopId, {
      stopId,
      arrivesAt: before?.arrivesAt ?? at(stop.arrivalSeconds),
      departsAt: at(stop.departureSeconds),
      metresFromLast: (before?.metresFromLast ?? 0) + stop.metres,
      loadGramsAfter: stop.loadGrams,
    });
  }
  return [...stops.values()];
}

function worded(
  conflict: Conflict,
  sequence: readonly SequencedStop[],
  names: (id: string) => string,
): RunConflict {
  const { code, params, stopIndex, shipmentId } = conflict;
  return {
    code,
    isHard: HARD.has(code),
    stopId: stopIndex === null ? null : (sequence[stopIndex]?.stopId ?? null),
    shipmentId,
    params: { ...params },
    textEs: conflictText(conflict, 'es', names),
    textEn: conflictText(conflict, 'en', names),
  };
}

/** A conflict that only the house can see: other runs, papers, people, stores. */
export function outsideConflict(
  code: OutsideConflictCode,
  facts: { isHard: boolean; stopId?: string; params?: Record<string, unknown> },
): RunConflict {
  const { isHard, stopId = null, params = {} } = facts;
  const text = (locale: Locale): string => message(locale, `run_conflict.${code}`, params);
  return { code, isHard, stopId, shipmentId: null, params, textEs: text('es'), textEn: text('en') };
}

export type OutsideConflictCode =
  | 'vehicle_double_booked'
  | 'driver_double_booked'
  | 'driver_inactive'
  | 'licence_expired'
  | 'vehicle_not_active'
  | 'permit_missing'
  | 'fuel_quota_missing'
  | 'storage_exceeded'
  | 'goods_not_there_yet';
