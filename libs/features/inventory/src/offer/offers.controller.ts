import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page } from '#core/kernel';
import { Public } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { OfferPageResponse, type OfferResponse, OffersQuery } from './offer.dto';
import { OfferQueries } from './offer.queries';

const CSV_ROWS_MAX = 10_000;
const CSV_COLUMNS = [
  'id',
  'productCode',
  'productNameEs',
  'productNameEn',
  'municipality',
  'state',
  'grade',
  'isWashed',
  'packageType',
  'packageGrams',
  'isWeighed',
  'availableGrams',
  'expectedGrams',
  'readyOn',
  'bestBeforeOn',
] as const satisfies readonly (keyof OfferResponse)[];

/** What the countryside has to give, for everybody to see: no person, no producer, no place finer than a municipality. */
@ApiTags('inventory')
@Public()
@Controller('v1/offers')
export class OffersController {
  constructor(private readonly queries: OfferQueries) {}

  @Get()
  @ApiOkResponse({ type: OfferPageResponse })
  async list(@Query() query: OffersQuery): Promise<Page<OfferResponse>> {
    return this.queries.list(query);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  async exportCsv(@Query() query: OffersQuery, @Res() reply: FastifyReply): Promise<void> {
    const { items } = await this.queries.list({
      productId: query.productId,
      stateCode: query.stateCode,
      after: query.after,
      limit: CSV_ROWS_MAX,
    });
    sendCsv(reply, 'ofertas', csvOf(items, CSV_COLUMNS));
  }
}
