import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { RequestRunPlan } from './request-run-plan';
import {
  RequestRunPlanRequest,
  RunPlanListQuery,
  RunPlanPage,
  RunPlanResponse,
} from './run-plan.dto';
import { RunPlanQueries } from './run-plan.queries';

@ApiTags('transport')
@Controller('v1/run-plans')
export class RunPlanController {
  constructor(
    private readonly requestPlan: RequestRunPlan,
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
}
