import type { LotOutcome, MatchingAnswer } from '../matching-answer';
import type { MatchingLine, MatchingLot, MatchingQuestion } from '../matching-question';
import { lineFacts, lotFacts, type LineFacts, type LotFacts } from '../round/facts';
import { nth } from '../round/nth';
import { Roads } from '../round/roads';
import { changeParams } from './change-params';
import type { Miss } from './near-miss';
import { type Point, pointText } from './point';
import type { LotReasonCode, Reason } from './reason';
import { reasonText } from './reason-text';
import { soleObstacles } from './relaxed-rules';

/** Where a lot went, why some of it stayed, and what would have to change for it to be placed. */
export interface LotExplanation {
  readonly lotId: string;
  readonly reason: Reason<LotReasonCode>;
  readonly points: readonly Point[];
  readonly text: { readonly es: string; readonly en: string };
}

interface Case {
  readonly question: MatchingQuestion;
  readonly answer: MatchingAnswer;
  readonly source: MatchingLot;
  readonly outcome: LotOutcome;
  readonly lot: LotFacts;
  /** The lines that take its product, in the first place or instead of another. */
  readonly lines: readonly LineFacts[];
  readonly totalOf: (line: MatchingLine) => number;
}

/** Null when the question or the answer has no such lot. O(lines that take its product + allocations). */
export function explainLot(
  question: MatchingQuestion,
  answer: MatchingAnswer,
  lotId: string,
): LotExplanation | null {
  const source = question.lots.find(({ id }) => id === lotId);
  const outcome = answer.lots.find((it) => it.lotId === lotId);
  if (!source || !outcome) return null;
  const lines = question.lines.filter(({ productId, substituteProductIds }) =>
    [productId, ...substituteProductIds].includes(source.productId),
  );
  const totals = new Map(answer.lines.map((it) => [it.lineId, it.alreadyGrams + it.grams]));
  const it: Case = {
    ...{ question, answer, source, outcome },
    lot: nth(lotFacts({ ...question, lots: [source] }), 0),
    lines: lineFacts({ ...question, lines }),
    totalOf: ({ id }) => totals.get(id) ?? 0,
  };
  const points = [...whyPoints(it), ...changePoints(it)];
  const { reason } = outcome;
  const textIn = (locale: 'es' | 'en'): string =>
    [reasonText(reason, locale), ...points.map((point) => pointText(point, locale))].join(' ');
  return { lotId, reason, points, text: { es: textIn('es'), en: textIn('en') } };
}

function whyPoints({ answer, question, source, outcome, lot }: Case): Point[] {
  const { packages, placedPackages, unplacedPackages } = outcome;
  const { packageGrams, bestBeforeOn } = source;
  const points: Point[] = [
    { code: 'why.offered', params: { packages, packageGrams, placedPackages, unplacedPackages } },
  ];
  const placed = answer.allocations.filter(({ lotId }) => lotId === source.id);
  if (placed.length > 0) {
    const ids = new Set(placed.map(({ lineId }) => lineId));
    const takers = question.lines.filter(({ id }) => ids.has(id));
    const params = {
      lines: takers.length,
      communes: new Set(takers.map(({ communeId }) => communeId)).size,
      metres: placed.reduce((most, { metres }) => Math.max(most, metres), 0),
    };
    points.push({ code: 'why.placed', params });
  }
  if (unplacedPackages > 0 && lot.urgency === 0) {
    points.push({ code: 'why.spoils_before_next', params: { bestBeforeOn } });
  }
  return points;
}

/** What would have to change for the rest to be placed; nothing when none is left. */
function changePoints({ question, outcome, lot, lines, totalOf }: Case): Point[] {
  if (outcome.unplacedPackages === 0) return [];
  const points: Point[] = [];
  const legalLines = outcome.reason.params['legalLines'];
  if (typeof legalLines === 'number') {
    const params = { lines: legalLines, grams: outcome.unplacedGrams };
    points.push({ code: 'change.lot_wishes', params });
  }
  const roads = new Roads(question.travel);
  const roomOf = ({ line }: Miss): number =>
    Math.max(0, line.source.wantedGrams - totalOf(line.source));
  const short = lines.filter((line) => totalOf(line.source) < line.source.wantedGrams);
  for (const { rule, misses, nearest } of soleObstacles([lot], short, roads)) {
    const grams = misses.reduce((sum, miss) => sum + roomOf(miss), 0);
    const figures = { lines: misses.length, grams, ...changeParams(nearest, 'line', roads) };
    points.push({ code: `change.lot_${rule}`, params: figures });
  }
  return points;
}
