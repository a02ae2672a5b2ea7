import type { Board } from './board';
import { nth } from './nth';
import {
  hasAtFirst,
  keptBy,
  sizeClaims,
  sizeShares,
  sizeTask,
  takeUp,
  type WholeShare,
} from './sizes';

/**
 * Makes whole packages of shares in small units, where packages differ. Every line keeps the whole packages
 * of each lot that its share holds; what that leaves over of each size is shared again by the same rules,
 * largest packages first, counting all that each line has. A line that whole packages leave below its
 * minimum goes without, and what it had is shared again.
 */
export function sharePackages(board: Board, whole: WholeShare): void {
  const { task } = whole;
  const { productId, lines } = task;
  const first = sizeShares(task, whole.answer.flows);
  const excluded = board.solver.excludedFrom(whole, first);
  const sizes = keptBy(first, excluded);
  const has = hasAtFirst(task, sizes);
  sizes.forEach((size, at) => {
    const { packageGrams } = size;
    const part = sizeTask(task, size, { has, excluded, isLast: at === sizes.length - 1 });
    const claims = sizeClaims(whole, size, excluded);
    const { lotUnits, lineUnits, flows } = board.solver.solve(part, whole.rowsOfSize(size), claims);
    takeUp(has, size, lineUnits);
    const { lots } = part;
    board.shelves.push({
      ...{ productId, packageGrams, lots, lines, lotUnits, lineUnits, flows, claims },
    });
  });
  lines.forEach((line, at) => {
    const { alreadyGrams, minGrams } = line.source;
    const grams = (has[at] as number) - alreadyGrams;
    board.give(line, grams, false);
    if (grams === 0 && alreadyGrams < minGrams) board.dropped.add(nth(lines, at));
  });
}
