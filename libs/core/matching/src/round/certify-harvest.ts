import { groupBy } from '#core/kernel';
import { firstViolation, refuse, type Violation } from '../certify/violation';
import { FULL } from '../consolidate/slopes';
import type { MarketRecord, MatchingAnswer, RoundSlopes } from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import { Board, type Shelf } from './board';
import { totalsOf } from './join-groups';
import { Judge } from './judge';
import { nth } from './nth';
import { plainlyLegal, plainMetres } from './plain-rules';
import { prepare, type Prepared, type ProductGroup, withLaneCosts } from './prepared';
import type { RoundHooks } from './round-hooks';
import { fillBoard } from './share-group';

/**
 * Checks a whole answer against its question without trusting whoever made it; null when it is right.
 *
 * Proves: every market that the question leads to is recorded, in order, and certified over all legal pairs
 * (nothing lost, the urgent first, nobody passed over, least transport); who goes without has a minimum
 * that was not met; the allocations are what the last markets gave, in whole packages, and each obeys the
 * hard rules by a second reading of them; no line goes above its most or below its minimum; outcomes and
 * totals add up. Groups that were not finished must say so and give nothing. Which lines are left out by
 * their minimum is found by trying, so another choice may be as good: that is not judged. Takes as long as
 * finding all pairs, and a pass over them for each promise.
 */
export function certifyHarvest(
  question: MatchingQuestion,
  answer: MatchingAnswer,
  hooks: RoundHooks = {},
): Violation | null {
  return firstViolation(() => {
    if (answer.rulesVersion !== question.rulesVersion || answer.seed !== question.seed) {
      refuse('round.rules', 'rulesVersion');
    }
    const prepared = withLaneCosts(prepare(question), slopesIn(question, answer));
    const shelves = judgedShelves(prepared, answer, hooks);
    checkAllocations(question, answer, shelves);
    checkOutcomes(question, answer);
  });
}

/** Slopes stand only where they were voted for, and never make a road cheaper than a full lorry does. */
function slopesIn({ policy }: MatchingQuestion, { slopes }: MatchingAnswer): RoundSlopes | null {
  if (!slopes) return null;
  const told = [slopes.otherwise, ...slopes.lanes.map(({ slope }) => slope)];
  const isSound = told.every((slope) => Number.isSafeInteger(slope) && slope >= FULL);
  if (!policy.consolidate || !isSound) refuse('round.record', 'slopes');
  return slopes;
}

/** Judges group after group; a group without records must have been left unfinished as a whole. */
function judgedShelves(
  prepared: Prepared,
  answer: MatchingAnswer,
  hooks: RoundHooks,
): readonly Shelf[] {
  const unfinished = unfinishedLines(answer);
  const unfinishedLots = new Set(
    answer.lots.flatMap((lot) => (lot.reason.code === 'lot.not_computed' ? [lot.lotId] : [])),
  );
  const recordsOf = recordsByGroup(prepared, answer);
  return [...prepared.groups.values()].flatMap((group) => {
    hooks.signal?.();
    const records = recordsOf.get(group.key) ?? [];
    const isUnfinished = ({ source }: { readonly source: { readonly id: string } }): boolean =>
      unfinished.has(source.id) || unfinishedLots.has(source.id);
    const members = [...group.lines, ...group.lots];
    if (members.some(isUnfinished)) {
      if (records.length > 0 || !members.every(isUnfinished)) refuse('round.record', group.key);
      return [];
    }
    const judge = new Judge(records);
    const board = new Board(prepared, group, judge, hooks.densePairsMax);
    fillBoard(board);
    if (!judge.isDone) refuse('round.record', group.key);
    return board.shelves;
  });
}

function unfinishedLines(answer: MatchingAnswer): ReadonlySet<string> {
  const lines = answer.lines.filter(({ reason }) => reason.code === 'line.not_computed');
  return new Set(lines.map(({ lineId }) => lineId));
}

function recordsByGroup(
  { groups }: Prepared,
  answer: MatchingAnswer,
): ReadonlyMap<string, readonly MarketRecord[]> {
  const keyOf = new Map(
    [...groups.values()].flatMap(({ key, productIds }: ProductGroup) =>
      productIds.map((productId) => [productId, key] as const),
    ),
  );
  return groupBy(
    answer.groups,
    ({ productId }) => keyOf.get(productId) ?? refuse('round.record', productId),
  );
}

/** The allocations are what the shelves give, and each is legal by the plain reading of the rules. */
function checkAllocations(
  question: MatchingQuestion,
  answer: MatchingAnswer,
  shelves: readonly Shelf[],
): void {
  const lotOf = new Map(question.lots.map((lot) => [lot.id, lot]));
  const lineOf = new Map(question.lines.map((line) => [line.id, line]));
  const given = givenBy(shelves);
  let last = '';
  answer.allocations.forEach((it, at) => {
    const place = `allocations[${String(at)}]`;
    const key = `${it.lotId}\n${it.lineId}`;
    const [lot, line] = [lotOf.get(it.lotId), lineOf.get(it.lineId)];
    if (!lot || !line || key <= last) return refuse('round.allocations', place);
    last = key;
    if (!plainlyLegal(question, lot, line)) refuse('round.illegal', place);
    const isRight =
      it.packages === given.get(key) &&
      it.grams === it.packages * lot.packageGrams &&
      it.productId === lot.productId &&
      it.substitute === (lot.productId !== line.productId) &&
      it.metres === plainMetres(question, lot, line);
    if (!isRight) refuse('round.allocations', place);
  });
  if (given.size !== answer.allocations.length) refuse('round.allocations', 'allocations');
}

function givenBy(shelves: readonly Shelf[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { lots, lines, flows } of shelves) {
    flows.units.forEach((packages, flow) => {
      const lot = nth(lots, flows.lot[flow] as number).source.id;
      const line = nth(lines, flows.line[flow] as number).source.id;
      given.set(`${lot}\n${line}`, packages);
    });
  }
  return given;
}

/** Sums by lot and line from the allocations alone, within what was offered and asked. */
function checkOutcomes(question: MatchingQuestion, answer: MatchingAnswer): void {
  const { allocations } = answer;
  const lots = byId(question.lots);
  const lines = byId(question.lines);
  const placed = sums(allocations, (it) => it.lotId);
  const got = sums(allocations, (it) => it.lineId);
  if (answer.lots.length !== lots.length) refuse('round.lots', 'lots');
  if (answer.lines.length !== lines.length) refuse('round.lines', 'lines');
  answer.lots.forEach((told, at) => {
    const { id, packages, packageGrams } = nth(lots, at);
    const placedGrams = placed.get(id) ?? 0;
    const unplacedGrams = packages * packageGrams - placedGrams;
    const isRight =
      told.lotId === id &&
      told.packages === packages &&
      told.placedGrams === placedGrams &&
      told.placedPackages * packageGrams === placedGrams &&
      told.unplacedGrams === unplacedGrams &&
      told.unplacedPackages * packageGrams === unplacedGrams;
    if (!isRight || unplacedGrams < 0) refuse('round.lots', `lots[${String(at)}]`);
  });
  answer.lines.forEach((told, at) => {
    const { id, wantedGrams, minGrams, maxGrams, alreadyGrams } = nth(lines, at);
    const grams = got.get(id) ?? 0;
    const total = grams + alreadyGrams;
    const isRight =
      told.lineId === id &&
      told.askedGrams === wantedGrams &&
      told.alreadyGrams === alreadyGrams &&
      told.grams === grams &&
      (grams === 0 || (total <= maxGrams && total >= minGrams));
    if (!isRight) refuse('round.lines', `lines[${String(at)}]`);
  });
  if (!isSameTotals(answer)) refuse('round.totals', 'totals');
}

function isSameTotals(answer: MatchingAnswer): boolean {
  const told = Object.entries(answer.totals);
  const right: Readonly<Record<string, number>> = { ...totalsOf(answer) };
  return told.length === Object.keys(right).length && told.every(([key, it]) => right[key] === it);
}

function sums<Item extends { readonly grams: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const item of items) totals.set(keyOf(item), (totals.get(keyOf(item)) ?? 0) + item.grams);
  return totals;
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}
