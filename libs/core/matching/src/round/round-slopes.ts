import { greatCircleMetres } from '#core/kernel';
import { FULL, slopeOf } from '../consolidate/slopes';
import { tripsOf } from '../consolidate/lanes';
import type { MatchingAllocation, MatchingAnswer, RoundSlopes } from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import { costOfUnit } from './costs';
import { Roads } from './roads';

/** What one lorry of the trunk roads takes. */
const LORRY_GRAMS = 10_000_000;
/** The answer as it was and so many repetitions; it need not settle down, so the best is kept. */
const REPEATS = 2;
/** No lane counts as dearer than if its lorry carried a 256th of what it could. */
const DEAREST = 256 * FULL;

/** What goes from one municipality to another, of all products together. */
interface Lane {
  readonly from: string;
  readonly to: string;
  grams: number;
  /** Kilograms times metres, for the mean road of the lane. */
  kilogramMetres: number;
}

/**
 * S4 for a whole round: yields by which slopes the question should be shared next (null: as it is), is sent
 * each answer, and returns the one with the fewest lorry metres between municipalities. Whoever drives
 * it may stop after any answer. Only the roads change: what lots give and lines get stays as it was, within
 * the tolerance. Costs as much as sharing so many times over; without the vote for it, once.
 */
export function* slopesToTry(
  question: MatchingQuestion,
): Generator<RoundSlopes | null, MatchingAnswer, MatchingAnswer> {
  let last = yield null;
  let best = last;
  if (!question.policy.consolidate) return best;
  const dearest = dearestSlope(question);
  for (let nth = 1; nth <= REPEATS && dearest >= 2 * FULL; nth += 1) {
    last = yield slopesAfter(lanesOf(question, last.allocations), dearest);
    if (lorryMetres(question, last) < lorryMetres(question, best)) best = last;
  }
  return best;
}

/** Metres that loaded lorries drive between municipalities: trips × mean road, of all lanes together. */
export function lorryMetres(
  question: MatchingQuestion,
  { allocations }: Pick<MatchingAnswer, 'allocations'>,
): number {
  return lanesOf(question, allocations).reduce(
    (sum, lane) => sum + tripsOf(lane.grams, LORRY_GRAMS) * meanMetres(lane),
    0,
  );
}

function slopesAfter(lanes: readonly Lane[], dearest: number): RoundSlopes {
  const told = lanes.map(({ from, to, grams }) => ({
    ...{ from, to },
    slope: slopeOf(grams, LORRY_GRAMS, dearest),
  }));
  return { lanes: told.filter(({ slope }) => slope < dearest), otherwise: dearest };
}

/** The lanes that carry something, by the codes of their municipalities. */
function lanesOf(question: MatchingQuestion, allocations: readonly MatchingAllocation[]): Lane[] {
  const fromOf = new Map(question.lots.map((lot) => [lot.id, lot.municipalityCode]));
  const toOf = new Map(question.lines.map((line) => [line.id, line.municipalityCode]));
  const lanes = new Map<string, Lane>();
  for (const { lotId, lineId, grams, metres } of allocations) {
    const [from, to] = [fromOf.get(lotId) ?? '', toOf.get(lineId) ?? ''];
    const key = `${from}\n${to}`;
    const lane = lanes.get(key) ?? { from, to, grams: 0, kilogramMetres: 0 };
    lane.grams += grams;
    lane.kilogramMetres += Math.round((grams * metres) / 1000);
    lanes.set(key, lane);
  }
  return [...lanes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lane]) => lane);
}

function meanMetres({ grams, kilogramMetres }: Lane): number {
  return Math.round((kilogramMetres * 1000) / grams);
}

/** The largest slope with which costs of this question can still be added up exactly along any path. */
function dearestSlope(question: MatchingQuestion): number {
  const { lots, lines, preferences } = question;
  const heaviest = lots.reduce((most, lot) => Math.max(most, lot.packageGrams), 1);
  const permille = preferences.reduce((most, it) => Math.max(most, it.costPermille), 1000);
  const dearestPair = Math.max(1, costOfUnit(longestRoad(question), heaviest, permille));
  const room = Math.floor(Number.MAX_SAFE_INTEGER / (lots.length + lines.length + 1)) - 1;
  return Math.min(DEAREST, Math.floor(room / dearestPair));
}

/** No road of the question is longer: across the box of all its places, a tenth more for the curve of the earth. */
function longestRoad({ lots, lines, travel }: MatchingQuestion): number {
  const box = { north: -90, south: 90, east: -180, west: 180 };
  for (const { latitude, longitude } of [...lots, ...lines]) {
    box.north = Math.max(box.north, latitude);
    box.south = Math.min(box.south, latitude);
    box.east = Math.max(box.east, longitude);
    box.west = Math.min(box.west, longitude);
  }
  if (box.north < box.south) return 0;
  const straight = greatCircleMetres(
    { latitude: box.south, longitude: box.west },
    { latitude: box.north, longitude: box.east },
  );
  const roads = new Roads(travel);
  return Math.ceil((straight * 11 * roads.permilleMax()) / 10_000);
}
