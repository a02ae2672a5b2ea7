import { Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import {
  CommuneFairnessResponse,
  FairnessBalancePage,
  type FairnessBalanceResponse,
  FairnessBalancesQuery,
  FairnessChangePage,
  type FairnessChangeResponse,
  FairnessChangesQuery,
} from './fairness.dto';
import { FairnessQueries } from './fairness.queries';

/** What rounds owe to whom, and how it came about. */
@ApiTags('rounds')
@Controller('v1')
export class FairnessController {
  constructor(private readonly queries: FairnessQueries) {}

  @Get('fairness-balances')
  @ApiOkResponse({ type: FairnessBalancePage })
  async balances(
    @CurrentActor() actor: Actor,
    @Query() query: FairnessBalancesQuery,
  ): Promise<Page<FairnessBalanceResponse>> {
    return this.queries.balances(actor, query);
  }

  @GetCsv('fairness-balances/export.csv')
  async exportBalances(
    @CurrentActor() actor: Actor,
    @Query() query: FairnessBalancesQuery,
  ): Promise<StreamableFile> {
    const file = { name: 'fairness-balances', columns: BALANCE_COLUMNS };
    return streamCsv(file, query, (page) => this.queries.balances(actor, page));
  }

  @Get('fairness-changes')
  @ApiOkResponse({ type: FairnessChangePage })
  async changes(
    @CurrentActor() actor: Actor,
    @Query() query: FairnessChangesQuery,
  ): Promise<Page<FairnessChangeResponse>> {
    return this.queries.changes(actor, query);
  }

  @GetCsv('fairness-changes/export.csv')
  async exportChanges(
    @CurrentActor() actor: Actor,
    @Query() query: FairnessChangesQuery,
  ): Promise<StreamableFile> {
    const file = { name: 'fairness-changes', columns: CHANGE_COLUMNS };
    return streamCsv(file, query, (page) => this.queries.changes(actor, page));
  }

  @Get('communes/:id/fairness')
  @ApiOkResponse({ type: CommuneFairnessResponse })
  async ofCommune(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) communeId: string,
  ): Promise<CommuneFairnessResponse> {
    return this.queries.ofCommune(actor, communeId);
  }
}

const WHO_AND_WHAT = ['id', 'communeId', 'communeName', 'productId', 'productName'] as const;
const FIGURES = [
  'families',
  'askedGrams',
  'rightGrams',
  'reachGrams',
  'givenGrams',
  'structureGrams',
] as const;
const BALANCE_COLUMNS = [
  ...WHO_AND_WHAT,
  'debtGrams',
  'roundsDropped',
  'runId',
  'changedAt',
  ...FIGURES,
] as const;
const CHANGE_COLUMNS = [
  ...WHO_AND_WHAT,
  'runId',
  'cycleId',
  'cycleName',
  ...FIGURES,
  'beforeGrams',
  'changeGrams',
  'afterGrams',
  'isDropped',
  'changedAt',
] as const;
