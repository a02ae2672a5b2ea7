import { groupBy } from '#core/kernel';
import type { LineReasonCode } from '../explain/reason';
import type { LineOutcome, MatchingAnswer } from '../matching-answer';
import type { MatchingLine, MatchingQuestion } from '../matching-question';

/** What one line would have in all under each answer. */
export interface LineChange {
  readonly lineId: string;
  readonly communeId: string;
  readonly productId: string;
  readonly families: number;
  readonly beforeGrams: number;
  readonly afterGrams: number;
  readonly changeGrams: number;
}

/** The same for all lines of a commune. */
export interface CommuneChange {
  readonly communeId: string;
  readonly linesGaining: number;
  readonly linesLosing: number;
  readonly beforeGrams: number;
  readonly afterGrams: number;
  readonly changeGrams: number;
}

/** How one answer does as a whole. */
export interface AnswerFigures {
  readonly placedGrams: number;
  readonly unplacedGrams: number;
  readonly linesFilled: number;
  readonly linesInPart: number;
  readonly linesWithNothing: number;
  readonly kilogramKilometres: number;
  /** The fewest grams a family among lines that could be served at all; null: there are none. */
  readonly worstGramsPerFamily: number | null;
}

export interface AnswerComparison {
  /** Lines whose total differs, those that lose most first. */
  readonly lines: readonly LineChange[];
  /** Communes with a line that differs, those that lose most first. */
  readonly communes: readonly CommuneChange[];
  readonly linesGaining: number;
  readonly linesLosing: number;
  readonly before: AnswerFigures;
  readonly after: AnswerFigures;
}

/** Reasons that no sharing can change: the line is no part of what is compared as worst served. */
const OUT_OF_REACH: ReadonlySet<LineReasonCode> = new Set([
  'line.no_supply',
  'line.grade_too_low',
  'line.washing_differs',
  'line.cold_chain_missing',
  'line.currency_differs',
  'line.too_far',
  'line.out_of_window',
  'line.shelf_life_short',
  'line.price_too_low',
  'line.declined',
  'line.not_computed',
]);

/** Who gains and who loses between two answers about the lines of one question. O(n log n). */
export function compareAnswers(
  question: MatchingQuestion,
  before: MatchingAnswer,
  after: MatchingAnswer,
): AnswerComparison {
  const lines = linesChanged(question, before, after);
  return {
    lines,
    communes: communesChanged(lines),
    linesGaining: lines.filter(isGain).length,
    linesLosing: lines.filter(isLoss).length,
    before: figuresOf(question, before),
    after: figuresOf(question, after),
  };
}

function linesChanged(
  question: MatchingQuestion,
  before: MatchingAnswer,
  after: MatchingAnswer,
): LineChange[] {
  const had = new Map(before.lines.map((it) => [it.lineId, totalOf(it)]));
  const has = new Map(after.lines.map((it) => [it.lineId, totalOf(it)]));
  const changes = question.lines.map(({ id, communeId, productId, families }) => {
    const [beforeGrams, afterGrams] = [had.get(id) ?? 0, has.get(id) ?? 0];
    const changeGrams = afterGrams - beforeGrams;
    return { lineId: id, communeId, productId, families, beforeGrams, afterGrams, changeGrams };
  });
  return changes
    .filter(({ changeGrams }) => changeGrams !== 0)
    .sort((a, b) => a.changeGrams - b.changeGrams || (a.lineId < b.lineId ? -1 : 1));
}

function communesChanged(lines: readonly LineChange[]): CommuneChange[] {
  const sum = (items: readonly LineChange[], key: 'beforeGrams' | 'afterGrams' | 'changeGrams') =>
    items.reduce((total, item) => total + item[key], 0);
  return [...groupBy(lines, ({ communeId }) => communeId)]
    .map(([communeId, items]) => ({
      communeId,
      linesGaining: items.filter(isGain).length,
      linesLosing: items.filter(isLoss).length,
      beforeGrams: sum(items, 'beforeGrams'),
      afterGrams: sum(items, 'afterGrams'),
      changeGrams: sum(items, 'changeGrams'),
    }))
    .sort((a, b) => a.changeGrams - b.changeGrams || (a.communeId < b.communeId ? -1 : 1));
}

function figuresOf(question: MatchingQuestion, { lines, totals }: MatchingAnswer): AnswerFigures {
  const lineOf = new Map(question.lines.map((line) => [line.id, line]));
  const levels = lines.flatMap((outcome) => {
    const line = lineOf.get(outcome.lineId);
    return line && !OUT_OF_REACH.has(outcome.reason.code) ? [levelOf(outcome, line)] : [];
  });
  return {
    placedGrams: totals.placedGrams,
    unplacedGrams: totals.unplacedGrams,
    linesFilled: totals.linesFilled,
    linesInPart: totals.linesInPart,
    linesWithNothing: totals.linesWithNothing,
    kilogramKilometres: totals.kilogramKilometres,
    worstGramsPerFamily: levels.length === 0 ? null : levels.reduce((a, b) => Math.min(a, b)),
  };
}

/** By the families of the answer's own question, which may have had other weights than the other's. */
function levelOf({ reason, ...outcome }: LineOutcome, { families }: MatchingLine): number {
  const told = reason.params['gramsPerFamily'];
  return typeof told === 'number' ? told : Math.floor(totalOf(outcome) / Math.max(1, families));
}

function totalOf({ alreadyGrams, grams }: Pick<LineOutcome, 'alreadyGrams' | 'grams'>): number {
  return alreadyGrams + grams;
}

function isGain({ changeGrams }: LineChange): boolean {
  return changeGrams > 0;
}

function isLoss({ changeGrams }: LineChange): boolean {
  return changeGrams < 0;
}
