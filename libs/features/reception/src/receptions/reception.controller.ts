import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { ReceiveGoods } from './receive-goods';
import {
  AwaitedPage,
  type AwaitedResponse,
  ReceiveRequest,
  ReceptionPage,
  ReceptionResponse,
  ReceptionsQuery,
} from './reception.dto';
import { ReceptionQueries } from './reception.queries';

/** Rows of one CSV file; longer lists go on with `after`. */
const CSV_ROWS_MAX = 10_000;

@ApiTags('reception')
@Controller('v1/receptions')
export class ReceptionController {
  constructor(
    private readonly receiveGoods: ReceiveGoods,
    private readonly queries: ReceptionQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: ReceptionPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<Page<ReceptionResponse>> {
    return this.queries.list(actor, query);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items } = await this.queries.list(
      actor,
      Object.assign({}, query, { limit: CSV_ROWS_MAX }),
    );
    sendCsv(reply, 'receptions', csvOf(items, COLUMNS));
  }

  @Get('awaited')
  @ApiOkResponse({ type: AwaitedPage })
  async awaited(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<Page<AwaitedResponse>> {
    return this.queries.awaited(actor, query);
  }

  @Get('awaited/export.csv')
  @ApiProduces('text/csv')
  async exportAwaited(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items } = await this.queries.awaited(
      actor,
      Object.assign({}, query, { limit: CSV_ROWS_MAX }),
    );
    sendCsv(reply, 'awaited', csvOf(items, AWAITED_COLUMNS));
  }

  @Get(':id')
  @ApiOkResponse({ type: ReceptionResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReceptionResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: ReceptionResponse })
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ReceiveRequest,
  ): Promise<ReceptionResponse> {
    await this.receiveGoods.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'allocationCode',
  'orderId',
  'lotCode',
  'productName',
  'communeName',
  'supplierCommuneName',
  'packages',
  'deliveredGrams',
  'receivedGrams',
  'differenceGrams',
  'differenceCause',
  'differenceReason',
  'grossGrams',
  'tareGrams',
  'method',
  'witness',
  'correctsId',
  'isInForce',
  'eventTime',
  'recordTime',
] as const;

const AWAITED_COLUMNS = [
  'allocationId',
  'allocationCode',
  'orderId',
  'lotCode',
  'productName',
  'communeName',
  'supplierCommuneName',
  'grams',
  'awaitingGrams',
] as const;
