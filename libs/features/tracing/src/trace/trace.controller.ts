import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#core/kernel';
import { CurrentActor, type KnownRequest } from '#platform/auth';
import { csvOf, GetCsv, sendCsv } from '#platform/csv';
import { readerLocale } from '#platform/problems';
import { LineTraceResponse, LotTraceResponse, type TraceStepResponse } from './trace.dto';
import { TraceQueries } from './trace.queries';

@ApiTags('tracing')
@Controller('v1')
export class TraceController {
  constructor(private readonly queries: TraceQueries) {}

  @Get('lots/:id/trace')
  @ApiOkResponse({ type: LotTraceResponse })
  async lot(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
  ): Promise<LotTraceResponse> {
    return this.queries.ofLot(actor, id, readerLocale(request));
  }

  @GetCsv('lots/:id/trace/export.csv')
  async exportLot(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { steps } = await this.queries.ofLot(actor, id, readerLocale(request));
    sendCsv(reply, 'lot-trace', csvOf(steps.map(flat), COLUMNS));
  }

  @Get('order-lines/:id/trace')
  @ApiOkResponse({ type: LineTraceResponse })
  async line(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
  ): Promise<LineTraceResponse> {
    return this.queries.ofLine(actor, id, readerLocale(request));
  }

  @GetCsv('order-lines/:id/trace/export.csv')
  async exportLine(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { steps } = await this.queries.ofLine(actor, id, readerLocale(request));
    sendCsv(reply, 'order-line-trace', csvOf(steps.map(flat), COLUMNS));
  }
}

function flat({ weighing, ...step }: TraceStepResponse) {
  return {
    ...step,
    grossGrams: weighing?.grossGrams ?? '',
    tareGrams: weighing?.tareGrams ?? '',
    method: weighing?.method ?? '',
    witness: weighing?.witness ?? '',
  };
}

const COLUMNS = [
  'eventTime',
  'recordTime',
  'kind',
  'allocationCode',
  'runCode',
  'fromKind',
  'fromName',
  'toKind',
  'toName',
  'packages',
  'grams',
  'grossGrams',
  'tareGrams',
  'method',
  'witness',
  'reason',
  'isInForce',
] as const;
