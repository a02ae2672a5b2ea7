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
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { PageQuery } from '#platform/lists';
import { OfCommuneQuery } from '../needs/need.dto';
import { BeginStandingOrder } from './begin-standing-order';
import { EditStandingOrder } from './edit-standing-order';
import { EndStandingOrder } from './end-standing-order';
import {
  BeginStandingOrderRequest,
  EditStandingOrderRequest,
  type StandingOrderOutcome,
  StandingOrderOutcomePage,
  StandingOrderPage,
  StandingOrderResponse,
} from './standing-order.dto';
import { StandingOrderQueries } from './standing-order.queries';

@ApiTags('orders')
@Controller('v1/standing-orders')
export class StandingOrderController {
  constructor(
    private readonly queries: StandingOrderQueries,
    private readonly beginStandingOrder: BeginStandingOrder,
    private readonly editStandingOrder: EditStandingOrder,
    private readonly endStandingOrder: EndStandingOrder,
  ) {}

  @Get()
  @ApiOkResponse({ type: StandingOrderPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<Page<StandingOrderResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: OfCommuneQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'standing-orders', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: StandingOrderResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StandingOrderResponse> {
    return this.queries.one(actor, id);
  }

  @Get(':id/outcomes')
  @ApiOkResponse({ type: StandingOrderOutcomePage })
  async outcomes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<StandingOrderOutcome>> {
    return this.queries.outcomes(actor, id, query);
  }

  @GetCsv(':id/outcomes/export.csv')
  async exportOutcomes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'standing-order-outcomes', columns: OUTCOME_COLUMNS }, query, (page) =>
      this.queries.outcomes(actor, id, page),
    );
  }

  @Put(':id')
  @ApiOkResponse({ type: StandingOrderResponse })
  async begin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: BeginStandingOrderRequest,
  ): Promise<StandingOrderResponse> {
    await this.beginStandingOrder.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: StandingOrderResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() request: EditStandingOrderRequest,
  ): Promise<StandingOrderResponse> {
    await this.editStandingOrder.run(actor, id, seen, request.toEdit());
    return this.queries.one(actor, id);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOrderResponse })
  async deactivate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StandingOrderResponse> {
    await this.endStandingOrder.run(actor, id, false);
    return this.queries.one(actor, id);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOrderResponse })
  async activate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StandingOrderResponse> {
    await this.endStandingOrder.run(actor, id, true);
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'communeId',
  'distributionPointId',
  'lines',
  'fromOn',
  'toOn',
  'isActive',
] as const;

const OUTCOME_COLUMNS = ['cycleId', 'orderId', 'refusalCode', 'text'] as const;
