import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { PageQuery } from '#platform/lists';
import { CorrectFuel } from './correct-fuel';
import {
  CorrectFuelRequest,
  EditFuelQuotaRequest,
  FuelEntryPage,
  FuelEntryResponse,
  FuelListQuery,
  FuelQuotaPage,
  FuelQuotaResponse,
  GrantFuelQuotaRequest,
} from './fuel.dto';
import { FuelQueries } from './fuel.queries';
import { GrantFuelQuota } from './grant-fuel-quota';

@ApiTags('transport')
@Controller('v1')
export class FuelController {
  constructor(
    private readonly grantQuota: GrantFuelQuota,
    private readonly correctFuel: CorrectFuel,
    private readonly queries: FuelQueries,
  ) {}

  @Get('fuel-quotas')
  @ApiOkResponse({ type: FuelQuotaPage })
  async list(@CurrentActor() actor: Actor, @Query() query: FuelListQuery) {
    return this.queries.list(actor, query);
  }

  @GetCsv('fuel-quotas/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: FuelListQuery,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'fuel-quotas',
        columns: ['id', 'fuel', 'validFrom', 'validTo', 'grantedMl', 'usedMl', 'leftMl', 'source'],
      },
      query,
      (page) => this.queries.list(actor, page),
    );
  }

  @Get('fuel-quotas/:id')
  @ApiOkResponse({ type: FuelQuotaResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(actor, id);
  }

  @Put('fuel-quotas/:id')
  @ApiOkResponse({ type: FuelQuotaResponse })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: GrantFuelQuotaRequest,
  ) {
    await this.grantQuota.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch('fuel-quotas/:id')
  @ApiOkResponse({ type: FuelQuotaResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: EditFuelQuotaRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.grantQuota.edit(actor, id, request, seenVersion);
    return this.queries.one(actor, id);
  }

  @Get('fuel-quotas/:id/entries')
  @ApiOkResponse({ type: FuelEntryPage })
  async entries(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ) {
    return this.queries.entries(actor, id, query);
  }

  @GetCsv('fuel-quotas/:id/entries/export.csv')
  async exportEntries(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'fuel-entries',
        columns: ['id', 'runId', 'kind', 'ml', 'reason', 'eventTime', 'recordTime'],
      },
      {},
      (page) => this.queries.entries(actor, id, page),
    );
  }

  @Put('fuel-entries/:id')
  @ApiOkResponse({ type: FuelEntryResponse })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CorrectFuelRequest,
  ) {
    await this.correctFuel.run(actor, id, request);
    return this.queries.entry(id);
  }
}
