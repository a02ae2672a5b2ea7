import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '#core/kernel';
import { Public } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { OfferPageResponse, type OfferResponse, OffersQuery } from './offer.dto';
import { OfferQueries } from './offer.queries';

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

  @GetCsv('export.csv')
  async exportCsv(@Query() query: OffersQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'ofertas', columns: CSV_COLUMNS }, query, (page) =>
      this.queries.list(page),
    );
  }
}
