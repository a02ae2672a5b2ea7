import type { MatchingQuestion } from '../matching-question';
import { Board, type GroupPart, type RoundHooks } from './board';
import type { LineFacts } from './facts';
import { groupOf, prepare, type ProductGroup } from './prepared';
import { shareLeftOver } from './share-left-over';
import { shareOwn, sizesOf } from './share-own';
import { tellGroup } from './tell-group';

/** A group of products that can be shared by itself, and how much work it is. */
export interface GroupToShare {
  readonly key: string;
  /** Lots times lines of each product, at most; packages of several sizes count twice. */
  readonly pairsGuess: number;
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
 * Shares one group of products: first every product among those who ask for it, then what is left of it
 * among those who went without because of their minimum, then, choice by choice, among those who take it
 * instead of what they are short of.
 */
export function shareGroup(
  question: MatchingQuestion,
  key: string,
  hooks: RoundHooks = {},
): GroupPart {
  const prepared = prepare(question);
  const group = groupOf(prepared, key);
  const board = new Board(prepared, group, hooks);
  for (const productId of group.productIds) shareOwn(board, productId);
  for (const { productId, seekers } of seekersInTurn(board)) {
    shareLeftOver(board, productId, seekers());
  }
  return tellGroup(board);
}

/** Who looks where, in the order in which it is offered; asked for when its turn comes. */
function* seekersInTurn(board: Board) {
  const { productIds, lines } = board.group;
  for (const productId of productIds) {
    // With packages of one size the minimums were tried one by one already.
    if (board.shelvesOf(productId).length < 2) continue;
    const dropped = (): LineFacts[] =>
      lines.filter((line) => line.source.productId === productId && board.dropped.has(line));
    yield { productId, seekers: dropped };
  }
  const choices = lines.reduce((most, line) => Math.max(most, line.productIds.length), 0);
  for (let choice = 1; choice < choices; choice += 1) {
    for (const productId of productIds) {
      const short = (): LineFacts[] =>
        lines.filter((line) => line.productIds[choice] === productId && isShort(board, line));
      yield { productId, seekers: short };
    }
  }
}

export function isShort(board: Pick<Board, 'hasGrams'>, line: LineFacts): boolean {
  return board.hasGrams(line) < line.source.wantedGrams;
}
