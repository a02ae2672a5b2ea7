import { addDays, greatCircleMetres, momentAt } from '#core/kernel';
import type { MatchingAnswer, MatchingLine, MatchingLot, MatchingQuestion } from '../src';

/** A question and its answer, looked at again from the raw facts and without the code that shared. */
export interface Recheck {
  readonly question: MatchingQuestion;
  readonly answer: MatchingAnswer;
}

export function metresBetween(question: MatchingQuestion, lot: MatchingLot, line: MatchingLine) {
  const states = [lot.stateCode, line.stateCode].sort().join();
  const factor = question.travel.factors.findLast(
    (it) => [it.stateA, it.stateB].sort().join() === states,
  );
  const permille = factor?.permille ?? question.travel.roadFactorPermille;
  return Math.round((greatCircleMetres(lot, line) * permille) / 1000);
}

export function isLegal(question: MatchingQuestion, lot: MatchingLot, line: MatchingLine): boolean {
  const { travel } = question;
  const metres = metresBetween(question, lot, line);
  const ready = Math.max(momentAt(lot.readyOn).getTime(), Date.parse(question.asOf));
  const minutes = travel.loadingMinutes + Math.ceil((metres * 60) / (travel.speedKmh * 1000));
  const arrives = Math.ceil(ready / 60_000) * 60_000 + minutes * 60_000;
  const handedOver = Math.max(arrives, momentAt(line.windowFromOn).getTime());
  const shelfDays = line.shelfLifeDaysMinOnArrival ?? 0;
  const goodUntil = momentAt(addDays(lot.bestBeforeOn, 1 - shelfDays)).getTime();
  const transport = Math.ceil((metres * travel.transportMinorPerTonneKm) / 1_000_000);
  if (line.declinedLotIds?.includes(lot.id)) return false;
  const [floor, ceiling] = [lot.floorMinorPerKg, line.ceilingMinorPerKg];
  const isAffordable =
    floor === null ||
    ceiling === null ||
    (lot.currency === line.currency && floor + transport <= ceiling);
  return (
    [line.productId, ...line.substituteProductIds].includes(lot.productId) &&
    (line.gradeFloor === null || lot.grade <= line.gradeFloor) &&
    (line.washed === null || line.washed === lot.washed) &&
    (!lot.coldChain || line.coldCapable) &&
    (travel.maxMetres === null || metres <= travel.maxMetres) &&
    arrives < momentAt(addDays(line.windowToOn, 1)).getTime() &&
    handedOver < goodUntil &&
    isAffordable
  );
}

/** Every promise about sums and pairs that the answer breaks, in words; empty when it keeps them all. */
export function brokenPromises({ question, answer }: Recheck): string[] {
  const lots = new Map(question.lots.map((lot) => [lot.id, lot]));
  const lines = new Map(question.lines.map((line) => [line.id, line]));
  const faults: string[] = [];
  const demand = (isKept: boolean, fault: string): void => {
    if (!isKept) faults.push(fault);
  };
  for (const it of answer.allocations) {
    const [lot, line] = [lots.get(it.lotId), lines.get(it.lineId)];
    const isKnown = lot !== undefined && line !== undefined;
    demand(isKnown && isLegal(question, lot, line), `illegal: ${it.lotId} for ${it.lineId}`);
    demand(isKnown && it.grams === it.packages * lot.packageGrams, `grams of ${it.lotId}`);
    demand(Number.isSafeInteger(it.packages) && it.packages > 0, `packages of ${it.lotId}`);
  }
  demand(
    sameIds(
      answer.lots.map((it) => it.lotId),
      [...lots.keys()],
    ),
    'one outcome for each lot',
  );
  demand(
    sameIds(
      answer.lines.map((it) => it.lineId),
      [...lines.keys()],
    ),
    'one for each line',
  );
  for (const it of answer.lots) {
    const given = gramsOf(answer, 'lotId', it.lotId);
    const lot = lots.get(it.lotId);
    const has = (lot?.packages ?? 0) * (lot?.packageGrams ?? 0);
    demand(it.placedGrams === given && given <= has, `${it.lotId} gives what it has`);
    demand(it.placedGrams + it.unplacedGrams === has, `no gram of ${it.lotId} is made or lost`);
  }
  for (const it of answer.lines) {
    const given = gramsOf(answer, 'lineId', it.lineId);
    const line = lines.get(it.lineId);
    const total = given + it.alreadyGrams;
    demand(it.grams === given, `${it.lineId} gets what it is told`);
    demand(given === 0 || total <= (line?.maxGrams ?? 0), `${it.lineId} above its most`);
    demand(given === 0 || total >= (line?.minGrams ?? 0), `${it.lineId} below its minimum`);
  }
  return faults;
}

export function totalOf(answer: MatchingAnswer, lineId: string): number {
  const line = answer.lines.find((it) => it.lineId === lineId);
  return (line?.alreadyGrams ?? 0) + (line?.grams ?? 0);
}

function gramsOf(answer: MatchingAnswer, key: 'lotId' | 'lineId', id: string): number {
  return answer.allocations.reduce((sum, it) => sum + (it[key] === id ? it.grams : 0), 0);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify([...b].sort());
}
