import type { MarketFlows, MarketAnswer } from '../network/market-answer';
import type { SetAside } from './agreements';
import type { LineFacts, LotFacts } from './facts';
import { keptTerms, ownTerms, type LineTerms } from './line-terms';
import type { MarketTask } from './market-task';
import { nth } from './nth';
import type { Rows } from './pair-source';

/** A whole market that has been shared in units that divide all packages. */
export interface WholeShare {
  readonly task: MarketTask;
  readonly answer: MarketAnswer;
  readonly asides: readonly SetAside[];
  readonly rowsOfSize: (size: SizeShare) => Rows;
}

/** The lots of one size, by place in the whole market, and how many of their packages each line keeps. */
export interface SizeShare {
  readonly packageGrams: number;
  readonly lots: Int32Array;
  /** Whole packages in what each line got of these lots when everything was shared in small units. */
  readonly kept: Float64Array;
}

/** Largest first. */
export function sizesOf(lots: readonly LotFacts[]): number[] {
  return [...new Set(lots.map((lot) => lot.source.packageGrams))].sort((a, b) => b - a);
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
    excluded,
  };
}

/** The whole packages in what agreements set aside of this size, for lines that are still in. */
export function sizeClaims(
  { task, asides }: Pick<WholeShare, 'task' | 'asides'>,
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
