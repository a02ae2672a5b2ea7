import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { CancelMatchingRun } from './cancel-matching-run';
import {
  MatchingRunDetail,
  MatchingRunPage,
  MatchingRunResponse,
  ReplayResponse,
  RequestMatchingRequest,
  RequestUrgentRequest,
  RunsQuery,
} from './matching-run.dto';
import { MatchingRunQueries } from './matching-run.queries';
import { ReplayMatchingRun } from './replay-matching-run';
import { RequestMatching } from './request-matching';
import { RequestUrgent } from './request-urgent';

@ApiTags('rounds')
@Controller('v1')
export class MatchingRunController {
  constructor(
    private readonly queries: MatchingRunQueries,
    private readonly requestMatching: RequestMatching,
    private readonly requestUrgent: RequestUrgent,
    private readonly cancelRun: CancelMatchingRun,
    private readonly replayRun: ReplayMatchingRun,
  ) {}

  /** Answers the run that will do it: when one waited already, that one, whatever id was sent. */
  @Post('cycles/:id/matching-runs')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingRunDetail })
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Body() request: RequestMatchingRequest,
  ): Promise<MatchingRunDetail> {
    const { id, kind, seed } = request;
    const runId = await this.requestMatching.run(actor, { id, cycleId, kind, seed });
    return this.queries.one(actor, runId);
  }

  /** One lot that cannot wait is shared by itself, among the orders as they stand. */
  @Post('cycles/:id/urgent-runs')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingRunDetail })
  async urgent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Body() { id, lotId }: RequestUrgentRequest,
  ): Promise<MatchingRunDetail> {
    await this.requestUrgent.run(actor, { id, cycleId, lotId });
    return this.queries.one(actor, id);
  }

  @Get('cycles/:id/matching-runs')
  @ApiOkResponse({ type: MatchingRunPage })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Query() query: RunsQuery,
  ): Promise<Page<MatchingRunResponse>> {
    return this.queries.list(actor, cycleId, query);
  }

  @GetCsv('cycles/:id/matching-runs/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Query() query: RunsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'matching-runs', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, cycleId, page),
    );
  }

  @Get('matching-runs/:id')
  @ApiOkResponse({ type: MatchingRunDetail })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MatchingRunDetail> {
    return this.queries.one(actor, id);
  }

  @Post('matching-runs/:id/replay')
  @HttpCode(200)
  @ApiOkResponse({ type: ReplayResponse })
  async replay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReplayResponse> {
    return this.replayRun.run(actor, id);
  }

  @Post('matching-runs/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingRunDetail })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MatchingRunDetail> {
    await this.cancelRun.run(actor, id);
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'cycleId',
  'kind',
  'state',
  'seed',
  'rulesVersion',
  'questionHash',
  'answerHash',
  'isByCalendar',
  'requestedAt',
  'plannedAt',
  'acceptBy',
  'settledAt',
  'availableGrams',
  'placedGrams',
  'unplacedGrams',
  'lotId',
  'baseRunId',
  'policyVersion',
  'isPartial',
  'isCertified',
  'failure',
] as const;
