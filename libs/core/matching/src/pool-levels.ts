import type { LineFacts } from './round/facts';
import type { Pool } from './pool';
import type { Sharing } from './sharing';

/** How the lines that a product leaves short fare together. */
export interface PoolLevel {
  /** Whole grams a family over all of them, what they accepted earlier included. */
  readonly sharedGramsPerFamily: number;
  readonly sharers: number;
}

/** The levels of all pools of a shared group. O(lines). */
export function poolLevels(sharing: Sharing): PoolLevel[] {
  return sharing.pools.map((pool) => levelOf(pool, sharing));
}

function levelOf(pool: Pool, sharing: Sharing): PoolLevel {
  const short = pool.lines.filter(
    (line, at) =>
      line.source.productId === pool.productId &&
      !sharing.isDropped(line) &&
      sharing.gramsOf(line) < line.source.wantedGrams &&
      pool.pairs.hasLegalLot(at),
  );
  const grams = short.reduce((sum, line) => sum + sharing.gramsOf(line), 0);
  const families = short.reduce((sum, line) => sum + line.families, 0);
  return {
    sharedGramsPerFamily: families === 0 ? 0 : Math.floor(grams / families),
    sharers: short.length,
  };
}

export function gramsPerFamily(sharing: Sharing, line: LineFacts): number {
  return Math.floor(sharing.gramsOf(line) / line.families);
}
