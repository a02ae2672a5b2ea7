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
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
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

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'receptions', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get('awaited')
  @ApiOkResponse({ type: AwaitedPage })
  async awaited(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<Page<AwaitedResponse>> {
    return this.queries.awaited(actor, query);
  }

  @GetCsv('awaited/export.csv')
  async exportAwaited(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'awaited', columns: AWAITED_COLUMNS }, query, (page) =>
      this.queries.awaited(actor, page),
    );
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
