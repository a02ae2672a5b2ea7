import type { Board, Shelf } from './board';
import type { LineFacts } from './facts';
import { keptTerms, type LineTerms, ownTerms, substituteTerms } from './line-terms';
import type { MarketTask } from './market-task';
import { nth } from './nth';
import { PairSource, type Rows, rowsOf } from './pair-source';

/**
 * Offers what is left of a product to lines that are still short of theirs and take it instead, largest
 * packages first. Lines that have of it keep as much, though perhaps from another lot.
 */
export function shareLeftOver(
  board: Board,
  productId: string,
  seekers: readonly LineFacts[],
): void {
  if (seekers.length === 0) return;
  for (const shelf of board.shelvesOf(productId)) {
    if (hasLeftOver(shelf)) shareShelf(board, shelf, seekers);
  }
}

function hasLeftOver({ lots, lotUnits }: Shelf): boolean {
  return lots.some((lot, at) => lot.source.packages > (lotUnits[at] as number));
}

function shareShelf(board: Board, shelf: Shelf, seekers: readonly LineFacts[]): void {
  const held = new Map(shelf.lines.map((line, at) => [line, shelf.lineUnits[at] as number]));
  const task = leftOverTask(shelf, held, {
    seekers,
    hasGrams: (line) => board.hasGrams(line),
  });
  const takers = task.lines.filter(
    (line, at) => (task.terms[at]?.units ?? 0) > (held.get(line) ?? 0),
  );
  if (takers.length === 0) return;
  const { prepared, densePairsMax } = board;
  const source = new PairSource(prepared, task.lots, task.lines, task.unitGrams);
  const rows = rowsOf(source, densePairsMax);
  if (!reachesAny(rows, task, takers)) return;
  const { lotUnits, lineUnits, flows } = board.solver.solve(task, rows, shelf.claims);
  task.lines.forEach((line, at) => {
    const more = (lineUnits[at] as number) - (held.get(line) ?? 0);
    if (more === 0) return;
    board.give(line, more * shelf.packageGrams, line.source.productId !== shelf.productId);
    board.dropped.delete(line);
  });
  Object.assign(shelf, { lines: task.lines, lotUnits, lineUnits, flows });
}

function reachesAny(rows: Rows, { lines }: MarketTask, takers: readonly LineFacts[]): boolean {
  const isTaker = new Set(takers);
  const places = new Set([...lines.keys()].filter((at) => isTaker.has(nth(lines, at))));
  for (let lot = 0; lot < rows.lots; lot += 1) {
    if (rows.row(lot).line.some((place) => places.has(place))) return true;
  }
  return false;
}

/** Who looks for something in what is left over, and what each line has in all. */
interface Seeking {
  readonly seekers: readonly LineFacts[];
  readonly hasGrams: (line: LineFacts) => number;
}

/** The market of a shelf in which its holders keep what they have and the seekers come after them. */
function leftOverTask(
  { productId, packageGrams, lots }: Pick<Shelf, 'productId' | 'packageGrams' | 'lots'>,
  held: ReadonlyMap<LineFacts, number>,
  { seekers, hasGrams }: Seeking,
): MarketTask {
  const holders = [...held].flatMap(([line, units]) => (units > 0 ? [line] : []));
  const looking = new Set(seekers);
  const lines = [...new Set([...holders, ...seekers])].sort((a, b) => a.index - b.index);
  const termsOf = (line: LineFacts): LineTerms => {
    const units = held.get(line) ?? 0;
    const besides = hasGrams(line) - units * packageGrams;
    const standing = { unitGrams: packageGrams, hasGrams: besides, held: units };
    if (!looking.has(line)) return keptTerms(line, standing);
    const isOwn = line.source.productId === productId;
    return isOwn ? ownTerms(line, standing) : substituteTerms(line, standing);
  };
  return {
    productId,
    step: 'left-over',
    unitGrams: packageGrams,
    ...{ lots, lines },
    lotUnits: Float64Array.from(lots, (lot) => lot.source.packages),
    terms: lines.map(termsOf),
    tolerancePermille: 0,
  };
}
