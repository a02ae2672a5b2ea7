import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, Clock } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, GetCsv, sendCsv } from '#platform/csv';
import { Manifest } from './manifest.dto';
import { ManifestQueries } from './manifest.queries';
import { manifestRows } from './manifest-rows';
import { manifestSheet } from './manifest-sheet';
import { LanguageQuery } from './packing-list.dto';
import { sayIn } from './paper-words';
import { sendHtml, sendPdf } from './send-paper';

@ApiTags('papers')
@Controller('v1/papers/runs')
export class ManifestController {
  constructor(
    private readonly queries: ManifestQueries,
    private readonly clock: Clock,
  ) {}

  @Get(':id/manifest')
  @ApiOkResponse({ type: Manifest })
  async json(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LanguageQuery,
  ): Promise<Manifest> {
    return this.queries.one(actor, id, query.language ?? actor.locale);
  }

  /** One row for each thing to do at each stop, in the order of the road. */
  @GetCsv(':id/manifest.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const manifest = await this.queries.one(actor, id, query.language ?? actor.locale);
    const { columns, rows } = manifestRows(manifest);
    sendCsv(reply, `manifest-${manifest.run.code}`, csvOf(rows, columns));
  }

  @Get(':id/manifest.html')
  @ApiProduces('text/html')
  async html(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = query.language ?? actor.locale;
    const manifest = await this.queries.one(actor, id, locale);
    const sheet = manifestSheet(manifest, { locale, at: this.clock.now(), name: actor.name });
    const say = sayIn(locale);
    sendHtml(reply, sheet, [
      { href: `manifest.pdf?language=${locale}`, label: say('paper.as_pdf') },
      { href: `manifest.csv?language=${locale}`, label: say('paper.as_csv') },
    ]);
  }

  @Get(':id/manifest.pdf')
  @ApiProduces('application/pdf')
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LanguageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = query.language ?? actor.locale;
    const manifest = await this.queries.one(actor, id, locale);
    const sheet = manifestSheet(manifest, { locale, at: this.clock.now(), name: actor.name });
    sendPdf(reply, `manifest-${manifest.run.code}`, sheet);
  }
}
