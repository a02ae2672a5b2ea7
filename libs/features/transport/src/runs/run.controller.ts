import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { MoveRun } from '../road/move-run';
import { ClearRun } from './clear-run';
import { PublishRun } from './publish-run';
import { RunDetailResponse } from './run.dto';
import { RunQueries } from './run.queries';
import {
  ClearRunRequest,
  CloseRunRequest,
  DepartRunRequest,
  ReasonRequest,
  ResumeRunRequest,
} from './run-request.dto';
import { WithdrawRun } from './withdraw-run';

/** The life of a run, from the promise to the way home. */
@ApiTags('transport')
@Controller('v1/runs/:id')
export class RunController {
  constructor(
    private readonly publishRun: PublishRun,
    private readonly withdrawRun: WithdrawRun,
    private readonly clearRun: ClearRun,
    private readonly moveRun: MoveRun,
    private readonly queries: RunQueries,
  ) {}

  @Post('publish')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async publish(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.publishRun.run(actor, id);
    return this.queries.detail(actor, id);
  }

  @Post('unpublish')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async unpublish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ReasonRequest,
  ) {
    await this.withdrawRun.unpublish(actor, id, request.reason);
    return this.queries.detail(actor, id);
  }

  @Post('cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ReasonRequest,
  ) {
    await this.withdrawRun.cancel(actor, id, request.reason);
    return this.queries.detail(actor, id);
  }

  /** The gate: `gate.isCleared` says whether the run may leave; each check has its answer. */
  @Post('clear')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async clear(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ClearRunRequest,
  ) {
    await this.clearRun.run(actor, id, request.override?.reason ?? null);
    return this.queries.detail(actor, id);
  }

  @Post('depart')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async depart(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: DepartRunRequest,
  ) {
    await this.moveRun.depart(actor, id, request);
    return this.queries.detail(actor, id);
  }

  @Post('suspend')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ReasonRequest,
  ) {
    await this.moveRun.suspend(actor, id, request.reason);
    return this.queries.detail(actor, id);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ResumeRunRequest,
  ) {
    await this.moveRun.resume(actor, id, request.vehicleId);
    return this.queries.detail(actor, id);
  }

  @Post('close')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CloseRunRequest,
  ) {
    await this.moveRun.close(actor, id, request);
    return this.queries.detail(actor, id);
  }
}
