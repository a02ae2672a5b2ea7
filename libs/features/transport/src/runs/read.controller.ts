import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { IdField } from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { FastifyReply } from 'fastify';
import { everyPage } from '../every-page';
import { StopEventPage } from '../road/stop-event.dto';
import { BoardResponse, CentreStockPage } from './board.dto';
import { BoardQueries } from './board.queries';
import { RUN_COLUMNS, SHIPMENT_COLUMNS } from './csv-columns';
import { RunDetailResponse, RunPage, RunResponse, ShipmentPage } from './run.dto';
import { RunQueries } from './run.queries';
import { RunListQuery } from './run-request.dto';

class CentreStockQuery extends PageQuery {
  @IdField() readonly communeId!: string;
}

@ApiTags('transport')
@Controller('v1')
export class ReadController {
  constructor(
    private readonly runs: RunQueries,
    private readonly boards: BoardQueries,
  ) {}

  @Get('runs')
  @ApiOkResponse({ type: RunPage })
  async list(@CurrentActor() actor: Actor, @Query() query: RunListQuery) {
    return this.runs.list(actor, query);
  }

  @Get('runs/export.csv')
  async exportRuns(
    @CurrentActor() actor: Actor,
    @Query() query: RunListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await everyPage(query, (page) => this.runs.list(actor, page));
    sendCsv(reply, 'runs', csvOf(rows, RUN_COLUMNS));
  }

  @Get('me/runs')
  @ApiOkResponse({ type: RunResponse, isArray: true })
  async mine(@CurrentActor() actor: Actor) {
    return this.runs.mine(actor);
  }

  @Get('runs/:id')
  @ApiOkResponse({ type: RunDetailResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.runs.detail(actor, id);
  }

  @Get('shipments')
  @ApiOkResponse({ type: ShipmentPage })
  async shipments(@CurrentActor() actor: Actor, @Query() query: RunListQuery) {
    return this.runs.shipments(actor, query);
  }

  @Get('shipments/export.csv')
  async exportShipments(
    @CurrentActor() actor: Actor,
    @Query() query: RunListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await everyPage(query, (page) => this.runs.shipments(actor, page));
    sendCsv(reply, 'shipments', csvOf(rows, SHIPMENT_COLUMNS));
  }

  @Get('runs/:id/stop-events')
  @ApiOkResponse({ type: StopEventPage })
  async events(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ) {
    return this.runs.events(actor, id, query);
  }

  @Get('runs/:id/stop-events/export.csv')
  async exportEvents(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await everyPage({}, (page) => this.runs.events(actor, id, page));
    sendCsv(
      reply,
      'stop-events',
      csvOf(rows, ['id', 'stopId', 'kind', 'personName', 'eventTime', 'recordTime', 'facts']),
    );
  }

  @Get('cycles/:cycleId/transport-board')
  @ApiOkResponse({ type: BoardResponse })
  async board(@CurrentActor() actor: Actor, @Param('cycleId', ParseUUIDPipe) cycleId: string) {
    return this.boards.board(actor, cycleId);
  }

  @Get('cycles/:cycleId/transport-board/waiting.csv')
  async exportWaiting(
    @CurrentActor() actor: Actor,
    @Param('cycleId', ParseUUIDPipe) cycleId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.boards.waiting(actor, cycleId);
    sendCsv(
      reply,
      'waiting',
      csvOf(rows, [
        'allocationCode',
        'productNameEs',
        'supplierName',
        'customerName',
        'siteName',
        'toSiteName',
        'grams',
        'packages',
      ]),
    );
  }

  @Get('centre-stock')
  @ApiOkResponse({ type: CentreStockPage })
  async centreStock(@CurrentActor() actor: Actor, @Query() query: CentreStockQuery) {
    return this.boards.centreStock(actor, query);
  }

  @Get('centre-stock/export.csv')
  async exportCentreStock(
    @CurrentActor() actor: Actor,
    @Query() query: CentreStockQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await everyPage(query, (page) => this.boards.centreStock(actor, page));
    sendCsv(
      reply,
      'centre-stock',
      csvOf(rows, [
        'siteId',
        'siteName',
        'ownGrams',
        'inGrams',
        'outGrams',
        'lostGrams',
        'onHandGrams',
      ]),
    );
  }
}
