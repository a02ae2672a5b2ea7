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
import { message } from '#core/language';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { CancelOrder } from './cancel-order';
import { EditOrder } from './edit-order';
import {
  EditOrderRequest,
  OrderListQuery,
  OrderPage,
  OrderResponse,
  type OrderSummary,
  SubmissionResponse,
  SubmitOrderRequest,
} from './order.dto';
import { OrderQueries } from './order.queries';
import { PlaceOrder } from './place-order';
import { RestoreOrder } from './restore-order';
import { SubmitDraft } from './submit-draft';

@ApiTags('orders')
@Controller('v1')
export class OrderController {
  constructor(
    private readonly queries: OrderQueries,
    private readonly placeOrder: PlaceOrder,
    private readonly submitDraft: SubmitDraft,
    private readonly editOrder: EditOrder,
    private readonly cancelOrder: CancelOrder,
    private readonly restoreOrder: RestoreOrder,
  ) {}

  @Put('order-submissions/:id')
  @ApiOkResponse({ type: SubmissionResponse })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: SubmitOrderRequest,
  ): Promise<SubmissionResponse> {
    const { orderId, terms, lines } = await this.placeOrder.run(actor, id, request.toFacts());
    return {
      submissionId: id,
      terms,
      text: message(actor.locale, `order.merged.${terms}`),
      merged: lines.map((line) => ({
        ...line,
        text: message(actor.locale, `order_line.merged.${line.terms}`),
      })),
      order: await this.queries.found(orderId),
    };
  }

  @Get('orders')
  @ApiOkResponse({ type: OrderPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: OrderListQuery,
  ): Promise<Page<OrderSummary>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('orders/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: OrderListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'orders', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get('orders/:id')
  @ApiOkResponse({ type: OrderResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderResponse> {
    return this.queries.one(actor, id);
  }

  @Patch('orders/:id')
  @ApiOkResponse({ type: OrderResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() request: EditOrderRequest,
  ): Promise<OrderResponse> {
    await this.editOrder.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }

  @Post('orders/:id/submit')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderResponse })
  async submitOne(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderResponse> {
    await this.submitDraft.run(actor, id);
    return this.queries.one(actor, id);
  }

  @Post('orders/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderResponse })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderResponse> {
    await this.cancelOrder.run(actor, id);
    return this.queries.one(actor, id);
  }

  @Post('orders/:id/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderResponse })
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OrderResponse> {
    await this.restoreOrder.run(actor, id);
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'communeId',
  'communeName',
  'cycleId',
  'distributionPointId',
  'windowFromOn',
  'windowToOn',
  'families',
  'canKeepCold',
  'state',
  'createdAt',
] as const;
