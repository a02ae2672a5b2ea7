import { Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { IdField } from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { StopEventPage } from '../road/stop-event.dto';
import { BoardResponse, CentreStockPage } from './board.dto';
import { BoardQueries } from './board.queries';
import { RUN_COLUMNS, SHIPMENT_COLUMNS, WAITING_COLUMNS } from './csv-columns';
import { ExplainRun } from './explain-run';
import { RunExplanationResponse } from './explanation.dto';
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
    private readonly explainRun: ExplainRun,
  ) {}

  @Get('runs')
  @ApiOkResponse({ type: RunPage })
  async list(@CurrentActor() actor: Actor, @Query() query: RunListQuery) {
    return this.runs.list(actor, query);
  }

  @GetCsv('runs/export.csv')
  async exportRuns(
    @CurrentActor() actor: Actor,
    @Query() query: RunListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'runs', columns: RUN_COLUMNS }, query, (page) =>
      this.runs.list(actor, page),
    );
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

  /** What is on board between its stops, how much delay each stop bears, what it costs and who bears it. */
  @Get('runs/:id/explanation')
  @ApiOkResponse({ type: RunExplanationResponse })
  async explain(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.explainRun.run(actor, id);
  }

  @Get('shipments')
  @ApiOkResponse({ type: ShipmentPage })
  async shipments(@CurrentActor() actor: Actor, @Query() query: RunListQuery) {
    return this.runs.shipments(actor, query);
  }

  @GetCsv('shipments/export.csv')
  async exportShipments(
    @CurrentActor() actor: Actor,
    @Query() query: RunListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'shipments', columns: SHIPMENT_COLUMNS }, query, (page) =>
      this.runs.shipments(actor, page),
    );
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

  @GetCsv('runs/:id/stop-events/export.csv')
  async exportEvents(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'stop-events',
        columns: ['id', 'stopId', 'kind', 'personName', 'eventTime', 'recordTime', 'facts'],
      },
      {},
      (page) => this.runs.events(actor, id, page),
    );
  }

  @Get('cycles/:cycleId/transport-board')
  @ApiOkResponse({ type: BoardResponse })
  async board(@CurrentActor() actor: Actor, @Param('cycleId', ParseUUIDPipe) cycleId: string) {
    return this.boards.board(actor, cycleId);
  }

  @GetCsv('cycles/:cycleId/transport-board/waiting.csv')
  async exportWaiting(
    @CurrentActor() actor: Actor,
    @Param('cycleId', ParseUUIDPipe) cycleId: string,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'waiting', columns: WAITING_COLUMNS }, {}, (page) =>
      this.boards.waiting(actor, cycleId, page),
    );
  }

  @Get('centre-stock')
  @ApiOkResponse({ type: CentreStockPage })
  async centreStock(@CurrentActor() actor: Actor, @Query() query: CentreStockQuery) {
    return this.boards.centreStock(actor, query);
  }

  @GetCsv('centre-stock/export.csv')
  async exportCentreStock(
    @CurrentActor() actor: Actor,
    @Query() query: CentreStockQuery,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'centre-stock',
        columns: [
          'siteId',
          'siteName',
          'ownGrams',
          'inGrams',
          'outGrams',
          'lostGrams',
          'onHandGrams',
        ],
      },
      query,
      (page) => this.boards.centreStock(actor, page),
    );
  }
}
