import type { SharedLevel } from '../explain/line-reason';
import type { MarketRecord } from '../matching-answer';
import type { Board } from './board';
import type { LineFacts } from './facts';

/**
 * For every line: how the lines fare together that were left short of the same harvests, that is of the
 * same segment; for a line that no lot serves, of the same product. O(lines).
 */
export function sharedLevels(
  board: Board,
  records: readonly MarketRecord[],
): (line: LineFacts) => SharedLevel {
  const lineOf = new Map(board.group.lines.map((line) => [line.source.id, line]));
  const levels = new Map<LineFacts, SharedLevel>();
  for (const record of records) {
    if (record.step === 'whole') noteLevels(board, record, { lineOf, levels });
  }
  return (line) => levels.get(line) ?? levelOf(board, [line]);
}

interface Notes {
  readonly lineOf: ReadonlyMap<string, LineFacts>;
  readonly levels: Map<LineFacts, SharedLevel>;
}

function noteLevels(board: Board, record: MarketRecord, { lineOf, levels }: Notes): void {
  const lines = record.lineIds.flatMap((id) => lineOf.get(id) ?? []);
  const isShort = (line: LineFacts): boolean =>
    board.hasGrams(line) < line.source.wantedGrams &&
    !board.dropped.has(line) &&
    (board.leastPackageGrams[line.index] as number) < Infinity;
  const ofAll = levelOf(board, lines.filter(isShort));
  for (const { lots, lines: places } of record.segments) {
    const members = places.flatMap((place) => lines[place] ?? []);
    const level = lots.length === 0 ? ofAll : levelOf(board, members.filter(isShort));
    for (const line of members) levels.set(line, board.dropped.has(line) ? ofAll : level);
  }
}

function levelOf(board: Board, lines: readonly LineFacts[]): SharedLevel {
  const grams = lines.reduce((sum, line) => sum + board.hasGrams(line), 0);
  const families = lines.reduce((sum, line) => sum + line.families, 0);
  return {
    sharedGramsPerFamily: families === 0 ? 0 : Math.floor(grams / families),
    sharers: lines.length,
  };
}
