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
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { ChangeRation } from './change-ration';
import { DecideRation } from './decide-ration';
import {
  CensusPage,
  CensusResponse,
  ChangeRationRequest,
  DecideRationRequest,
  OfCommuneQuery,
  RationPage,
  RationResponse,
  RecordCensusRequest,
  SuggestionQuery,
  SuggestionResponse,
} from './need.dto';
import { NeedQueries } from './need.queries';
import { RecordCensus } from './record-census';

@ApiTags('orders')
@Controller('v1')
export class NeedController {
  constructor(
    private readonly queries: NeedQueries,
    private readonly recordCensus: RecordCensus,
    private readonly decideRation: DecideRation,
    private readonly changeRation: ChangeRation,
  ) {}

  @Get('orders/suggestion')
  @ApiOkResponse({ type: SuggestionResponse })
  async suggestion(
    @CurrentActor() actor: Actor,
    @Query() query: SuggestionQuery,
  ): Promise<SuggestionResponse> {
    return this.queries.suggestion(actor, query);
  }

  @Get('need-censuses')
  @ApiOkResponse({ type: CensusPage })
  async censuses(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<Page<CensusResponse>> {
    return this.queries.censuses(actor, query);
  }

  @GetCsv('need-censuses/export.csv')
  async exportCensuses(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'need-censuses', columns: CENSUS_COLUMNS }, query, (page) =>
      this.queries.censuses(actor, page),
    );
  }

  @Put('need-censuses/:id')
  @ApiOkResponse({ type: CensusResponse })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RecordCensusRequest,
  ): Promise<CensusResponse> {
    const { communeId, councilId, families, takenOn } = request;
    await this.recordCensus.run(actor, { id, communeId, councilId, families, takenOn });
    return this.queries.census(id);
  }

  @Get('rations')
  @ApiOkResponse({ type: RationPage })
  async rations(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<Page<RationResponse>> {
    return this.queries.rations(actor, query);
  }

  @GetCsv('rations/export.csv')
  async exportRations(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'rations', columns: RATION_COLUMNS }, query, (page) =>
      this.queries.rations(actor, page),
    );
  }

  @Put('rations/:id')
  @ApiOkResponse({ type: RationResponse })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: DecideRationRequest,
  ): Promise<RationResponse> {
    const { communeId, productId, gramsPerFamily, act } = request;
    await this.decideRation.run(actor, { id, communeId, productId, gramsPerFamily, act });
    return this.queries.ration(id);
  }

  @Patch('rations/:id')
  @ApiOkResponse({ type: RationResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() request: ChangeRationRequest,
  ): Promise<RationResponse> {
    await this.changeRation.run(actor, id, seen, request);
    return this.queries.ration(id);
  }
}

const CENSUS_COLUMNS = [
  'id',
  'communeId',
  'councilId',
  'councilName',
  'families',
  'takenOn',
  'recordedAt',
  'isLatest',
] as const;

const RATION_COLUMNS = [
  'id',
  'communeId',
  'productId',
  'productNameEs',
  'productNameEn',
  'gramsPerFamily',
  'act',
  'isActive',
] as const;
