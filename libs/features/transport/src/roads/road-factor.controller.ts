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
import { FixRoadFactor } from './fix-road-factor';
import {
  FixRoadFactorRequest,
  RoadFactorChangePage,
  RoadFactorChangeQuery,
  RoadFactorChangeResponse,
  RoadFactorPage,
  RoadFactorQuery,
} from './road-factor.dto';
import { RoadFactorQueries } from './road-factor.queries';

/** How much longer than straight lines roads are, and how that became known. */
@ApiTags('transport')
@Controller('v1')
export class RoadFactorController {
  constructor(
    private readonly fixFactor: FixRoadFactor,
    private readonly queries: RoadFactorQueries,
  ) {}

  @Get('road-factors')
  @ApiOkResponse({ type: RoadFactorPage })
  async factors(@CurrentActor() actor: Actor, @Query() query: RoadFactorQuery) {
    return this.queries.factors(actor, query);
  }

  @GetCsv('road-factors/export.csv')
  async exportFactors(
    @CurrentActor() actor: Actor,
    @Query() query: RoadFactorQuery,
  ): Promise<StreamableFile> {
    const columns = [
      'stateA',
      'stateB',
      'permille',
      'fixedPermille',
      'drivenPermille',
      'runs',
    ] as const;
    return streamCsv({ name: 'road-factors', columns }, query, (page) =>
      this.queries.factors(actor, page),
    );
  }

  @Get('road-factor-changes')
  @ApiOkResponse({ type: RoadFactorChangePage })
  async changes(@CurrentActor() actor: Actor, @Query() query: RoadFactorChangeQuery) {
    return this.queries.changes(actor, query);
  }

  @GetCsv('road-factor-changes/export.csv')
  async exportChanges(
    @CurrentActor() actor: Actor,
    @Query() query: RoadFactorChangeQuery,
  ): Promise<StreamableFile> {
    const columns = [
      'id',
      'stateA',
      'stateB',
      'beforePermille',
      'permille',
      'reason',
      'changedAt',
    ] as const;
    return streamCsv({ name: 'road-factor-changes', columns }, query, (page) =>
      this.queries.changes(actor, page),
    );
  }

  @Put('road-factor-changes/:id')
  @ApiOkResponse({ type: RoadFactorChangeResponse })
  async fix(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: FixRoadFactorRequest,
  ) {
    await this.fixFactor.run(actor, id, request);
    return this.queries.change(actor, id);
  }
}
