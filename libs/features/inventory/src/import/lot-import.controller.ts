import { Body, Controller, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, DomainError } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, sendCsv } from '#platform/csv';
import { ImportLots } from './import-lots';
import { LotImportQuery, LotImportResponse, LotTemplateQuery } from './lot-import.dto';
import { templateOf } from './lot-file-columns';

/** A commune's list of lots, out of the spreadsheet in which it is kept. */
@ApiTags('inventory')
@Controller('v1/lots/import')
export class LotImportController {
  constructor(private readonly importLots: ImportLots) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ type: LotImportResponse })
  async import(
    @CurrentActor() actor: Actor,
    @Query() query: LotImportQuery,
    @Body() text: unknown,
  ): Promise<LotImportResponse> {
    if (typeof text !== 'string') throw new DomainError('invalid', 'csv.not_text');
    const { communeId } = query;
    return this.importLots.run(actor, { communeId, text, dryRun: query.dryRun === 'true' });
  }

  @GetCsv('template.csv')
  template(@Query() query: LotTemplateQuery, @Res() reply: FastifyReply): void {
    sendCsv(
      reply,
      query.language === 'es' ? 'plantilla-lotes' : 'lots-template',
      templateOf(query.language),
    );
  }
}
