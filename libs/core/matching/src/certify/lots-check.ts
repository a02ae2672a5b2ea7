import { compareLevels } from './exact-level';
import type { ServedMarket } from './served-market';
import { refuse } from './violation';

/**
 * Nothing lost (S1): no unit is left over that any line could still take by any exchange, and none that
 * could replace a placed unit of a larger key (urgency, then share of the lot, then rank).
 *
 * Lots with something left are taken by the key of their next unit, smallest first, so whoever reaches a
 * lot first is the most demanding: each is looked at once. O(pairs + lots log lots).
 * One long loop: everything in it is per pair.
 */
export function checkLots({ market, lotUnits, lineUnits, ...served }: ServedMarket): void {
  const { lots, lines, pairs } = market;
  const compare = (a: number, nextA: number, b: number, nextB: number): number =>
    (lots.urgency[a] as number) - (lots.urgency[b] as number) ||
    compareLevels(
      (lotUnits[a] as number) + nextA,
      lots.units[a] as number,
      (lotUnits[b] as number) + nextB,
      lots.units[b] as number,
    ) ||
    (lots.rank[a] as number) - (lots.rank[b] as number);
  const leftOver = Int32Array.from(lotUnits.keys()).filter(
    (lot) => (lotUnits[lot] as number) < (lots.units[lot] as number),
  );
  leftOver.sort((a, b) => compare(a, 1, b, 1));
  const isSeen = new Uint8Array(lots.count);
  const isLineSeen = new Uint8Array(lines.count);
  const stack = new Int32Array(lots.count);
  for (const giver of leftOver) {
    if (isSeen[giver] === 1) continue;
    isSeen[giver] = 1;
    stack[0] = giver;
    for (let height = 1; height > 0;) {
      height -= 1;
      const lot = stack[height] as number;
      const end = pairs.start[lot + 1] as number;
      for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
        const line = pairs.line[pair] as number;
        if (isLineSeen[line] === 1 || served.dropped[line] === 1) continue;
        isLineSeen[line] = 1;
        if ((lineUnits[line] as number) < (lines.units[line] as number))
          refuse('lot.left-over', `lotUnits[${giver}]`, { line });
        const last = served.start[line + 1] as number;
        for (let at = served.start[line] as number; at < last; at += 1) {
          const other = served.server[at] as number;
          if (isSeen[other] === 1) continue;
          isSeen[other] = 1;
          if (compare(other, 0, giver, 1) > 0)
            refuse('lot.passed-over', `lotUnits[${giver}]`, { insteadOf: other });
          stack[height] = other;
          height += 1;
        }
      }
    }
  }
}
