import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#platform/auth';
import { csvOf, GetCsv, sendCsv } from '#platform/csv';
import { OVERVIEW_COLUMNS, overviewRows } from './overview-rows';
import { OverviewResponse } from './overview.dto';
import { OverviewQueries } from './overview.queries';

/** What the network has done so far, for everybody. */
@ApiTags('tracing')
@Controller('v1/public/overview')
export class OverviewController {
  constructor(private readonly queries: OverviewQueries) {}

  @Public()
  @Get()
  @ApiOkResponse({ type: OverviewResponse })
  async overview(): Promise<OverviewResponse> {
    return this.queries.read();
  }

  @Public()
  @GetCsv('export.csv')
  async export(@Res() reply: FastifyReply): Promise<void> {
    sendCsv(reply, 'overview', csvOf(overviewRows(await this.queries.read()), OVERVIEW_COLUMNS));
  }
}
