import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, allow } from '#core/kernel';
import { CurrentActor, type KnownRequest } from '#platform/auth';
import { csvOf, GetCsv, sendCsv } from '#platform/csv';
import { readerLocale } from '#platform/problems';
import { mayAudit } from '../tracing.policy';
import { AuditResponse } from './audit.dto';
import { AuditQueries } from './audit.queries';

@ApiTags('tracing')
@Controller('v1')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  @Get('audit')
  @ApiOkResponse({ type: AuditResponse })
  async network(
    @CurrentActor() actor: Actor,
    @Req() request: KnownRequest,
  ): Promise<AuditResponse> {
    allow(mayAudit(actor));
    return this.queries.audit(null, readerLocale(request));
  }

  @GetCsv('audit/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    allow(mayAudit(actor));
    const { checks } = await this.queries.audit(null, readerLocale(request));
    sendCsv(reply, 'audit', csvOf(checks, COLUMNS));
  }

  @Get('cycles/:id/audit')
  @ApiOkResponse({ type: AuditResponse })
  async cycle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
  ): Promise<AuditResponse> {
    allow(mayAudit(actor));
    return this.queries.audit(id, readerLocale(request));
  }
}

const COLUMNS = ['code', 'title', 'ok', 'violations', 'examples'] as const;
