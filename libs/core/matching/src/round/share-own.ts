import { localFloors } from '../leximin/local-floors';
import type { MarketPairs } from '../network/market';
import type { MarketAnswer } from '../network/market-answer';
import { setAside } from './agreements';
import type { Board } from './board';
import type { LineFacts, LotFacts } from './facts';
import { type LineTerms, ownTerms } from './line-terms';
import { marketOf, type MarketTask } from './market-task';
import { nth } from './nth';
import { dearerRows, denseRows, PairSource, pairsOfLots, type Rows, rowsOf } from './pair-source';
import { sharePackages } from './share-packages';
import { type SizeShare, sizesOf } from './sizes';

/** Shares the lots of a product among the lines that ask for it, in whole packages. */
export function shareOwn(board: Board, productId: string): void {
  const isOf = ({ source }: { readonly source: { readonly productId: string } }): boolean =>
    source.productId === productId;
  const lots = board.group.lots.filter((lot) => isOf(lot) && lot.source.packages > 0);
  const lines = board.group.lines.filter(isOf);
  if (lots.length === 0) return;
  if (lines.length === 0) {
    putEmptyShelves(board, productId, lots);
    return;
  }
  const open = wholeTask(board, lots, lines);
  const source = new PairSource(board.prepared, lots, lines, open.unitGrams);
  const rows = rowsOf(source, board.densePairsMax);
  noteReach(board, open, rows);
  const task = withLocalFloors(board, open, rows);
  const asides = setAside(task, rows, board.prepared);
  const answer = board.solver.solve(task, rows, asides);
  noteShares(board, task, answer);
  if (sizesOf(lots).length > 1) {
    const rowsOfSize = (size: SizeShare): Rows => sizeRows(board, rows, task, size);
    sharePackages(board, { task, answer, asides, rowsOfSize });
    return;
  }
  const { lotUnits, lineUnits, flows } = answer;
  const packageGrams = task.unitGrams;
  const claims = asides.filter(({ line }) => !board.dropped.has(line));
  board.shelves.push({
    ...{ productId, packageGrams, lots, lines, lotUnits, lineUnits, flows, claims },
  });
  lines.forEach((line, at) => {
    const grams = (lineUnits[at] as number) * packageGrams;
    board.give(line, grams, false);
    if (grams === 0 && (task.terms[at]?.min ?? 0) > 0) board.dropped.add(line);
  });
}

/** The pairs of the lots of one size; a package costs as much as its units. */
function sizeRows(board: Board, rows: Rows, task: MarketTask, size: SizeShare): Rows {
  const times = size.packageGrams / task.unitGrams;
  if (rows.dense) return denseRows(pairsOfLots(rows.dense, size.lots, times));
  const lots = [...size.lots].map((at) => nth(task.lots, at));
  const source = new PairSource(board.prepared, lots, task.lines, task.unitGrams);
  return dearerRows(rowsOf(source, board.densePairsMax), times);
}

function noteShares(board: Board, { lines, unitGrams }: MarketTask, answer: MarketAnswer): void {
  const fairUnits = answer.fair?.lineUnits ?? answer.lineUnits;
  lines.forEach((line, at) => {
    const { alreadyGrams } = line.source;
    board.fairGrams[line.index] = alreadyGrams + (fairUnits[at] as number) * unitGrams;
  });
}

/** Nobody asks for it first, but somebody may take it instead of something else. */
function putEmptyShelves(board: Board, productId: string, lots: readonly LotFacts[]): void {
  for (const packageGrams of sizesOf(lots)) {
    const ofSize = lots.filter((lot) => lot.source.packageGrams === packageGrams);
    board.shelves.push({
      ...{ productId, packageGrams, lots: ofSize, lines: [], claims: [] },
      lotUnits: new Float64Array(ofSize.length),
      lineUnits: new Float64Array(0),
      flows: { lot: new Int32Array(0), line: new Int32Array(0), units: new Float64Array(0) },
    });
  }
}

/** All lots in units that divide every package. */
export function wholeTask(
  board: Pick<Board, 'prepared' | 'hasGrams'>,
  lots: readonly LotFacts[],
  lines: readonly LineFacts[],
): MarketTask {
  const unitGrams = sizesOf(lots).reduce(greatestDivisor);
  return {
    productId: nth(lots, 0).source.productId,
    step: 'whole',
    ...{ unitGrams, lots, lines },
    lotUnits: Float64Array.from(
      lots,
      ({ source }) => source.packages * (source.packageGrams / unitGrams),
    ),
    terms: lines.map((line) =>
      ownTerms(line, { unitGrams, hasGrams: line.source.alreadyGrams, held: 0 }),
    ),
    tolerancePermille: board.prepared.question.policy.tolerancePermille,
  };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Nobody is to have less by sharing than by keeping its own harvest up to the voted norm. */
export function withLocalFloors(
  board: Pick<Board, 'prepared'>,
  task: MarketTask,
  rows: Rows,
): MarketTask {
  const norm = board.prepared.question.policy.normGramsPerFamily[task.productId] ?? 0;
  if (norm === 0) return task;
  const caps = Float64Array.from(task.lines, ({ source, families }, at) => {
    const grams = norm * families - source.alreadyGrams;
    return Math.min(task.terms[at]?.wanted ?? 0, Math.max(0, Math.floor(grams / task.unitGrams)));
  });
  const had = Float64Array.from(task.lines, ({ source }) =>
    Math.round(source.alreadyGrams / task.unitGrams),
  );
  const local = marketOf(task, localPairs(task, rows));
  const floors = localFloors(local, () => true, caps, had);
  const terms = task.terms.map((it, at): LineTerms => ({ ...it, floor: floors[at] ?? 0 }));
  return { ...task, terms };
}

function localPairs({ lots, lines }: MarketTask, rows: Rows): MarketPairs {
  const start = new Int32Array(lots.length + 1);
  const line: number[] = [];
  const cost: number[] = [];
  lots.forEach((lot, from) => {
    const row = rows.row(from);
    row.line.forEach((to, at) => {
      if (!isOfOnePlace(lot, nth(lines, to))) return;
      line.push(to);
      cost.push(row.cost[at] as number);
    });
    start[from + 1] = line.length;
  });
  return { start, line: Int32Array.from(line), cost: Float64Array.from(cost) };
}

function isOfOnePlace(lot: LotFacts, line: LineFacts): boolean {
  return (
    lot.source.communeId === line.source.communeId ||
    lot.source.municipalityCode === line.source.municipalityCode
  );
}

/** Which lines any lot can reach, and in how small packages. */
function noteReach(board: Board, { lots, lines }: MarketTask, rows: Rows): void {
  const least = new Float64Array(lines.length).fill(Infinity);
  lots.forEach(({ source: { packageGrams } }, lot) => {
    for (const line of rows.row(lot).line) {
      if (packageGrams < (least[line] as number)) least[line] = packageGrams;
    }
  });
  lines.forEach((line, at) => {
    board.leastPackageGrams[line.index] = least[at] as number;
  });
}
