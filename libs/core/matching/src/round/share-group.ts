import type { MatchingQuestion } from '../matching-question';
import type { MarketRecord, RoundSlopes } from '../matching-answer';
import { Board, type GroupPart } from './board';
import type { LineFacts } from './facts';
import { groupOf, prepare, type ProductGroup, withLaneCosts } from './prepared';
import { shareLeftOver } from './share-left-over';
import type { RoundHooks } from './round-hooks';
import { shareOwn } from './share-own';
import { sizesOf } from './sizes';
import { Sharer } from './solver';
import { tellGroup } from './tell-group';

/** A group of products that can be shared by itself, and how much work it is. */
export interface GroupToShare {
  readonly key: string;
  /** Lots times lines of each product, at most; packages of several sizes count twice. */
  readonly pairsGuess: number;
}

/** How a group is to be shared. */
export interface GroupHooks extends RoundHooks {
  /** S4: by what the costs of lanes are multiplied. Not said: by nothing. */
  readonly slopes?: RoundSlopes | null;
}

/** The groups of a question, those with most work first. O(n log n). */
export function groupsOf(question: MatchingQuestion): GroupToShare[] {
  const groups = [...prepare(question).groups.values()];
  return groups
    .map((group) => ({ key: group.key, pairsGuess: pairsGuess(group) }))
    .sort((a, b) => b.pairsGuess - a.pairsGuess || (a.key < b.key ? -1 : 1));
}

function pairsGuess({ productIds, lots, lines }: ProductGroup): number {
  return productIds.reduce((sum, productId) => {
    const ofProduct = lots.filter((lot) => lot.source.productId === productId);
    const asking = lines.filter((line) => line.source.productId === productId);
    return sum + ofProduct.length * asking.length * (sizesOf(ofProduct).length > 1 ? 2 : 1);
  }, 0);
}

/**
 * Shares one group of products: first every product among those who ask for it; then what is left of it
 * among those who went without because of their minimum; then, choice by choice, among those who take it
 * instead of what they are short of. Who has come to its minimum by that may look everywhere once more.
 */
export function shareGroup(
  question: MatchingQuestion,
  key: string,
  { slopes = null, ...hooks }: GroupHooks = {},
): GroupPart {
  const prepared = withLaneCosts(prepare(question), slopes);
  const records: MarketRecord[] = [];
  const solver = new Sharer(records, hooks);
  const board = new Board(prepared, groupOf(prepared, key), solver, hooks.densePairsMax);
  fillBoard(board);
  return tellGroup(board, records);
}

/** All the markets of a group, in their order. */
export function fillBoard(board: Board): void {
  for (const productId of board.group.productIds) shareOwn(board, productId);
  let risen = offerInTurn(board, (line, choice) =>
    choice === 0 ? mayRiseAgain(board, line) : isShort(board, line),
  );
  while (risen.size > 0) {
    const again = risen;
    risen = offerInTurn(board, (line) => again.has(line));
  }
}

/** Offers what is left, first choices first; returns who has come to its minimum by it. */
function offerInTurn(
  board: Board,
  isSeeking: (line: LineFacts, choice: number) => boolean,
): ReadonlySet<LineFacts> {
  const { lines, productIds } = board.group;
  const below = lines.filter((line) => isBelowMinimum(board, line));
  const choices = lines.reduce((most, line) => Math.max(most, line.productIds.length), 0);
  for (let choice = 0; choice < choices; choice += 1) {
    for (const productId of productIds) {
      const isSeeker = (line: LineFacts): boolean =>
        line.productIds[choice] === productId && isSeeking(line, choice);
      shareLeftOver(board, productId, lines.filter(isSeeker));
    }
  }
  return new Set(below.filter((line) => !isBelowMinimum(board, line)));
}

/** Packages of one size were tried line by line already when the product was shared. */
function mayRiseAgain(board: Board, line: LineFacts): boolean {
  return board.dropped.has(line) && board.shelvesOf(line.source.productId).length > 1;
}

function isShort(board: Board, line: LineFacts): boolean {
  return board.hasGrams(line) < line.source.wantedGrams;
}

function isBelowMinimum(board: Board, line: LineFacts): boolean {
  return board.hasGrams(line) < line.source.minGrams;
}
