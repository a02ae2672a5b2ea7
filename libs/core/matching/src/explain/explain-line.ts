import type { LineOutcome, MatchingAnswer } from '../matching-answer';
import type { MatchingLine, MatchingQuestion } from '../matching-question';
import { lineFacts, lotFacts, type LineFacts, type LotFacts } from '../round/facts';
import { firstBrokenRule } from '../round/legality';
import { nth } from '../round/nth';
import { Roads } from '../round/roads';
import { changeParams } from './change-params';
import { type Point, pointText } from './point';
import type { LineReasonCode, Reason } from './reason';
import { reasonText } from './reason-text';
import { soleObstacles } from './relaxed-rules';
import {
  poorestOfLots,
  segmentOfLine,
  type SegmentView,
  viewOf,
  wholeRecord,
} from './segment-view';

/** Why a line has what it has, who shares with it, and what would have to change for it to get more. */
export interface LineExplanation {
  readonly lineId: string;
  readonly reason: Reason<LineReasonCode>;
  readonly segment: SegmentView | null;
  readonly points: readonly Point[];
  readonly text: { readonly es: string; readonly en: string };
}

interface Case {
  readonly question: MatchingQuestion;
  readonly answer: MatchingAnswer;
  readonly source: MatchingLine;
  readonly outcome: LineOutcome;
  readonly line: LineFacts;
  /** The lots of its product with anything in them. */
  readonly lots: readonly LotFacts[];
  readonly roads: Roads;
}

/** Null when the question or the answer has no such line. O(lots of its product + lines). */
export function explainLine(
  question: MatchingQuestion,
  answer: MatchingAnswer,
  lineId: string,
): LineExplanation | null {
  const source = question.lines.find(({ id }) => id === lineId);
  const outcome = answer.lines.find((it) => it.lineId === lineId);
  if (!source || !outcome) return null;
  const lots = question.lots.filter(
    ({ productId, packages }) => productId === source.productId && packages > 0,
  );
  const it: Case = {
    ...{ question, answer, source, outcome },
    line: nth(lineFacts({ ...question, lines: [source] }), 0),
    lots: lotFacts({ ...question, lots }),
    roads: new Roads(question.travel),
  };
  const segment = segmentOf(it);
  const points = [...whyPoints(it, segment), ...changePoints(it, segment)];
  const { reason } = outcome;
  const textIn = (locale: 'es' | 'en'): string =>
    [reasonText(reason, locale), ...points.map((point) => pointText(point, locale))].join(' ');
  return { lineId, reason, segment, points, text: { es: textIn('es'), en: textIn('en') } };
}

/** Its own segment, or, when no lot serves it, the poorest of those to which its legal lots went. */
function segmentOf({ question, answer, source, line, lots, roads }: Case): SegmentView | null {
  const record = wholeRecord(answer, source);
  if (!record) return null;
  const own = segmentOfLine(record, source.id);
  const isOfAnswer = { question, answer };
  if (own && own.lots.length > 0) return viewOf(isOfAnswer, record, own);
  const legal = new Set(
    lots.flatMap((lot) =>
      firstBrokenRule(lot, line, roads) === null ? [record.lotIds.indexOf(lot.source.id)] : [],
    ),
  );
  const serving = record.segments.filter((segment) => segment.lots.some((lot) => legal.has(lot)));
  return poorestOfLots(serving.map((segment) => viewOf(isOfAnswer, record, segment)));
}

function whyPoints({ question, answer, source, outcome, line }: Case, view: SegmentView | null) {
  const { alreadyGrams, grams } = outcome;
  const totalGrams = alreadyGrams + grams;
  const { wantedGrams, minGrams, maxGrams, debtGrams = 0 } = source;
  const gramsPerFamily = Math.floor(totalGrams / line.families);
  const points: Point[] = [
    {
      code: 'why.asked',
      params: {
        ...{ wantedGrams, minGrams, maxGrams, alreadyGrams, totalGrams },
        ...{ families: line.families, gramsPerFamily },
      },
    },
  ];
  if (view) {
    const { lineIds, kiloMoreGrams: _, ...params } = view;
    const isIn = lineIds.includes(source.id);
    points.push({ code: isIn ? 'why.segment' : 'why.segment_without', params });
  }
  if (debtGrams > 0) points.push({ code: 'why.debt_owed', params: { debtGrams } });
  if (debtGrams < 0) points.push({ code: 'why.debt_owing', params: { debtGrams: -debtGrams } });
  const agreed = question.agreements
    .filter((it) => it.customerCommuneId === source.communeId && it.productId === source.productId)
    .reduce((sum, it) => sum + it.grams, 0);
  if (agreed > 0) points.push({ code: 'why.agreement', params: { grams: agreed } });
  return [...points, ...recordPoints(answer, source, question)];
}

/** What the record of its market says: its floor, and what the tolerance moved. */
function recordPoints(
  answer: MatchingAnswer,
  source: MatchingLine,
  { policy }: MatchingQuestion,
): Point[] {
  const record = wholeRecord(answer, source);
  if (!record) return [];
  const place = record.lineIds.indexOf(source.id);
  const points: Point[] = [];
  const floorGrams = (record.floors[place] ?? 0) * record.unitGrams;
  if (floorGrams > 0) points.push({ code: 'why.floor', params: { floorGrams } });
  const fairUnits = record.fair?.lineUnits[place] ?? 0;
  const moved = record.fair ? (record.lineUnits[place] ?? 0) - fairUnits : 0;
  if (moved === 0) return points;
  const params = {
    fairGrams: source.alreadyGrams + fairUnits * record.unitGrams,
    differenceGrams: Math.abs(moved) * record.unitGrams,
    tolerancePercent: Math.round(policy.tolerancePermille / 10),
  };
  points.push({ code: moved < 0 ? 'why.tolerance_less' : 'why.tolerance_more', params });
  return points;
}

/** What would have to change for it to get more; nothing when it has all it wanted. */
function changePoints(it: Case, view: SegmentView | null): Point[] {
  const { source, outcome, line, lots, roads } = it;
  if (outcome.alreadyGrams + outcome.grams >= source.wantedGrams) return [];
  const points: Point[] = [];
  const { code, params } = outcome.reason;
  if (view && view.kiloMoreGrams > 0 && code !== 'line.below_minimum') {
    points.push({ code: 'change.more', params: { grams: view.kiloMoreGrams } });
  }
  if (code === 'line.below_minimum') {
    const level = params['sharedGramsPerFamily'];
    const grams = typeof level === 'number' ? level * line.families : 0;
    if (grams > 0) points.push({ code: 'change.minimum', params: { grams } });
  }
  for (const { rule, misses, nearest } of soleObstacles(lots, [line], roads)) {
    const grams = misses.reduce(
      (sum, { lot }) => sum + lot.source.packages * lot.source.packageGrams,
      0,
    );
    const figures = { lots: misses.length, grams, ...changeParams(nearest, 'lot', roads) };
    points.push({ code: `change.${rule}`, params: figures });
  }
  return points;
}
