import type { Tables } from '#platform/database';
import { Allocation } from './allocations/allocation.entity';
import { PairAgreement } from './agreements/pair-agreement.entity';
import { MatchingRun } from './matching-runs/matching-run.entity';
import { MatchingPolicyRow } from './policies/matching-policy.entity';
import { RescueListing } from './rescue/rescue-listing.entity';
import { RescueTake } from './rescue/rescue-take.entity';
import { Rounds1763769600006 } from './rounds.migrations';
import { RoundsReceived1764028800006 } from './rounds-received.migrations';
import { RoundsVoted1763856000006 } from './rounds-voted.migrations';
import './rounds.events';

export { RoundsModule } from './rounds.module';
export { Allocations } from './allocations/allocations';
export { debtsOfRound } from './fairness/debts-of-round';
export { ReleaseAllocation } from './allocations/release-allocation';

export const roundsTables: Tables = {
  entities: [MatchingRun, Allocation, RescueListing, RescueTake, MatchingPolicyRow, PairAgreement],
  migrations: [Rounds1763769600006, RoundsVoted1763856000006, RoundsReceived1764028800006],
};
