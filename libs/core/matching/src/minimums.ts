import type { LineFacts } from './round/facts';
import { groupBy } from './round/group-by';
import type { Sharing } from './sharing';

const READMISSIONS_MAX = 3;
/** One line at a time while few are short; a sixteenth of them at once while many are. */
const DROPPED_AT_ONCE = 16;

/**
 * Shares so that every line gets nothing or at least its minimum.
 *
 * Lines that would stay below are left out from the most demanding down (missing grams a family), each
 * time letting the others rise; then those left out are tried again from the least demanding up.
 */
export function shareWithMinimums(sharing: Sharing): void {
  sharing.fill('wanted');
  dropUntilAllMet(sharing);
  for (let round = 0; round < READMISSIONS_MAX; round += 1) {
    if (!readmitSome(sharing)) break;
    sharing.fill('wanted');
    dropUntilAllMet(sharing);
  }
  sharing.fill('most');
}

function dropUntilAllMet(sharing: Sharing): void {
  for (;;) {
    const short = sharing.lines.filter((line) => sharing.isBelowMinimum(line));
    if (short.length === 0) return;
    for (const line of mostDemanding(short)) sharing.drop(line);
    sharing.releaseSubstitutes();
    sharing.fill('wanted');
  }
}

/** Of every product the share of its lines that must go first. */
function mostDemanding(short: readonly LineFacts[]): LineFacts[] {
  const mostFirst = [...short].sort((a, b) => byDemand(b, a));
  const byProduct = groupBy(mostFirst, (line) => line.source.productId);
  return [...byProduct.values()].flatMap((lines) =>
    lines.slice(0, Math.ceil(lines.length / DROPPED_AT_ONCE)),
  );
}

function readmitSome(sharing: Sharing): boolean {
  const dropped = sharing.lines.filter((line) => sharing.isDropped(line)).sort(byDemand);
  let isAnyBack = false;
  for (const line of dropped) {
    sharing.readmit(line);
    if (sharing.serveMinimum(line)) isAnyBack = true;
    else sharing.drop(line);
  }
  return isAnyBack;
}

/** Grams still missing to the minimum, a family; ties by rank. */
function byDemand(a: LineFacts, b: LineFacts): number {
  return demandOf(a) - demandOf(b) || a.rank - b.rank;
}

function demandOf({ source, families }: LineFacts): number {
  return (source.minGrams - source.alreadyGrams) / families;
}
