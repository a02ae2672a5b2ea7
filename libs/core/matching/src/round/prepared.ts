import { groupBy } from '#core/kernel';
import type { RoundSlopes } from '../matching-answer';
import type { MatchingQuestion } from '../matching-question';
import { RULES_VERSION } from '../rules-version';
import { Costs } from './costs';
import { lineFacts, lotFacts, type LineFacts, type LotFacts } from './facts';
import { nth } from './nth';
import { refuseFaultyQuestion } from './question-faults';
import { Roads } from './roads';

/** Products that substitutes tie together, with everything offered and asked of them, by id. */
export interface ProductGroup {
  /** The first of its products. */
  readonly key: string;
  readonly productIds: readonly string[];
  readonly lots: readonly LotFacts[];
  readonly lines: readonly LineFacts[];
}

/** A question that makes sense, with its dates as numbers, its ranks drawn and its groups found. */
export interface Prepared {
  readonly question: MatchingQuestion;
  readonly roads: Roads;
  readonly costs: Costs;
  readonly groups: ReadonlyMap<string, ProductGroup>;
}

/** A thread shares many groups of one question: what they have in common is made once. */
const KNOWN = new WeakMap<MatchingQuestion, Prepared>();

/** Throws a RangeError for a question that makes no sense or is of other rules. O(n log n), once a question. */
export function prepare(question: MatchingQuestion): Prepared {
  const known = KNOWN.get(question);
  if (known) return known;
  refuseFaultyQuestion(question, RULES_VERSION);
  const prepared: Prepared = {
    question,
    roads: new Roads(question.travel),
    costs: new Costs(question.preferences),
    groups: groupsIn(lotFacts(question), lineFacts(question)),
  };
  KNOWN.set(question, prepared);
  return prepared;
}

/** The same with the costs of S4's slopes. */
export function withLaneCosts(prepared: Prepared, slopes: RoundSlopes | null): Prepared {
  if (slopes === null) return prepared;
  return { ...prepared, costs: new Costs(prepared.question.preferences, slopes) };
}

export function groupOf({ groups }: Prepared, key: string): ProductGroup {
  const group = groups.get(key);
  if (!group) throw new RangeError(`no group of products is called ${key}`);
  return group;
}

/** Names the group of each product by the first of its products. */
class Ties {
  private readonly parent = new Map<string, string>();

  rootOf(product: string): string {
    let root = product;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    if (root !== product) this.parent.set(product, root);
    return root;
  }

  tie(a: string, b: string): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)].sort();
    if (first !== undefined && second !== undefined && first !== second) {
      this.parent.set(second, first);
    }
  }
}

function groupsIn(
  lots: readonly LotFacts[],
  lines: readonly LineFacts[],
): ReadonlyMap<string, ProductGroup> {
  const ties = new Ties();
  for (const { productIds } of lines) {
    for (const product of productIds) ties.tie(nth(productIds, 0), product);
  }
  const lotsOf = groupBy(lots, (lot) => ties.rootOf(lot.source.productId));
  const linesOf = groupBy(lines, (line) => ties.rootOf(line.source.productId));
  const keys = [...new Set([...lotsOf.keys(), ...linesOf.keys()])].sort();
  return new Map(
    keys.map((key) => {
      const group = { lots: lotsOf.get(key) ?? [], lines: linesOf.get(key) ?? [] };
      const products = [...group.lots, ...group.lines].map(({ source }) => source.productId);
      return [key, { key, productIds: [...new Set(products)].sort(), ...group }];
    }),
  );
}
