import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, allow, type Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { Database } from '#platform/database';
import { SeenVersion } from '#platform/etag';
import { communesToRead, mayReadInventoryOf } from '../inventory.policy';
import { LotResponse } from '../lot/lot.dto';
import { RegisterLot } from '../lot/register-lot';
import { AnnounceForecast } from './announce-forecast';
import { ChangeForecast } from './change-forecast';
import { forecastInSight } from './find-forecast';
import {
  AnnounceForecastRequest,
  ChangeForecastRequest,
  ForecastPageResponse,
  ForecastResponse,
  ForecastsQuery,
  HarvestForecastRequest,
} from './forecast.dto';
import { ForecastQueries } from './forecast.queries';
import { WithdrawForecast } from './withdraw-forecast';

const CSV_COLUMNS = [
  'id',
  'communeId',
  'productiveOrgId',
  'productId',
  'fromOn',
  'toOn',
  'minGrams',
  'likelyGrams',
  'maxGrams',
  'state',
  'lots',
  'lotGrams',
] as const satisfies readonly (keyof ForecastResponse)[];

@ApiTags('inventory')
@Controller('v1/forecasts')
export class ForecastController {
  constructor(
    private readonly announceForecast: AnnounceForecast,
    private readonly changeForecast: ChangeForecast,
    private readonly withdrawForecast: WithdrawForecast,
    private readonly registerLot: RegisterLot,
    private readonly queries: ForecastQueries,
    private readonly db: Database,
  ) {}

  @Put(':id')
  @ApiOkResponse({ type: ForecastResponse })
  async announce(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AnnounceForecastRequest,
  ): Promise<ForecastResponse> {
    await this.announceForecast.run(actor, id, request);
    return this.queries.one(id);
  }

  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ForecastResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() changes: ChangeForecastRequest,
  ): Promise<ForecastResponse> {
    await this.changeForecast.run(actor, id, { seen, changes });
    return this.queries.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ForecastResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ForecastResponse> {
    await this.withdrawForecast.run(actor, id);
    return this.queries.one(id);
  }

  /** Turns a forecast into a lot; a harvest that comes in parts makes several. */
  @Post(':id/harvest')
  @HttpCode(200)
  @ApiOkResponse({ type: LotResponse })
  async harvest(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: HarvestForecastRequest,
  ): Promise<LotResponse> {
    const { communeId, productId } = await forecastInSight(this.db, actor, id);
    const origin = { id: request.lotId, communeId, productId, forecastId: id };
    return this.registerLot.run(actor, request.factsOf(origin));
  }

  @Get()
  @ApiOkResponse({ type: ForecastPageResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ForecastsQuery,
  ): Promise<Page<ForecastResponse>> {
    return this.pageFor(actor, query);
  }

  @GetCsv('export.csv')
  async exportCsv(
    @CurrentActor() actor: Actor,
    @Query() query: ForecastsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'pronosticos', columns: CSV_COLUMNS }, query, (page) =>
      this.pageFor(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: ForecastResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ForecastResponse> {
    await forecastInSight(this.db, actor, id);
    return this.queries.one(id);
  }

  private async pageFor(actor: Actor, query: ForecastsQuery): Promise<Page<ForecastResponse>> {
    const { communeId, productId, state, after, limit } = query;
    if (communeId !== undefined) allow(mayReadInventoryOf(actor, communeId));
    const communeIds = communesToRead(actor, communeId);
    return this.queries.list({ communeIds, productId, state, after, limit });
  }
}
