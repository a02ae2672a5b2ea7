import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor, type KnownRequest, Public } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { readerLocale } from '#platform/problems';
import { ExplanationQueries } from './explanation.queries';
import {
  type CommuneOutcomeResponse,
  LineExplanationResponse,
  LotExplanationResponse,
  OutcomePage,
  OutcomesQuery,
} from './outcome.dto';
import { OutcomeQueries } from './outcome.queries';

/** Communes of one CSV file; longer lists go on with `after`. */
const CSV_COMMUNES_MAX = 10_000;

@ApiTags('rounds')
@Controller('v1')
export class OutcomeController {
  constructor(
    private readonly outcomes: OutcomeQueries,
    private readonly explanations: ExplanationQueries,
  ) {}

  @Get('order-lines/:id/explanation')
  @ApiOkResponse({ type: LineExplanationResponse })
  async line(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LineExplanationResponse> {
    return this.explanations.ofLine(actor, id);
  }

  @Get('lots/:id/explanation')
  @ApiOkResponse({ type: LotExplanationResponse })
  async lot(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LotExplanationResponse> {
    return this.explanations.ofLot(actor, id);
  }

  @Public()
  @Get('cycles/:id/outcomes')
  @ApiOkResponse({ type: OutcomePage })
  async ofCycle(
    @Req() request: KnownRequest,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Query() query: OutcomesQuery,
  ): Promise<Page<CommuneOutcomeResponse>> {
    return this.outcomes.ofCycle(cycleId, query, readerLocale(request));
  }

  @Public()
  @Get('cycles/:id/outcomes/export.csv')
  @ApiProduces('text/csv')
  async export(
    @Req() request: KnownRequest,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Query() query: OutcomesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wide = { after: query.after, limit: CSV_COMMUNES_MAX };
    const { items } = await this.outcomes.ofCycle(cycleId, wide, readerLocale(request));
    const rows = items.flatMap(({ lines, communeId, communeName, families }) =>
      lines.map((line) => Object.assign({ communeId, communeName, families }, line)),
    );
    sendCsv(reply, 'outcomes', csvOf(rows, COLUMNS));
  }
}

const COLUMNS = [
  'communeId',
  'communeName',
  'families',
  'orderLineId',
  'productName',
  'askedGrams',
  'givenGrams',
  'reasonCode',
  'text',
] as const;
