import type { MarketRecord, MatchingAnswer, RecordSegment } from '../matching-answer';
import type { MatchingLine, MatchingQuestion } from '../matching-question';

/** Who lives on the same harvests, and how they fare together. */
export interface SegmentView {
  readonly lineIds: readonly string[];
  readonly lines: number;
  readonly communes: number;
  readonly families: number;
  readonly lots: number;
  /** What they have in all, whole grams a family. */
  readonly gramsPerFamily: number;
  /** What would lift all of them that are short by a kilo a family; at most what they are short of. */
  readonly kiloMoreGrams: number;
}

/** Families counted for food: a line of no families counts as one. */
const KILO = 1000;

/** The whole market of a product in which a line took part; null when nobody offered or it was not finished. */
export function wholeRecord(answer: MatchingAnswer, line: MatchingLine): MarketRecord | null {
  const record = answer.groups.find(
    ({ step, productId }) => step === 'whole' && productId === line.productId,
  );
  return record?.lineIds.includes(line.id) === true ? record : null;
}

/** The segment that holds a line, whether lots serve it or not. */
export function segmentOfLine(record: MarketRecord, lineId: string): RecordSegment | null {
  const place = record.lineIds.indexOf(lineId);
  return record.segments.find(({ lines }) => lines.includes(place)) ?? null;
}

/** Of the segments that hold any of some lots, the poorest one. */
export function poorestOfLots(views: readonly SegmentView[]): SegmentView | null {
  return views.reduce<SegmentView | null>(
    (best, view) => (best === null || view.gramsPerFamily < best.gramsPerFamily ? view : best),
    null,
  );
}

export function viewOf(
  { question, answer }: { question: MatchingQuestion; answer: MatchingAnswer },
  record: MarketRecord,
  segment: RecordSegment,
): SegmentView {
  const ids = new Set(segment.lines.map((place) => record.lineIds[place] ?? ''));
  const lines = question.lines.filter(({ id }) => ids.has(id));
  const totals = new Map(
    answer.lines.flatMap((it) =>
      ids.has(it.lineId) ? [[it.lineId, it.alreadyGrams + it.grams] as const] : [],
    ),
  );
  const totalOf = (line: MatchingLine): number => totals.get(line.id) ?? 0;
  const familiesOf = (of: readonly MatchingLine[]): number =>
    of.reduce((sum, { families }) => sum + Math.max(1, families), 0);
  const short = lines.filter((line) => totalOf(line) < line.wantedGrams);
  const missing = short.reduce((sum, line) => sum + line.wantedGrams - totalOf(line), 0);
  const families = familiesOf(lines);
  const grams = lines.reduce((sum, line) => sum + totalOf(line), 0);
  return {
    lineIds: [...ids],
    lines: lines.length,
    communes: new Set(lines.map(({ communeId }) => communeId)).size,
    families,
    lots: segment.lots.length,
    gramsPerFamily: families === 0 ? 0 : Math.floor(grams / families),
    kiloMoreGrams: Math.min(missing, familiesOf(short) * KILO),
  };
}
