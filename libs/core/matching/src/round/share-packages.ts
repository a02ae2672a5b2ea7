import { compareFractions } from '../leximin/exact-fraction';
import type { Market, MarketPairs } from '../network/market';
import type { MarketFlows } from '../network/market-answer';
import { coverAfterClaims } from '../network/share-market';
import { claimOf } from './agreements';
import type { Board, SetAside } from './board';
import type { LineFacts } from './facts';
import { keptTerms, ownTerms, type LineTerms } from './line-terms';
import { marketOf, type MarketTask } from './market-task';
import { nth } from './nth';
import { pairsOfLots } from './pair-source';
import { sizesOf } from './share-own';
import { recordOf, solveTask, type SolvedTask } from './solve-task';

interface SolvedWhole extends SolvedTask {
  readonly asides: readonly SetAside[];
}

/** The lots of one size, by place in the whole market, and how many of their packages each line keeps. */
export interface SizeShare {
  readonly packageGrams: number;
  readonly lots: Int32Array;
  /** Whole packages in what each line got of these lots when everything was shared in small units. */
  readonly kept: Float64Array;
}

/**
 * Makes whole packages of shares in small units, where packages differ. Every line keeps the whole packages
 * of each lot that its share holds; what that leaves over of each size is shared again by the same rules,
 * largest packages first, counting all that each line has. A line that whole packages leave below its
 * minimum goes without, and what it had is shared again.
 */
export function sharePackages(board: Board, whole: SolvedWhole): void {
  const { task, market } = whole;
  const { productId, lines } = task;
  const first = sizeShares(task, whole.answer.flows);
  const excluded = excludeBelowMinimum(board, whole, first);
  for (const line of excluded) board.dropped.add(nth(lines, line));
  const sizes = keptBy(first, excluded);
  const has = hasAtFirst(task, sizes);
  sizes.forEach((size, at) => {
    const { packageGrams } = size;
    const part = sizeTask(task, size, { has, excluded, isLast: at === sizes.length - 1 });
    const pairs = sizePairs(market.pairs, task, size);
    const claims = sizeClaims(whole, size, excluded);
    const solved = solveTask(part, pairs, claimOf(part, pairs, claims), board.hooks);
    board.records.push(recordOf(solved));
    const { lotUnits, lineUnits, flows } = solved.answer;
    takeUp(has, size, lineUnits);
    const { lots } = part;
    board.shelves.push({
      ...{ productId, packageGrams, lots, lines, lotUnits, lineUnits, flows, claims },
    });
  });
  lines.forEach((line, at) => {
    board.give(line, (has[at] as number) - line.source.alreadyGrams, false);
  });
}

/** By size, largest first. */
export function sizeShares(task: MarketTask, flows: MarketFlows): SizeShare[] {
  const shares = sizesOf(task.lots).map((packageGrams) => ({
    packageGrams,
    lots: Int32Array.from(
      [...task.lots.keys()].filter((at) => task.lots[at]?.source.packageGrams === packageGrams),
    ),
    kept: new Float64Array(task.lines.length),
  }));
  const shareOf = new Map(shares.map((share) => [share.packageGrams, share]));
  flows.units.forEach((units, flow) => {
    const { packageGrams } = nth(task.lots, flows.lot[flow] as number).source;
    const kept = shareOf.get(packageGrams)?.kept;
    const line = flows.line[flow] as number;
    const packages = Math.floor(units / (packageGrams / task.unitGrams));
    if (kept) kept[line] = (kept[line] as number) + packages;
  });
  return shares;
}

/** The same without what excluded lines hold: it is shared again. */
export function keptBy(sizes: readonly SizeShare[], excluded: ReadonlySet<number>): SizeShare[] {
  return sizes.map((size) => ({
    ...size,
    kept: size.kept.map((packages, line) => (excluded.has(line) ? 0 : packages)),
  }));
}

/** What each line has before a size is shared: accepted earlier, and whole packages of all sizes. */
export function hasAtFirst({ lines }: MarketTask, sizes: readonly SizeShare[]): Float64Array {
  return Float64Array.from(lines, ({ source }, at) =>
    sizes.reduce(
      (grams, { kept, packageGrams }) => grams + (kept[at] as number) * packageGrams,
      source.alreadyGrams,
    ),
  );
}

interface SizeState {
  readonly has: Float64Array;
  readonly excluded: ReadonlySet<number>;
  /** Minimums are asked for when no smaller packages can follow. */
  readonly isLast: boolean;
}

/** The market of one size: what lines keep of it comes first, then their shares of what is left over. */
export function sizeTask(
  whole: MarketTask,
  { packageGrams, lots, kept }: SizeShare,
  { has, excluded, isLast }: SizeState,
): MarketTask {
  const chosen = [...lots].map((at) => nth(whole.lots, at));
  const termsOf = (line: LineFacts, at: number): LineTerms => {
    const held = kept[at] as number;
    const hasGrams = (has[at] as number) - held * packageGrams;
    const standing = { unitGrams: packageGrams, hasGrams, held };
    if (excluded.has(at)) return keptTerms(line, standing);
    return ownTerms(line, standing, isLast ? line.source.minGrams : 0);
  };
  return {
    productId: whole.productId,
    step: 'packages',
    unitGrams: packageGrams,
    lots: chosen,
    lines: whole.lines,
    lotUnits: Float64Array.from(chosen, (lot) => lot.source.packages),
    terms: whole.lines.map(termsOf),
    tolerancePermille: 0,
  };
}

export function sizePairs(pairs: MarketPairs, task: MarketTask, size: SizeShare): MarketPairs {
  return pairsOfLots(pairs, size.lots, size.packageGrams / task.unitGrams);
}

/** The whole packages in what agreements set aside of this size, for lines that are still in. */
export function sizeClaims(
  { task, asides }: Pick<SolvedWhole, 'task' | 'asides'>,
  { packageGrams, lots }: SizeShare,
  excluded: ReadonlySet<number>,
): SetAside[] {
  const placeOf = new Map([...lots].map((lot, at) => [lot, at]));
  const out = new Set([...excluded].map((at) => nth(task.lines, at)));
  return asides.flatMap(({ lot, line, units }) => {
    const place = placeOf.get(lot);
    const packages = Math.floor(units / (packageGrams / task.unitGrams));
    if (place === undefined || packages === 0 || out.has(line)) return [];
    return [{ lot: place, line, units: packages }];
  });
}

/** What lines keep of a size becomes what they got of it. */
export function takeUp(has: Float64Array, size: SizeShare, lineUnits: ArrayLike<number>): void {
  for (let at = 0; at < has.length; at += 1) {
    const more = (lineUnits[at] as number) - (size.kept[at] as number);
    has[at] = (has[at] as number) + more * size.packageGrams;
  }
}

/**
 * The lines that go without: those that got nothing of what they needed at least, and those that whole
 * packages would leave below it. Of the latter a quarter at a time, the most demanding first, since what
 * they give back may lift the others.
 */
function excludeBelowMinimum(
  { hooks }: Board,
  whole: SolvedWhole,
  sizes: readonly SizeShare[],
): ReadonlySet<number> {
  const { lines, terms } = whole.task;
  const places = [...lines.keys()];
  const lacks = (at: number, grams: number): boolean => grams < nth(lines, at).source.minGrams;
  const alreadyOf = (at: number): number => nth(lines, at).source.alreadyGrams;
  const excluded = new Set(
    places.filter((at) => whole.answer.lineUnits[at] === 0 && lacks(at, alreadyOf(at))),
  );
  const hasMinimums = terms.some(({ min }) => min > 0);
  while (hasMinimums) {
    hooks.signal?.();
    const has = coveredGrams(whole, keptBy(sizes, excluded), excluded);
    const below = places.filter((at) => {
      const grams = has[at] as number;
      return grams > alreadyOf(at) && lacks(at, grams);
    });
    if (below.length === 0) break;
    for (const at of mostDemanding(lines, below)) excluded.add(at);
  }
  return excluded;
}

/** What each line would have of whole packages: the same as in sharing, without moving anything. */
function coveredGrams(
  whole: SolvedWhole,
  sizes: readonly SizeShare[],
  excluded: ReadonlySet<number>,
): Float64Array {
  const { task, market } = whole;
  const has = hasAtFirst(task, sizes);
  sizes.forEach((size, at) => {
    const part = sizeTask(task, size, { has, excluded, isLast: at === sizes.length - 1 });
    const pairs = sizePairs(market.pairs, task, size);
    const claim = claimOf(part, pairs, sizeClaims(whole, size, excluded));
    takeUp(has, size, coveredUnits(marketOf(part, pairs), claim));
  });
  return has;
}

function coveredUnits(market: Market, claim: Float64Array | null): Float64Array {
  const { coverage, rest } = coverAfterClaims(market, claim ?? undefined);
  const units = Float64Array.from(coverage.lineUnits);
  rest.claimed?.forEach((claimed, pair) => {
    const line = market.pairs.line[pair] as number;
    units[line] = (units[line] as number) + claimed;
  });
  return units;
}

function mostDemanding(lines: readonly LineFacts[], below: readonly number[]): number[] {
  const demandOf = ({ source }: LineFacts): number => source.minGrams - (source.debtGrams ?? 0);
  const mostFirst = [...below].sort((b, a) => {
    const [one, other] = [nth(lines, a), nth(lines, b)];
    const byDemand = compareFractions(
      ...([demandOf(one), one.families, demandOf(other), other.families] as const),
    );
    return byDemand !== 0 ? byDemand : one.rank - other.rank;
  });
  return mostFirst.slice(0, Math.ceil(below.length / 4));
}
