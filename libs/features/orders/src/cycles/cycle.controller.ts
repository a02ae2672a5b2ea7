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
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#core/kernel';
import { CurrentActor, Public } from '#platform/auth';
import { csvOf, GetCsv, sendCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { CancelCycle } from './cancel-cycle';
import { CloseCycle } from './close-cycle';
import {
  CancelCycleRequest,
  CycleListQuery,
  CyclePage,
  CycleResponse,
  CycleTotals,
  EditCycleRequest,
  PlanCycleRequest,
  ReopenCycleRequest,
} from './cycle.dto';
import { CycleQueries } from './cycle.queries';
import { EditCycle } from './edit-cycle';
import { HandOutCycle } from './hand-out-cycle';
import { OpenCycle } from './open-cycle';
import { PlanCycle } from './plan-cycle';
import { ReopenCycle } from './reopen-cycle';
import { SettleCycle } from './settle-cycle';

@ApiTags('orders')
@Controller('v1/cycles')
export class CycleController {
  constructor(
    private readonly queries: CycleQueries,
    private readonly planCycle: PlanCycle,
    private readonly editCycle: EditCycle,
    private readonly openCycle: OpenCycle,
    private readonly closeCycle: CloseCycle,
    private readonly reopenCycle: ReopenCycle,
    private readonly cancelCycle: CancelCycle,
    private readonly handOutCycle: HandOutCycle,
    private readonly settleCycle: SettleCycle,
  ) {}

  @Get()
  @ApiOkResponse({ type: CyclePage })
  async list(@Query() query: CycleListQuery): Promise<CyclePage> {
    return this.queries.list(query);
  }

  @GetCsv('export.csv')
  async export(@Query() query: CycleListQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'cycles', columns: COLUMNS }, query, (page) =>
      this.queries.list(page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: CycleResponse })
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<CycleResponse> {
    return this.queries.one(id);
  }

  @Public()
  @Get(':id/totals')
  @ApiOkResponse({ type: CycleTotals })
  async totals(
    @CurrentActor() actor: Actor | undefined,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CycleTotals> {
    return this.queries.totals(id, actor);
  }

  @Public()
  @GetCsv(':id/totals/export.csv')
  async exportTotals(
    @CurrentActor() actor: Actor | undefined,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { products } = await this.queries.totals(id, actor);
    sendCsv(reply, 'cycle-totals', csvOf(products, TOTAL_COLUMNS));
  }

  @Put(':id')
  @ApiOkResponse({ type: CycleResponse })
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: PlanCycleRequest,
  ): Promise<CycleResponse> {
    await this.planCycle.run(actor, request.toFacts(id));
    return this.queries.one(id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: CycleResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeenVersion() seen: number,
    @Body() request: EditCycleRequest,
  ): Promise<CycleResponse> {
    await this.editCycle.run(actor, id, seen, request);
    return this.queries.one(id);
  }

  @Post(':id/open')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CycleResponse> {
    await this.openCycle.run(actor, id);
    return this.queries.one(id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CycleResponse> {
    await this.closeCycle.run(actor, id);
    return this.queries.one(id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ReopenCycleRequest,
  ): Promise<CycleResponse> {
    await this.reopenCycle.run(actor, id, request);
    return this.queries.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CancelCycleRequest,
  ): Promise<CycleResponse> {
    await this.cancelCycle.run(actor, id, request.reason);
    return this.queries.one(id);
  }

  @Post(':id/hand-out')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async handOut(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CycleResponse> {
    await this.handOutCycle.run(actor, id);
    return this.queries.one(id);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @ApiOkResponse({ type: CycleResponse })
  async settle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CycleResponse> {
    await this.settleCycle.run(actor, id);
    return this.queries.one(id);
  }
}

const COLUMNS = [
  'id',
  'name',
  'hostCommuneId',
  'opensOn',
  'closesOn',
  'closesMinute',
  'movesOn',
  'handsOutOn',
  'settlesOn',
  'acceptHours',
  'state',
] as const;

const TOTAL_COLUMNS = [
  'productId',
  'productCode',
  'nameEs',
  'nameEn',
  'orders',
  'families',
  'minGrams',
  'wantedGrams',
  'maxGrams',
  'availableGrams',
  'announcedGrams',
] as const;
