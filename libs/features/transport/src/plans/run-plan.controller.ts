import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { EndPlan } from './end-plan';
import { ExplainUnserved } from './explain-unserved';
import { PlanRankingResponse } from './ranking.dto';
import { RankingQueries } from './ranking.queries';
import { RequestRunPlan } from './request-run-plan';
import {
  NearestChangesQuery,
  NearestChangesResponse,
  RequestRunPlanRequest,
  RunPlanListQuery,
  RunPlanPage,
  RunPlanResponse,
  WhatIfPlanRequest,
} from './run-plan.dto';
import { RunPlanQueries } from './run-plan.queries';
import { WhatIfPlan } from './what-if-plan';

@ApiTags('transport')
@Controller('v1/run-plans')
export class RunPlanController {
  constructor(
    private readonly requestPlan: RequestRunPlan,
    private readonly whatIf: WhatIfPlan,
    private readonly ending: EndPlan,
    private readonly explainUnserved: ExplainUnserved,
    private readonly rankings: RankingQueries,
    private readonly queries: RunPlanQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: RunPlanPage })
  async list(@CurrentActor() actor: Actor, @Query() query: RunPlanListQuery) {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: RunPlanListQuery,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'run-plans',
        columns: [
          'id',
          'communeId',
          'state',
          'dayOn',
          'seed',
          'totals',
          'requestedAt',
          'plannedAt',
          'failure',
        ],
      },
      query,
      (page) => this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: RunPlanResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: RunPlanResponse })
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RequestRunPlanRequest,
  ) {
    await this.requestPlan.run(actor, id, request);
    return this.queries.one(actor, id);
  }

  /** What would have to be otherwise for goods that stay behind to find a place, all else as it is. */
  @Get(':id/nearest-changes')
  @ApiOkResponse({ type: NearestChangesResponse })
  async changes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { allocationId }: NearestChangesQuery,
  ) {
    return { items: await this.explainUnserved.run(actor, id, allocationId) };
  }

  /** Which runs to let go first when fuel is short: urgency × families × fairness debt per litre. */
  @Get(':id/ranking')
  @ApiOkResponse({ type: PlanRankingResponse })
  async rank(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.rankings.one(actor, id);
  }

  @GetCsv(':id/ranking/export.csv')
  async exportRanking(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    const columns = [
      'rank',
      'runCode',
      'vehicleName',
      'priority',
      'fuelMl',
      'priorityPerLitre',
      'families',
      'urgencyMax',
      'debtPermilleMax',
      'servedGrams',
      'metres',
    ] as const;
    return streamCsv({ name: 'run-ranking', columns }, {}, async () => {
      const { runs } = await this.rankings.one(actor, id);
      return { items: [...runs], next: null };
    });
  }

  /** Nothing is written of a plan that is called off; whoever thinks about it stops within a second or so. */
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: RunPlanResponse })
  async cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.ending.cancel(actor, id);
    return this.queries.one(actor, id);
  }

  /** Answers the plan that thinks it through; its totals stand beside those of the plan it varies. */
  @Post(':id/what-if')
  @HttpCode(200)
  @ApiOkResponse({ type: RunPlanResponse })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: WhatIfPlanRequest,
  ) {
    await this.whatIf.run(actor, id, request);
    return this.queries.one(actor, request.id);
  }
}
