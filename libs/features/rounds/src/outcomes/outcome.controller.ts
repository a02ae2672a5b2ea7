import {
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '#core/kernel';
import { CurrentActor, type KnownRequest, Public } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
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

/** Communes whose lines a CSV reads at a time: each has dozens of them. */
const CSV_COMMUNES = 100;

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
  @GetCsv('cycles/:id/outcomes/export.csv')
  async export(
    @Req() request: KnownRequest,
    @Param('id', ParseUUIDPipe) cycleId: string,
    @Query() query: OutcomesQuery,
  ): Promise<StreamableFile> {
    const locale = readerLocale(request);
    return streamCsv({ name: 'outcomes', columns: COLUMNS }, query, async ({ after }) => {
      const page = { after, limit: CSV_COMMUNES };
      const { items, next } = await this.outcomes.ofCycle(cycleId, page, locale);
      return { items: items.flatMap(linesOf), next };
    });
  }
}

function linesOf({ lines, communeId, communeName, families }: CommuneOutcomeResponse) {
  return lines.map((line) => Object.assign({ communeId, communeName, families }, line));
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
