import { newId } from '#core/kernel';
import type { StockMove } from '#features/inventory';
import type { Reception } from './reception.entity';

type Word = Pick<StockMove, 'lotId' | 'allocationId' | 'reason' | 'personId' | 'eventTime'>;
type Difference = Pick<Reception, 'differenceGrams' | 'differenceCause'>;

/** Stock follows the receiver's scale: what is missing is lost at reception, what is too much is corrected. */
export function movesOfDifference(difference: Difference, word: Word): StockMove[] {
  const { differenceGrams, differenceCause } = difference;
  if (differenceGrams === 0) return [];
  const id = newId();
  if (differenceGrams > 0) {
    const grams = differenceGrams;
    return [{ ...word, id, kind: 'correct', from: 'outside', to: 'delivered', grams }];
  }
  return [
    {
      ...word,
      id,
      kind: 'lose',
      from: 'delivered',
      to: 'lost',
      grams: -differenceGrams,
      stage: 'reception',
      cause: differenceCause ?? 'other',
    },
  ];
}

/** The same movement the other way round, for a difference that was wrong. */
export function counterMoves(difference: Difference, word: Word): StockMove[] {
  return movesOfDifference(difference, word).map(({ from, to, ...move }) => ({
    ...move,
    kind: 'correct',
    from: to,
    to: from,
  }));
}
