import type { MatchingLine, MatchingLot } from '../src';
import { isLegal, totalOf, type Recheck } from './recheck';

/** Lines that could give a package of this lot's product and size to another, and lots that could. */
interface Reach {
  readonly lots: Set<MatchingLot>;
  readonly lines: Set<MatchingLine>;
}

/** A lot with packages left that could reach a line with room, perhaps through exchanges; null: none. */
export function lostFood(recheck: Recheck): string | null {
  const { question, answer } = recheck;
  for (const line of question.lines) {
    for (const packageGrams of new Set(question.lots.map((lot) => lot.packageGrams))) {
      for (const productId of new Set([line.productId, ...line.substituteProductIds])) {
        if (roomOf(recheck, line, productId) < packageGrams) continue;
        const { lots } = reachOf(recheck, line, productId, packageGrams);
        const left = [...lots].find(
          (lot) => (answer.lots.find((it) => it.lotId === lot.id)?.unplacedPackages ?? 0) > 0,
        );
        if (left !== undefined) return `${left.id} is left although ${line.id} has room`;
      }
    }
  }
  return null;
}

/** A line that could gain a package from one that would still be better served; null: none. */
export function envy(recheck: Recheck): string | null {
  const { question, answer } = recheck;
  const size = question.lots[0]?.packageGrams ?? 1;
  for (const line of question.lines) {
    const total = totalOf(answer, line.id);
    if (total + size > line.wantedGrams || total < line.minGrams) continue;
    const { lines } = reachOf(recheck, line, line.productId, size);
    for (const giver of lines) {
      const has = totalOf(answer, giver.id);
      if (giver === line || has - size < Math.max(giver.minGrams, giver.alreadyGrams)) continue;
      const level = (grams: number, { debtGrams = 0, families }: MatchingLine): number =>
        (grams - debtGrams) / families;
      const isBetterServed = level(has, giver) > level(total + size, line);
      if (has > giver.wantedGrams || isBetterServed) return `${line.id} envies ${giver.id}`;
    }
  }
  return null;
}

function roomOf({ answer }: Recheck, line: MatchingLine, productId: string): number {
  const total = totalOf(answer, line.id);
  const mayTake =
    total >= line.minGrams && (productId === line.productId || total < line.wantedGrams);
  return mayTake ? line.maxGrams - total : 0;
}

/** All lots and lines from which a package could come to the line by swapping packages of one size. */
function reachOf(
  { question, answer }: Recheck,
  line: MatchingLine,
  productId: string,
  packageGrams: number,
): Reach {
  const reach: Reach = { lots: new Set(), lines: new Set([line]) };
  for (const taker of reach.lines) {
    for (const lot of question.lots) {
      const isOfKind = lot.productId === productId && lot.packageGrams === packageGrams;
      if (reach.lots.has(lot) || !isOfKind || !isLegal(question, lot, taker)) continue;
      reach.lots.add(lot);
      const holders = answer.allocations.filter((it) => it.lotId === lot.id).map((it) => it.lineId);
      for (const other of question.lines) if (holders.includes(other.id)) reach.lines.add(other);
    }
  }
  return reach;
}
