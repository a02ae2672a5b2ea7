import type { Id } from '#core/kernel';

declare module '#platform/events' {
  interface Events {
    /** A few hours before silence accepts. Heard by this feature alone. */
    'notices.acceptance_ends_soon': {
      readonly runId: Id<'MatchingRun'>;
      readonly cycleId: Id<'DistributionCycle'>;
    };
  }
}
