import type { MatchingAnswer } from '../matching-answer';
import type { MarketFlows } from '../network/market-answer';
import type { SetAside } from './agreements';
import type { LineFacts, LotFacts } from './facts';
import { DENSE_PAIRS_MAX } from './pair-source';
import type { Prepared, ProductGroup } from './prepared';
import type { Solver } from './solver';

/** The lots of a product in packages of one size, and to whom they go so far. */
export interface Shelf {
  readonly productId: string;
  readonly packageGrams: number;
  readonly lots: readonly LotFacts[];
  lines: readonly LineFacts[];
  /** Packages by lot, by line, and from which to which. */
  lotUnits: Float64Array;
  lineUnits: Float64Array;
  flows: MarketFlows;
  /** Packages set aside by agreement. */
  claims: readonly SetAside[];
}

/** What is known while a group of products is shared. Lines go by their index in the whole round. */
export class Board {
  /** Grams given in this round. */
  readonly given: Float64Array;
  /** The part of it that is a substitute. */
  readonly substituteGrams: Float64Array;
  /** What was its share of its own product before transport was saved, with what it had before. */
  readonly fairGrams: Float64Array;
  /** The smallest package of its own product that a line may take; Infinity: no lot is legal for it. */
  readonly leastPackageGrams: Float64Array;
  /** Lines that go without their own product because they would stay below their minimum. */
  readonly dropped = new Set<LineFacts>();
  /** Largest packages first, product by product. */
  readonly shelves: Shelf[] = [];

  constructor(
    readonly prepared: Prepared,
    readonly group: ProductGroup,
    readonly solver: Solver,
    readonly densePairsMax: number = DENSE_PAIRS_MAX,
  ) {
    const size = prepared.question.lines.length;
    this.given = new Float64Array(size);
    this.substituteGrams = new Float64Array(size);
    this.fairGrams = new Float64Array(size);
    this.leastPackageGrams = new Float64Array(size).fill(Infinity);
  }

  /** What a line has in all. */
  hasGrams(line: LineFacts): number {
    return line.source.alreadyGrams + (this.given[line.index] as number);
  }

  give(line: LineFacts, grams: number, isSubstitute: boolean): void {
    this.given[line.index] = (this.given[line.index] as number) + grams;
    if (!isSubstitute) return;
    this.substituteGrams[line.index] = (this.substituteGrams[line.index] as number) + grams;
  }

  shelvesOf(productId: string): Shelf[] {
    return this.shelves.filter((shelf) => shelf.productId === productId);
  }
}

/** A part of an answer: one group of products, to be joined with the others. */
export type GroupPart = Pick<MatchingAnswer, 'allocations' | 'lines' | 'lots' | 'groups'> & {
  readonly key: string;
};
