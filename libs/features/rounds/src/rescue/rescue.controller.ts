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
import { CurrentActor, Public } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import {
  PublicRescuePage,
  PublicRescueQuery,
  type PublicRescueResponse,
  RescuePage,
  RescueQuery,
  RescueResponse,
  TakeRescueRequest,
  WithdrawRescueRequest,
} from './rescue.dto';
import { RescueQueries } from './rescue.queries';
import { TakeRescue } from './take-rescue';
import { WithdrawRescue } from './withdraw-rescue';

@ApiTags('rounds')
@Controller('v1')
export class RescueController {
  constructor(
    private readonly queries: RescueQueries,
    private readonly takeRescue: TakeRescue,
    private readonly withdrawRescue: WithdrawRescue,
  ) {}

  @Get('rescue-listings')
  @ApiOkResponse({ type: RescuePage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: RescueQuery,
  ): Promise<Page<RescueResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('rescue-listings/export.csv')
  async export(@CurrentActor() actor: Actor, @Query() query: RescueQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'rescue-listings', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get('rescue-listings/:id')
  @ApiOkResponse({ type: RescueResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RescueResponse> {
    return this.queries.one(actor, id);
  }

  @Post('rescue-listings/:id/take')
  @HttpCode(200)
  @ApiOkResponse({ type: RescueResponse })
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) listingId: string,
    @Body() { id, grams, takenBy, note }: TakeRescueRequest,
  ): Promise<RescueResponse> {
    await this.takeRescue.run(actor, { id, listingId, grams, takenBy, note });
    return this.queries.one(actor, listingId);
  }

  @Post('rescue-listings/:id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: RescueResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawRescueRequest,
  ): Promise<RescueResponse> {
    await this.withdrawRescue.run(actor, id, reason);
    return this.queries.one(actor, id);
  }

  @Public()
  @Get('public/rescue-listings')
  @ApiOkResponse({ type: PublicRescuePage })
  async open(@Query() query: PublicRescueQuery): Promise<Page<PublicRescueResponse>> {
    return this.queries.open(query);
  }

  @Public()
  @GetCsv('public/rescue-listings/export.csv')
  async exportOpen(@Query() query: PublicRescueQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'rescue-listings', columns: PUBLIC_COLUMNS }, query, (page) =>
      this.queries.open(page),
    );
  }
}

const PUBLIC_COLUMNS = [
  'id',
  'productNameEs',
  'productNameEn',
  'grade',
  'freeGrams',
  'bestBeforeOn',
  'communeName',
  'municipalityName',
  'stateName',
] as const;

const COLUMNS = [
  ...PUBLIC_COLUMNS,
  'communeId',
  'lotId',
  'lotCode',
  'cycleId',
  'runId',
  'state',
  'grams',
  'takenGrams',
  'takenBy',
  'closedReason',
  'createdAt',
] as const;
