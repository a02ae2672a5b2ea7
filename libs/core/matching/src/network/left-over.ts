import type { Network, NetworkAnswer } from './network';

type Shares = Pick<NetworkAnswer, 'lotUnits' | 'lineUnits' | 'fair'>;
type LeftOver = Pick<NetworkAnswer, 'unplaced' | 'unmet'>;

/**
 * What stays with the lots and what is missing to the lines, each with its reason. A line misses what it
 * wants, not what it could take besides. O(lots + lines + pairs).
 */
export function leftOver({ lots, lines, pairs }: Network, shares: Shares): LeftOver {
  const isDropped = lines.map(({ min }, line) => min > 0 && shares.lineUnits[line] === 0);
  // Of each lot: no legal line, some, or one among them that was left out.
  const reach = new Uint8Array(lots.length);
  const hasLot = new Uint8Array(lines.length);
  for (let pair = 0; pair < pairs.lot.length; pair += 1) {
    const [lot, line] = [pairs.lot[pair] as number, pairs.line[pair] as number];
    reach[lot] = Math.max(reach[lot] as number, isDropped[line] === true ? 2 : 1);
    hasLot[line] = 1;
  }
  const unplacedReasons = ['no-legal-line', 'demand-met', 'minimums'] as const;
  const unplaced = lots.flatMap((it, lot) => {
    const units = it.units - (shares.lotUnits[lot] as number);
    const reason = unplacedReasons[reach[lot] as 0 | 1 | 2];
    return units === 0 ? [] : [{ lot, units, reason }];
  });
  const reasonOf = (line: number, had: number) => {
    if (hasLot[line] === 0) return 'no-legal-lot';
    if (isDropped[line] === true) return 'below-minimum';
    return had < (shares.fair?.lineUnits[line] ?? had) ? 'tolerance' : 'shared';
  };
  const unmet = lines.flatMap((it, line) => {
    const had = shares.lineUnits[line] as number;
    const units = (it.wanted ?? it.units) - had;
    return units <= 0 ? [] : [{ line, units, reason: reasonOf(line, had) } as const];
  });
  return { unplaced, unmet };
}
