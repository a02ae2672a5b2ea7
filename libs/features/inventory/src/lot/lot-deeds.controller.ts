import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { ConfirmLot } from './confirm-lot';
import { CorrectLot } from './correct-lot';
import { LoseFromLot } from './lose-from-lot';
import {
  ConfirmLotRequest,
  CorrectLotRequest,
  LoseFromLotRequest,
  WithdrawLotRequest,
} from './lot-deeds.dto';
import { LotResponse } from './lot.dto';
import { LotQueries } from './lot.queries';
import { RelistLot } from './relist-lot';
import { WithdrawLot } from './withdraw-lot';

/** What happens to a lot. Each answer is the lot as it is afterwards. */
@ApiTags('inventory')
@Controller('v1/lots/:id')
export class LotDeedsController {
  constructor(
    private readonly confirmLot: ConfirmLot,
    private readonly correctLot: CorrectLot,
    private readonly withdrawLot: WithdrawLot,
    private readonly relistLot: RelistLot,
    private readonly loseFromLot: LoseFromLot,
    private readonly queries: LotQueries,
  ) {}

  @Post('confirm')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ConfirmLotRequest,
  ): Promise<LotResponse> {
    await this.confirmLot.run(actor, id, request);
    return this.queries.one(id);
  }

  @Post('correct')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CorrectLotRequest,
  ): Promise<LotResponse> {
    await this.correctLot.run(actor, id, request);
    return this.queries.one(id);
  }

  @Post('withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: WithdrawLotRequest,
  ): Promise<LotResponse> {
    await this.withdrawLot.run(actor, id, request);
    return this.queries.one(id);
  }

  @Post('relist')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async relist(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: WithdrawLotRequest,
  ): Promise<LotResponse> {
    await this.relistLot.run(actor, id, request);
    return this.queries.one(id);
  }

  @Post('lose')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async lose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: LoseFromLotRequest,
  ): Promise<LotResponse> {
    await this.loseFromLot.run(actor, id, request);
    return this.queries.one(id);
  }
}
