import type { NetworkAnswer } from '#core/matching';
import { shareByModel } from './our-sharing';
import { firstCome, soonestNearest } from './peers';
import type { RoundTable } from './round-table';
import type { World } from './world';

/** A way to share every round of a season. */
export interface Policy {
  readonly name: 'model' | 'model, no memory' | 'soonest, nearest' | 'first come';
  /** Whether earlier rounds count. */
  readonly remembers: boolean;
  share(world: World, table: RoundTable): Shared;
}

interface Shared {
  readonly flows: NetworkAnswer['flows'];
  /** Lorry metres before S4, where there is an S4. */
  readonly truckMetresBefore?: number;
}

export const POLICIES: readonly Policy[] = [
  { name: 'model', remembers: true, share: shareByModel },
  { name: 'model, no memory', remembers: false, share: shareByModel },
  {
    name: 'soonest, nearest',
    remembers: false,
    share: (_, table) => ({ flows: soonestNearest(table) }),
  },
  { name: 'first come', remembers: false, share: (_, table) => ({ flows: firstCome(table) }) },
];
