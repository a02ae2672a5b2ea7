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
import { ReceptionsQuery } from '../receptions/reception.dto';
import { HandOutLossPage, HandOutLossRequest, HandOutLossResponse } from './hand-out-loss.dto';
import { HandOutLossQueries } from './hand-out-loss.queries';
import { RecordHandOutLoss } from './record-hand-out-loss';

@ApiTags('reception')
@Controller('v1/hand-out-losses')
export class HandOutLossController {
  constructor(
    private readonly recordLoss: RecordHandOutLoss,
    private readonly queries: HandOutLossQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: HandOutLossPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<Page<HandOutLossResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ReceptionsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'hand-out-losses', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: HandOutLossResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<HandOutLossResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: HandOutLossResponse })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: HandOutLossRequest,
  ): Promise<HandOutLossResponse> {
    const { allocationId, correctsId = null, grams, cause, reason, eventTime } = request;
    const facts = { id, allocationId, correctsId, grams, cause, reason, eventTime };
    await this.recordLoss.run(actor, facts);
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
  'grams',
  'cause',
  'reason',
  'correctsId',
  'isInForce',
  'eventTime',
  'recordTime',
] as const;
