import { apportion } from '#core/kernel';

export interface FamiliesOf {
  readonly id: string;
  readonly name: string;
  readonly families: number;
}

interface Received {
  readonly allocationId: string;
  readonly productName: string;
  readonly receivedGrams: number;
  readonly isInForce: boolean;
}

interface LostSince {
  readonly allocationId: string;
  readonly grams: number;
  readonly isInForce: boolean;
}

export interface ProductShare {
  readonly productName: string;
  /** Received and not lost since. */
  readonly grams: number;
  /** Whole grams for each council, in the order of the councils. */
  readonly parts: readonly number[];
}

/**
 * Shares what was received and not lost since over the councils, by their families.
 *
 * Promises: per product the parts add up to the gram; products stand in the order of their names; what no council
 * can take, because none has families, is shared to nobody.
 */
export function handOutShares(
  councils: readonly FamiliesOf[],
  received: readonly Received[],
  losses: readonly LostSince[],
): ProductShare[] {
  const left = new Map<string, number>();
  const productOf = new Map<string, string>();
  const add = (productName: string, grams: number): void => {
    left.set(productName, (left.get(productName) ?? 0) + grams);
  };
  for (const { allocationId, productName, receivedGrams, isInForce } of received) {
    productOf.set(allocationId, productName);
    if (isInForce) add(productName, receivedGrams);
  }
  for (const { allocationId, grams, isInForce } of losses) {
    const productName = productOf.get(allocationId);
    if (isInForce && productName !== undefined) add(productName, -grams);
  }
  const weights = councils.map((it) => it.families);
  const hasFamilies = weights.some((families) => families > 0);
  return [...left]
    .filter(([, grams]) => grams > 0)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([productName, grams]) => ({
      ...{ productName, grams },
      parts: hasFamilies ? apportion(grams, weights) : weights.map(() => 0),
    }));
}

interface Counted {
  readonly councilId: string;
  readonly families: number;
  readonly isLatest: boolean;
}

/** Councils with the families of their latest count; with what they registered where nobody has counted. */
export function countedFamilies<Council extends FamiliesOf>(
  councils: readonly Council[],
  censuses: readonly Counted[],
): Council[] {
  const latest = new Map(
    censuses.filter((it) => it.isLatest).map((it) => [it.councilId, it.families]),
  );
  return councils.map((it) => ({ ...it, families: latest.get(it.id) ?? it.families }));
}
