import { Module } from '@nestjs/common';
import { InventoryModule } from '#features/inventory';
import { OrdersModule } from '#features/orders';
import { AcceptAll } from './allocations/accept-all';
import { AcceptAllocation } from './allocations/accept-allocation';
import { AllAnswered } from './allocations/all-answered';
import { AllocationController } from './allocations/allocation.controller';
import { AllocationQueries } from './allocations/allocation.queries';
import { Allocations } from './allocations/allocations';
import { DeclineAllocation } from './allocations/decline-allocation';
import { ReleaseAllocation } from './allocations/release-allocation';
import { RestoreAllocation } from './allocations/restore-allocation';
import { SettleRun } from './allocations/settle-run';
import { BookAnswer } from './matching-runs/book-answer';
import { CancelMatchingRun } from './matching-runs/cancel-matching-run';
import { FreezeQuestion } from './matching-runs/freeze-question';
import { MatchingRunController } from './matching-runs/matching-run.controller';
import { MatchingRunQueries } from './matching-runs/matching-run.queries';
import { PlanMatchingRun } from './matching-runs/plan-matching-run';
import { QueueMatchingRun } from './matching-runs/queue-matching-run';
import { ReplayMatchingRun } from './matching-runs/replay-matching-run';
import { RequestMatching } from './matching-runs/request-matching';
import { ExplanationQueries } from './outcomes/explanation.queries';
import { OutcomeController } from './outcomes/outcome.controller';
import { OutcomeQueries } from './outcomes/outcome.queries';
import { CloseRescue } from './rescue/close-rescue';
import { FollowLots } from './rescue/follow-lots';
import { OpenRescue } from './rescue/open-rescue';
import { RescueController } from './rescue/rescue.controller';
import { RescueQueries } from './rescue/rescue.queries';
import { TakeRescue } from './rescue/take-rescue';
import { WithdrawRescue } from './rescue/withdraw-rescue';

/** Matching runs, allocations and rescue listings. */
@Module({
  imports: [InventoryModule, OrdersModule],
  controllers: [MatchingRunController, AllocationController, OutcomeController, RescueController],
  providers: [
    RequestMatching,
    QueueMatchingRun,
    FreezeQuestion,
    PlanMatchingRun,
    BookAnswer,
    CancelMatchingRun,
    ReplayMatchingRun,
    MatchingRunQueries,
    AcceptAllocation,
    AcceptAll,
    DeclineAllocation,
    RestoreAllocation,
    ReleaseAllocation,
    SettleRun,
    AllAnswered,
    Allocations,
    AllocationQueries,
    OutcomeQueries,
    ExplanationQueries,
    OpenRescue,
    CloseRescue,
    FollowLots,
    TakeRescue,
    WithdrawRescue,
    RescueQueries,
  ],
  exports: [Allocations, ReleaseAllocation],
})
export class RoundsModule {}
