import type { MatchingQuestion } from '../matching-question';
import type { Network } from '../network/network';
import { claimOf, setAside } from './agreements';
import { nth } from './nth';
import { PairSource, rowsOf } from './pair-source';
import { prepare } from './prepared';
import { wholeTask, withLocalFloors } from './share-own';

/** Such a file is for people and their tools: beyond so many pairs nobody reads it. */
export const NETWORK_PAIRS_MAX = 5_000_000;

/**
 * One product of a round as a network file: what is offered and asked of it in units that divide all its packages,
 * its legal pairs with their costs, the local floors and what agreements set aside. 'nothing' when nobody offers or
 * nobody asks for it, 'too_large' when it has more than NETWORK_PAIRS_MAX pairs.
 */
export function networkOfProduct(
  question: MatchingQuestion,
  productId: string,
): Network | 'nothing' | 'too_large' {
  const prepared = prepare(question);
  const groups = [...prepared.groups.values()];
  const group = groups.find((it) => it.productIds.includes(productId));
  const lots = group?.lots.filter(
    ({ source }) => source.productId === productId && source.packages > 0,
  );
  const lines = group?.lines.filter(({ source }) => source.productId === productId);
  if (!lots || !lines || lots.length === 0 || lines.length === 0) return 'nothing';
  const open = wholeTask({ prepared, hasGrams: ({ source }) => source.alreadyGrams }, lots, lines);
  const source = new PairSource(prepared, lots, lines, open.unitGrams);
  const rows = rowsOf(source, NETWORK_PAIRS_MAX);
  const pairs = rows.dense;
  if (pairs === null) return 'too_large';
  const task = withLocalFloors({ prepared }, open, rows);
  const claim = claimOf(task, pairs, setAside(task, rows, prepared));
  return {
    seed: question.seed,
    tolerancePermille: task.tolerancePermille,
    lots: lots.map((lot, at) => ({
      id: lot.source.id,
      product: productId,
      units: task.lotUnits[at] as number,
      urgency: lot.urgency,
    })),
    lines: lines.map((line, at) => ({
      id: line.source.id,
      product: productId,
      ...nth(task.terms, at),
      families: line.families,
      commune: line.source.communeId,
    })),
    pairs: {
      lot: lots.flatMap((_, at) =>
        Array<number>((pairs.start[at + 1] as number) - (pairs.start[at] as number)).fill(at),
      ),
      line: [...pairs.line],
      cost: [...pairs.cost],
      ...(claim && { claim: [...claim] }),
    },
  };
}
