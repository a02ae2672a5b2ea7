import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { MatchingRunDetail } from '../matching-runs/matching-run.dto';
import { MatchingRunQueries } from '../matching-runs/matching-run.queries';
import { ComparisonQueries } from './comparison.queries';
import { RequestWhatIf } from './request-what-if';
import { ComparisonResponse, TryFiguresRequest } from './what-if.dto';

/** Other figures, tried before anybody votes them. */
@ApiTags('rounds')
@Controller('v1')
export class MatchingWhatIfController {
  constructor(
    private readonly runs: MatchingRunQueries,
    private readonly comparisons: ComparisonQueries,
    private readonly requestWhatIf: RequestWhatIf,
  ) {}

  @Post('matching-runs/:id/what-if')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingRunDetail })
  async ofRun(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: Id<'MatchingRun'>,
    @Body() wish: TryFiguresRequest,
  ): Promise<MatchingRunDetail> {
    await this.requestWhatIf.ofRun(actor, runId, wish);
    return this.runs.one(actor, wish.id);
  }

  @Post('cycles/:id/what-if')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingRunDetail })
  async ofCycle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: Id<'DistributionCycle'>,
    @Body() wish: TryFiguresRequest,
  ): Promise<MatchingRunDetail> {
    await this.requestWhatIf.ofCycle(actor, cycleId, wish);
    return this.runs.one(actor, wish.id);
  }

  @Get('matching-runs/:id/comparison')
  @ApiOkResponse({ type: ComparisonResponse })
  async comparison(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
  ): Promise<ComparisonResponse> {
    return this.comparisons.one(actor, runId);
  }

  /** Every commune that differs. */
  @GetCsv('matching-runs/:id/comparison/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
  ): Promise<StreamableFile> {
    const items = await this.comparisons.communes(actor, runId);
    const file = { name: 'comparison', columns: COLUMNS };
    return streamCsv(file, {}, () => Promise.resolve({ items, next: null }));
  }
}

const COLUMNS = [
  'communeId',
  'linesGaining',
  'linesLosing',
  'beforeGrams',
  'afterGrams',
  'changeGrams',
] as const;
