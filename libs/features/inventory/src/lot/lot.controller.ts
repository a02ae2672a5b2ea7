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
import { type Actor, allow, type Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
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
    return this.pageFor(actor, query);
  }

  @GetCsv('export.csv')
  async exportCsv(
    @CurrentActor() actor: Actor,
    @Query() query: LotsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'lotes', columns: LOT_COLUMNS }, query, (page) =>
      this.pageFor(actor, page),
    );
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

  @GetCsv(':id/movements/export.csv')
  async movementsCsv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<StreamableFile> {
    const lot = await lotInSight(this.db, actor, id);
    const file = { name: `movimientos-${lot.code}`, columns: MOVEMENT_COLUMNS };
    return streamCsv(file, {}, (page) => this.queries.movements(id, page));
  }

  private async pageFor(actor: Actor, query: LotsQuery): Promise<Page<LotResponse>> {
    const { communeId, productId, state, after, limit } = query;
    if (communeId !== undefined) allow(mayReadInventoryOf(actor, communeId));
    const communeIds = communesToRead(actor, communeId);
    return this.queries.list({ communeIds, productId, state, after, limit });
  }
}
