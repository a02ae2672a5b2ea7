import { addDays, greatCircleMetres, momentAt } from '#core/kernel';
import type { MatchingLine, MatchingLot, MatchingQuestion } from '../matching-question';

const MINUTE_MS = 60_000;

/**
 * The hard rules read a second time, straight from the question and with moments instead of minutes: so
 * that a fault in the rules by which harvests are shared does not hide itself. For used pairs only; it is slow.
 */
export function plainlyLegal(
  question: MatchingQuestion,
  lot: MatchingLot,
  line: MatchingLine,
): boolean {
  const { maxMetres } = question.travel;
  const isWanted =
    lot.productId === line.productId || line.substituteProductIds.includes(lot.productId);
  return (
    isWanted &&
    (line.gradeFloor === null || lot.grade <= line.gradeFloor) &&
    (line.washed === null || line.washed === lot.washed) &&
    (!lot.coldChain || line.coldCapable) &&
    (maxMetres === null || plainMetres(question, lot, line) <= maxMetres) &&
    isInTime(question, lot, line) &&
    isAffordable(question, lot, line) &&
    !line.declinedLotIds?.includes(lot.id)
  );
}

/** The road between a lot and a line: the straight line stretched by the factor of their states. */
export function plainMetres(
  { travel }: MatchingQuestion,
  lot: MatchingLot,
  line: MatchingLine,
): number {
  const factor = travel.factors.findLast(
    ({ stateA, stateB }) =>
      (stateA === lot.stateCode && stateB === line.stateCode) ||
      (stateB === lot.stateCode && stateA === line.stateCode),
  );
  const permille = factor?.permille ?? travel.roadFactorPermille;
  return Math.round((greatCircleMetres(lot, line) * permille) / 1000);
}

/** Loaded when it is ready and not before now; there before the window ends, with days to spare. */
function isInTime(question: MatchingQuestion, lot: MatchingLot, line: MatchingLine): boolean {
  const { travel, policy, asOf } = question;
  const roadMinutes = Math.ceil((plainMetres(question, lot, line) * 60) / (travel.speedKmh * 1000));
  const nowMs = Math.ceil(Date.parse(asOf) / MINUTE_MS) * MINUTE_MS;
  const loadedMs = Math.max(momentAt(lot.readyOn).getTime(), nowMs);
  const arrivesMs = loadedMs + (travel.loadingMinutes + roadMinutes) * MINUTE_MS;
  const handedOverMs = Math.max(arrivesMs, momentAt(line.windowFromOn).getTime());
  const spareDays = (line.shelfLifeDaysMinOnArrival ?? 0) + policy.shelfMarginDays;
  return (
    arrivesMs < momentAt(addDays(line.windowToOn, 1)).getTime() &&
    handedOverMs < momentAt(addDays(lot.bestBeforeOn, 1 - spareDays)).getTime()
  );
}

function isAffordable(question: MatchingQuestion, lot: MatchingLot, line: MatchingLine): boolean {
  if (lot.floorMinorPerKg === null || line.ceilingMinorPerKg === null) return true;
  const metres = plainMetres(question, lot, line);
  const transport = Math.ceil((metres * question.travel.transportMinorPerTonneKm) / 1_000_000);
  return (
    lot.currency === line.currency && lot.floorMinorPerKg + transport <= line.ceilingMinorPerKg
  );
}
