import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, Clock } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, GetCsv, sendCsv } from '#platform/csv';
import { PackingList, PackingListQuery } from './packing-list.dto';
import { PackingListQueries } from './packing-list.queries';
import { packingSheet } from './packing-sheet';
import { sayIn } from './paper-words';
import { sendHtml, sendPdf } from './send-paper';
import type { Sheet } from './sheet';

/** Rows of a list for machines, and of one that people print: more than that asks for a narrower question. */
const ROWS_MAX = 20_000;
const PRINTED_ROWS_MAX = 3_000;

@ApiTags('papers')
@Controller('v1/papers/cycles')
export class PackingListController {
  constructor(
    private readonly queries: PackingListQueries,
    private readonly clock: Clock,
  ) {}

  @Get(':id/packing-list')
  @ApiOkResponse({ type: PackingList })
  async json(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackingListQuery,
  ): Promise<PackingList> {
    return this.queries.one(actor, id, query, ROWS_MAX);
  }

  @GetCsv(':id/packing-list.csv')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackingListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { groups } = await this.queries.one(actor, id, query, ROWS_MAX);
    const rows = groups.flatMap((group) => group.allocations);
    sendCsv(reply, `packing-list-by-${query.by}`, csvOf(rows, COLUMNS));
  }

  /** What was ordered, line by line: also while orders are still open. */
  @GetCsv(':id/wanted.csv')
  async wantedCsv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackingListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { groups } = await this.queries.one(actor, id, query, ROWS_MAX);
    const rows = groups.flatMap((group) => group.wanted);
    sendCsv(reply, `wanted-by-${query.by}`, csvOf(rows, WANTED_COLUMNS));
  }

  @Get(':id/packing-list.html')
  @ApiProduces('text/html')
  async html(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackingListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheet(actor, id, query);
    const given = Object.entries(query).filter((it): it is [string, string] => it[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    const say = sayIn(sheet.locale);
    sendHtml(reply, sheet, [
      { href: `packing-list.pdf?${search}`, label: say('paper.as_pdf') },
      { href: `packing-list.csv?${search}`, label: say('paper.as_csv') },
    ]);
  }

  @Get(':id/packing-list.pdf')
  @ApiProduces('application/pdf')
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackingListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPdf(reply, `packing-list-by-${query.by}`, await this.sheet(actor, id, query));
  }

  private async sheet(actor: Actor, id: string, query: PackingListQuery): Promise<Sheet> {
    const list = await this.queries.one(actor, id, query, PRINTED_ROWS_MAX);
    const locale = query.language ?? actor.locale;
    return packingSheet(list, { locale, at: this.clock.now(), name: actor.name });
  }
}

const COLUMNS = [
  'allocationCode',
  'state',
  'lotCode',
  'productName',
  'grade',
  'isWashed',
  'isSubstitute',
  'packageName',
  'packageGrams',
  'packages',
  'grams',
  'bestBeforeOn',
  'supplierName',
  'fromSiteName',
  'customerName',
  'toSiteName',
  'allocationId',
  'lotId',
  'productId',
  'supplierCommuneId',
  'customerCommuneId',
] as const;

const WANTED_COLUMNS = [
  'productName',
  'customerName',
  'toSiteName',
  'families',
  'minGrams',
  'wantedGrams',
  'maxGrams',
  'allocatedGrams',
  'orderLineId',
  'productId',
  'customerCommuneId',
] as const;
