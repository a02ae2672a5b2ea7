import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { CancelLine } from './cancel-line';
import { EditLine } from './edit-line';
import { EditLineRequest, OrderLinePage, OrderLineResponse, OrderListQuery } from './order.dto';
import { OrderQueries } from './order.queries';

@ApiTags('orders')
@Controller('v1/order-lines')
export class OrderLineController {
  constructor(
    private readonly queries: OrderQueries,
    private readonly editLine: EditLine,
    private readonly cancelLine: CancelLine,
  ) {}

  @Get()
  @ApiOkResponse({ type: OrderLinePage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: OrderListQuery,
  ): Promise<Page<OrderLineResponse>> {
    return this.queries.listLines(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: OrderListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'order-lines', columns: COLUMNS }, query, (page) =>
      this.queries.listLines(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: OrderLineResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderLineResponse> {
    return this.queries.oneLine(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: OrderLineResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() request: EditLineRequest,
  ): Promise<OrderLineResponse> {
    await this.editLine.run(actor, id, seen, request);
    return this.queries.oneLine(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderLineResponse })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderLineResponse> {
    await this.cancelLine.run(actor, id, true);
    return this.queries.oneLine(actor, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderLineResponse })
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderLineResponse> {
    await this.cancelLine.run(actor, id, false);
    return this.queries.oneLine(actor, id);
  }
}

const COLUMNS = [
  'id',
  'orderId',
  'productId',
  'productNameEs',
  'productNameEn',
  'minGrams',
  'wantedGrams',
  'maxGrams',
  'gradeFloor',
  'isWashed',
  'ceilingMinorPerKg',
  'currency',
  'substituteProductIds',
  'allocatedGrams',
  'isCancelled',
] as const;
