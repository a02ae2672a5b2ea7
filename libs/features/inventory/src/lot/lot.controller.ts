import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, allow, type Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { Database } from '#platform/database';
import { PageQuery } from '#platform/lists';
import { communesToRead, mayReadInventoryOf } from '../inventory.policy';
import { lotInSight } from './find-lot';
import { LOT_COLUMNS, MOVEMENT_COLUMNS } from './lot-columns';
import {
  LotDetailResponse,
  LotPageResponse,
  LotResponse,
  LotsQuery,
  MovementPageResponse,
  type MovementResponse,
} from './lot.dto';
import { LotQueries } from './lot.queries';
import { RegisterLotRequest } from './register-lot.dto';
import { RegisterLot } from './register-lot';

const CSV_ROWS_MAX = 10_000;

@ApiTags('inventory')
@Controller('v1/lots')
export class LotController {
  constructor(
    private readonly registerLot: RegisterLot,
    private readonly queries: LotQueries,
    private readonly db: Database,
  ) {}

  @Put(':id')
  @ApiOkResponse({ type: LotResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RegisterLotRequest,
  ): Promise<LotResponse> {
    return this.registerLot.run(actor, request.toFacts(id));
  }

  @Get()
  @ApiOkResponse({ type: LotPageResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: LotsQuery): Promise<Page<LotResponse>> {
    return this.pageFor(actor, query, query.limit);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async exportCsv(
    @CurrentActor() actor: Actor,
    @Query() query: LotsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items } = await this.pageFor(actor, query, CSV_ROWS_MAX);
    sendCsv(reply, 'lotes', csvOf(items, LOT_COLUMNS));
  }

  @Get(':id')
  @ApiOkResponse({ type: LotDetailResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<LotDetailResponse> {
    await lotInSight(this.db, actor, id);
    return this.queries.detail(id, query.limit);
  }

  @Get(':id/movements')
  @ApiOkResponse({ type: MovementPageResponse })
  async movements(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<MovementResponse>> {
    await lotInSight(this.db, actor, id);
    return this.queries.movements(id, query);
  }

  @Get(':id/movements/export.csv')
  @ApiProduces('text/csv')
  async movementsCsv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lot = await lotInSight(this.db, actor, id);
    const { items } = await this.queries.movements(id, { limit: CSV_ROWS_MAX });
    sendCsv(reply, `movimientos-${lot.code}`, csvOf(items, MOVEMENT_COLUMNS));
  }

  private async pageFor(actor: Actor, query: LotsQuery, limit: number): Promise<Page<LotResponse>> {
    const { communeId, productId, state, after } = query;
    if (communeId !== undefined) allow(mayReadInventoryOf(actor, communeId));
    const communeIds = communesToRead(actor, communeId);
    return this.queries.list({ communeIds, productId, state, after, limit });
  }
}
