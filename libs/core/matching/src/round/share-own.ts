import { localFloors } from '../leximin/local-floors';
import type { MarketPairs } from '../network/market';
import { claimOf, setAside } from './agreements';
import type { Board, SetAside } from './board';
import type { LineFacts, LotFacts } from './facts';
import { type LineTerms, ownTerms } from './line-terms';
import { marketOf, type MarketTask } from './market-task';
import { nth } from './nth';
import { densePairs, PairSource } from './pair-source';
import { sharePackages } from './share-packages';
import { recordOf, solveTask, type SolvedTask } from './solve-task';

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
  const open = { ...wholeTask(board, lots, lines), productId };
  const source = new PairSource(board.prepared, lots, lines, open.unitGrams);
  const pairs = densePairs(source, board.densePairsMax);
  if (pairs === null) throw new RangeError('streams are not there yet');
  noteReach(board, open, pairs);
  const task = withLocalFloors(board, open, pairs);
  const asides = setAside(task, pairs, board.prepared.question.agreements);
  const solved = solveTask(task, pairs, claimOf(task, pairs, asides), board.hooks);
  board.records.push(recordOf(solved));
  noteShares(board, solved);
  if (sizesOf(lots).length > 1) {
    sharePackages(board, { ...solved, asides });
    return;
  }
  const { lotUnits, lineUnits, flows } = solved.answer;
  const packageGrams = task.unitGrams;
  board.shelves.push({
    ...{ productId, packageGrams, lots, lines, lotUnits, lineUnits, flows },
    claims: standing(asides, board),
  });
  lines.forEach((line, at) => board.give(line, (lineUnits[at] as number) * packageGrams, false));
}

function noteShares(board: Board, { task, answer }: SolvedTask): void {
  const fairUnits = answer.fair?.lineUnits ?? answer.lineUnits;
  task.lines.forEach((line, at) => {
    const { alreadyGrams } = line.source;
    board.fairGrams[line.index] = alreadyGrams + (fairUnits[at] as number) * task.unitGrams;
    const hasNothing = answer.lineUnits[at] === 0;
    if (hasNothing && (task.terms[at]?.min ?? 0) > 0) board.dropped.add(line);
  });
}

/** Largest first. */
export function sizesOf(lots: readonly LotFacts[]): number[] {
  return [...new Set(lots.map((lot) => lot.source.packageGrams))].sort((a, b) => b - a);
}

/** Without the claims of lines that were left out. */
function standing(asides: readonly SetAside[], board: Board): SetAside[] {
  return asides.filter(({ line }) => !board.dropped.has(line));
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
  pairs: MarketPairs,
): MarketTask {
  const norm = board.prepared.question.policy.normGramsPerFamily[task.productId] ?? 0;
  if (norm === 0) return task;
  const caps = Float64Array.from(task.lines, ({ source, families }, at) => {
    const grams = norm * families - source.alreadyGrams;
    return Math.min(task.terms[at]?.wanted ?? 0, Math.max(0, Math.floor(grams / task.unitGrams)));
  });
  const isLocal = (lot: number, line: number): boolean =>
    isOfOnePlace(nth(task.lots, lot), nth(task.lines, line));
  const floors = localFloors(marketOf(task, pairs), isLocal, caps);
  const terms = task.terms.map((it, at): LineTerms => ({ ...it, floor: floors[at] ?? 0 }));
  return { ...task, terms };
}

function isOfOnePlace(lot: LotFacts, line: LineFacts): boolean {
  return (
    lot.source.communeId === line.source.communeId ||
    lot.source.municipalityCode === line.source.municipalityCode
  );
}

/** Which lines any lot can reach, and in how small packages. */
function noteReach(board: Board, { lots, lines }: MarketTask, pairs: MarketPairs): void {
  const least = new Float64Array(lines.length).fill(Infinity);
  lots.forEach(({ source: { packageGrams } }, lot) => {
    const end = pairs.start[lot + 1] as number;
    for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
      const line = pairs.line[pair] as number;
      if (packageGrams < (least[line] as number)) least[line] = packageGrams;
    }
  });
  lines.forEach((line, at) => {
    board.leastPackageGrams[line.index] = least[at] as number;
  });
}
