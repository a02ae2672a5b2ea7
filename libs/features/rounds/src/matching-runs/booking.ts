import type {
  AllocationReasonCode,
  LineReasonCode,
  LotOutcome,
  LotReasonCode,
  MatchingAnswer,
  Reason,
} from '#core/matching';
import { reasonText } from '#core/matching';
import { message, type Locale } from '#core/language';
import type { LineChange } from '#features/orders';
import type { StockMove } from '#features/inventory';
import { derivedId, shortCode } from '../derived-id';
import { fairnessOf, type LineBalanceChange } from '../fairness/fairness-of';
import type { FrozenLot } from './ask-question';
import type { FrozenRun } from './freeze-question';

/** One allocation as it will be written; commune, site and price come from the lot and the order. */
export interface NewAllocation {
  readonly id: string;
  readonly code: string;
  readonly lotId: string;
  readonly lineId: string;
  readonly productId: string;
  readonly packages: number;
  readonly grams: number;
  readonly isSubstitute: boolean;
  readonly metres: number;
  readonly reason: Reason<AllocationReasonCode>;
}

/** What one line or one lot got, with the reason in words. */
export interface NewOutcome {
  readonly id: string;
  /** For a line: asked, had already, given now. For a lot: available, placed, left over. */
  readonly grams: readonly [number, number, number];
  readonly code: string;
  readonly params: Reason['params'];
  readonly textEs: string;
  readonly textEn: string;
}

/** All that a planned run writes, made before any lock is taken. The same run always makes the same. */
export interface Booking {
  readonly allocations: readonly NewAllocation[];
  readonly moves: readonly StockMove[];
  readonly lineChanges: readonly LineChange[];
  readonly lineOutcomes: readonly NewOutcome[];
  readonly lotOutcomes: readonly NewOutcome[];
  /** Only the round of a cycle changes what is owed: what is offered again was counted then. */
  readonly fairness: readonly LineBalanceChange[];
}

export function bookingOf(run: FrozenRun, answer: MatchingAnswer, at: Date): Booking {
  const allocations = answer.allocations.map((it): NewAllocation => {
    const id = derivedId(run.id, it.lotId, it.lineId);
    const { lotId, lineId, productId, packages, grams, metres, reason, substitute } = it;
    const facts = { lotId, lineId, productId, packages, grams, metres, reason };
    return { id, code: shortCode(id), isSubstitute: substitute, ...facts };
  });
  const lots = new Map(run.question.lots.map((lot) => [lot.id, lot]));
  return {
    allocations,
    moves: allocations.map((it) => reservationOf(it, at)),
    lineChanges: allocations.map(({ lineId, grams }) => ({ lineId, allocatedGrams: grams })),
    lineOutcomes: answer.lines.map((line) => ({
      id: line.lineId,
      grams: [line.askedGrams, line.alreadyGrams, line.grams],
      ...inWords(line.reason),
    })),
    lotOutcomes: answer.lots.map((lot) => outcomeOfLot(lot, lots.get(lot.lotId))),
    fairness: run.kind === 'cycle' ? fairnessOf(run.question, answer) : [],
  };
}

/** The movement that sets an allocation's grams aside; its id follows from the allocation's. */
function reservationOf(allocation: NewAllocation, at: Date): StockMove {
  return {
    id: derivedId(allocation.id, 'reserve'),
    lotId: allocation.lotId,
    kind: 'reserve',
    from: 'available',
    to: 'reserved',
    grams: allocation.grams,
    packages: allocation.packages,
    allocationId: allocation.id,
    reason: 'allocated by a matching run',
    personId: null,
    eventTime: at,
  };
}

/** Grams beside the whole packages are not shared; they are left over and say so. */
function outcomeOfLot(outcome: LotOutcome, lot: FrozenLot | undefined): NewOutcome {
  const shared = outcome.placedGrams + outcome.unplacedGrams;
  const remainderGrams = (lot?.availableGrams ?? shared) - shared;
  const words = inWords(outcome.reason);
  const grams = [
    shared + remainderGrams,
    outcome.placedGrams,
    outcome.unplacedGrams + remainderGrams,
  ] as const;
  if (remainderGrams === 0) return { id: outcome.lotId, grams, ...words };
  return {
    id: outcome.lotId,
    grams,
    code: outcome.unplacedGrams === 0 ? 'lot.package_remainder' : words.code,
    params: { ...words.params, remainderGrams },
    textEs: `${words.textEs} ${remainderText('es', remainderGrams)}`,
    textEn: `${words.textEn} ${remainderText('en', remainderGrams)}`,
  };
}

function inWords(reason: Reason<LineReasonCode | LotReasonCode>): Omit<NewOutcome, 'id' | 'grams'> {
  return {
    code: reason.code,
    params: reason.params,
    textEs: reasonText(reason, 'es'),
    textEn: reasonText(reason, 'en'),
  };
}

function remainderText(locale: Locale, remainderGrams: number): string {
  return message(locale, 'lot.package_remainder', { kg: remainderGrams / 1000 });
}
