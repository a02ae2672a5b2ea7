import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { AcceptAll } from './accept-all';
import { AcceptAllocation } from './accept-allocation';
import {
  AcceptAllRequest,
  AcceptedAllResponse,
  AcceptRequest,
  AllocationPage,
  AllocationResponse,
  AllocationsQuery,
  DeclineRequest,
} from './allocation.dto';
import { AllocationQueries } from './allocation.queries';
import { DeclineAllocation } from './decline-allocation';
import { ReleaseAllocation } from './release-allocation';
import { RestoreAllocation } from './restore-allocation';

@ApiTags('rounds')
@Controller('v1')
export class AllocationController {
  constructor(
    private readonly queries: AllocationQueries,
    private readonly acceptAllocation: AcceptAllocation,
    private readonly acceptEverything: AcceptAll,
    private readonly declineAllocation: DeclineAllocation,
    private readonly restoreAllocation: RestoreAllocation,
    private readonly releaseAllocation: ReleaseAllocation,
  ) {}

  @Get('allocations')
  @ApiOkResponse({ type: AllocationPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: AllocationsQuery,
  ): Promise<Page<AllocationResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('allocations/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: AllocationsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'allocations', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get('allocations/:id')
  @ApiOkResponse({ type: AllocationResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AllocationResponse> {
    return this.queries.one(actor, id);
  }

  @Post('allocations/:id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: AllocationResponse })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AcceptRequest,
  ): Promise<AllocationResponse> {
    await this.acceptAllocation.run(actor, { id, as: request.as });
    return this.queries.one(actor, id);
  }

  @Post('allocations/:id/decline')
  @HttpCode(200)
  @ApiOkResponse({ type: AllocationResponse })
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: DeclineRequest,
  ): Promise<AllocationResponse> {
    await this.declineAllocation.run(actor, { id, as: request.as, reason: request.reason });
    return this.queries.one(actor, id);
  }

  @Post('allocations/:id/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: AllocationResponse })
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AcceptRequest,
  ): Promise<AllocationResponse> {
    await this.restoreAllocation.run(actor, { id, as: request.as });
    return this.queries.one(actor, id);
  }

  @Post('allocations/:id/release')
  @HttpCode(200)
  @ApiOkResponse({ type: AllocationResponse })
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: DeclineRequest,
  ): Promise<AllocationResponse> {
    await this.releaseAllocation.run(actor, { id, as: request.as, reason: request.reason });
    return this.queries.one(actor, id);
  }

  @Post('cycles/:id/allocations/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: AcceptedAllResponse })
  async acceptAll(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Body() request: AcceptAllRequest,
  ): Promise<AcceptedAllResponse> {
    return this.acceptEverything.run(actor, { cycleId, communeId: request.communeId });
  }
}

const COLUMNS = [
  'id',
  'code',
  'cycleId',
  'runId',
  'lotId',
  'lotCode',
  'orderId',
  'orderLineId',
  'productName',
  'supplierCommuneId',
  'supplierCommuneName',
  'customerCommuneId',
  'customerCommuneName',
  'packages',
  'grams',
  'isSubstitute',
  'priceMinorPerKg',
  'currency',
  'metres',
  'state',
  'acceptBy',
  'supplierAnswer',
  'customerAnswer',
  'closedReason',
  'releasedGrams',
  'loadedGrams',
  'deliveredGrams',
  'receivedGrams',
  'reasonCode',
  'reasonText',
] as const;
