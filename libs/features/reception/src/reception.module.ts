import { Module } from '@nestjs/common';
import { InventoryModule } from '#features/inventory';
import { RoundsModule } from '#features/rounds';
import { AnswerClaim } from './claims/answer-claim';
import { ClaimController } from './claims/claim.controller';
import { ClaimQueries } from './claims/claim.queries';
import { FollowDeadline } from './claims/follow-deadline';
import { OpenClaim } from './claims/open-claim';
import { WithdrawClaim } from './claims/withdraw-claim';
import { HandOutLossController } from './hand-out/hand-out-loss.controller';
import { HandOutLossQueries } from './hand-out/hand-out-loss.queries';
import { RecordHandOutLoss } from './hand-out/record-hand-out-loss';
import { FinishAllocation } from './receptions/finish-allocation';
import { ReceiveGoods } from './receptions/receive-goods';
import { ReceptionController } from './receptions/reception.controller';
import { ReceptionQueries } from './receptions/reception.queries';

/** What arrived, what was lost while handing out, and claims. */
@Module({
  imports: [InventoryModule, RoundsModule],
  controllers: [ReceptionController, HandOutLossController, ClaimController],
  providers: [
    ReceiveGoods,
    FinishAllocation,
    ReceptionQueries,
    RecordHandOutLoss,
    HandOutLossQueries,
    OpenClaim,
    AnswerClaim,
    WithdrawClaim,
    FollowDeadline,
    ClaimQueries,
  ],
})
export class ReceptionModule {}
