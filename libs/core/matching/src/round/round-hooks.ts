import type { ShareHooks } from '../network/share-market';

/** Lets the caller follow and stop the work on one group of products. */
export interface RoundHooks extends ShareHooks {
  /** More pairs of one market than this do not stand in memory at once; for tests. */
  readonly densePairsMax?: number;
}
