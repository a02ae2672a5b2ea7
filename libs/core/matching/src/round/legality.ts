import { dayOfMinute, type LineFacts, type LotFacts } from './facts';
import type { Roads } from './roads';

/**
 * The hard rules of a pair of one product, in the order in which they are asked. Those that nothing
 * but another harvest can mend come first, those that people can settle among themselves last: a pair
 * that fails late came close, and it is the one that an explanation should name.
 */
export const RULES = [
  'grade',
  'washing',
  'cold_chain',
  'currency',
  'distance',
  'window',
  'shelf_life',
  'price',
  'declined',
] as const;
export type Rule = (typeof RULES)[number];

/** The first rule that this lot for this line would break, or null when the pair is legal. */
export function firstBrokenRule(lot: LotFacts, line: LineFacts, roads: Roads): Rule | null {
  const atRest = firstBrokenAtRest(lot, line);
  if (atRest !== null) return atRest;
  return firstBrokenOnTheRoad(lot, line, roads, roads.metres(lot.source, line.source));
}

/** The rules that need no road. */
export function firstBrokenAtRest(lot: LotFacts, line: LineFacts): Rule | null {
  if (!isGoodEnough(lot, line)) return 'grade';
  if (!isWashedAsAsked(lot, line)) return 'washing';
  if (lot.source.coldChain && !line.source.coldCapable) return 'cold_chain';
  if (!isOfOneCurrency(lot, line)) return 'currency';
  return null;
}

/** The rules that depend on how far it is, and what the two communes have said. */
function firstBrokenOnTheRoad(
  lot: LotFacts,
  line: LineFacts,
  roads: Roads,
  metres: number,
): Rule | null {
  if (roads.maxMetres !== null && metres > roads.maxMetres) return 'distance';
  if (arrivalMinute(lot, roads, metres) > line.closesMinute) return 'window';
  if (shelfDaysLeft(lot, line, roads, metres) < line.shelfLifeDays) return 'shelf_life';
  if (!isWithinCeiling(lot, line, roads, metres)) return 'price';
  if (line.declinedLotIds.size > 0 && line.declinedLotIds.has(lot.source.id)) return 'declined';
  return null;
}

export function arrivalMinute(lot: LotFacts, roads: Roads, metres: number): number {
  return lot.departsMinute + roads.minutes(metres);
}

/** Whole days from the hand-over, which waits for the window to open, to best-before. */
export function shelfDaysLeft(
  lot: LotFacts,
  line: LineFacts,
  roads: Roads,
  metres: number,
): number {
  const handOver = Math.max(arrivalMinute(lot, roads, metres), line.opensMinute);
  return lot.bestBeforeDay - dayOfMinute(handOver);
}

/** Floor and transport share together; null while the farm price is not agreed. */
export function deliveredMinorPerKg(lot: LotFacts, roads: Roads, metres: number): number | null {
  const floor = lot.source.floorMinorPerKg;
  return floor === null ? null : floor + roads.minorPerKg(metres);
}

function isGoodEnough(lot: LotFacts, line: LineFacts): boolean {
  return line.source.gradeFloor === null || lot.source.grade <= line.source.gradeFloor;
}

function isWashedAsAsked(lot: LotFacts, line: LineFacts): boolean {
  return line.source.washed === null || line.source.washed === lot.source.washed;
}

/** Prices of two currencies cannot be compared; where either side names no price there is nothing to compare. */
function isOfOneCurrency(lot: LotFacts, line: LineFacts): boolean {
  if (lot.source.floorMinorPerKg === null || line.source.ceilingMinorPerKg === null) return true;
  return lot.source.currency === line.source.currency;
}

function isWithinCeiling(lot: LotFacts, line: LineFacts, roads: Roads, metres: number): boolean {
  const ceiling = line.source.ceilingMinorPerKg;
  const delivered = deliveredMinorPerKg(lot, roads, metres);
  return ceiling === null || delivered === null || delivered <= ceiling;
}
