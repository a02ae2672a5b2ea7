import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor, Public } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
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

const CSV_ROWS_MAX = 10_000;

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

  @Get('rescue-listings/export.csv')
  @ApiProduces('text/csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: RescueQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items } = await this.queries.list(actor, query, CSV_ROWS_MAX);
    sendCsv(reply, 'rescue-listings', csvOf(items, COLUMNS));
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
  @Get('public/rescue-listings/export.csv')
  @ApiProduces('text/csv')
  async exportOpen(@Query() query: PublicRescueQuery, @Res() reply: FastifyReply): Promise<void> {
    const { items } = await this.queries.open(query, CSV_ROWS_MAX);
    sendCsv(reply, 'rescue-listings', csvOf(items, PUBLIC_COLUMNS));
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
