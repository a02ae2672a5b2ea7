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
import { ConfirmAgreement } from './agreements/confirm-agreement';
import { EndAgreement } from './agreements/end-agreement';
import { PairAgreementController } from './agreements/pair-agreement.controller';
import { PairAgreementQueries } from './agreements/pair-agreement.queries';
import { ProposeAgreement } from './agreements/propose-agreement';
import { FairnessController } from './fairness/fairness.controller';
import { FairnessQueries } from './fairness/fairness.queries';
import { AskQuestion } from './matching-runs/ask-question';
import { BookAnswer } from './matching-runs/book-answer';
import { CancelMatchingRun } from './matching-runs/cancel-matching-run';
import { FreezeQuestion } from './matching-runs/freeze-question';
import { MatchingRunController } from './matching-runs/matching-run.controller';
import { RunEventsController } from './matching-runs/run-events.controller';
import { MatchingRunQueries } from './matching-runs/matching-run.queries';
import { PlanMatchingRun } from './matching-runs/plan-matching-run';
import { QueueMatchingRun } from './matching-runs/queue-matching-run';
import { ReplayMatchingRun } from './matching-runs/replay-matching-run';
import { RequestMatching } from './matching-runs/request-matching';
import { RequestUrgent } from './matching-runs/request-urgent';
import { ExplainInThread } from './outcomes/explain-in-thread';
import { ExplanationQueries } from './outcomes/explanation.queries';
import { OutcomeController } from './outcomes/outcome.controller';
import { OutcomeQueries } from './outcomes/outcome.queries';
import { RunPapers } from './papers/run-papers';
import { RunPapersController } from './papers/run-papers.controller';
import { AdoptPolicy } from './policies/adopt-policy';
import { MatchingPolicyController } from './policies/matching-policy.controller';
import { MatchingPolicyQueries } from './policies/matching-policy.queries';
import { ProposePolicy } from './policies/propose-policy';
import { CloseRescue } from './rescue/close-rescue';
import { FollowLots } from './rescue/follow-lots';
import { OpenRescue } from './rescue/open-rescue';
import { RescueController } from './rescue/rescue.controller';
import { RescueQueries } from './rescue/rescue.queries';
import { TakeRescue } from './rescue/take-rescue';
import { WithdrawRescue } from './rescue/withdraw-rescue';
import { ComparisonQueries } from './what-if/comparison.queries';
import { RequestWhatIf } from './what-if/request-what-if';
import { MatchingWhatIfController } from './what-if/what-if.controller';

/** Matching runs by voted parameters, agreements and balances; allocations and rescue listings. */
@Module({
  imports: [InventoryModule, OrdersModule],
  controllers: [
    MatchingRunController,
    RunEventsController,
    AllocationController,
    OutcomeController,
    RescueController,
    MatchingPolicyController,
    PairAgreementController,
    FairnessController,
    MatchingWhatIfController,
    RunPapersController,
  ],
  providers: [
    RequestMatching,
    RequestUrgent,
    AskQuestion,
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
    ExplainInThread,
    OpenRescue,
    CloseRescue,
    FollowLots,
    TakeRescue,
    WithdrawRescue,
    RescueQueries,
    ProposePolicy,
    AdoptPolicy,
    MatchingPolicyQueries,
    ProposeAgreement,
    ConfirmAgreement,
    EndAgreement,
    PairAgreementQueries,
    FairnessQueries,
    RequestWhatIf,
    ComparisonQueries,
    RunPapers,
  ],
  exports: [Allocations, ReleaseAllocation],
})
export class RoundsModule {}
