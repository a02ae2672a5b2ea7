import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { EditSite } from './edit-site';
import { RegisterSite } from './register-site';
import {
  EditSiteRequest,
  RegisterSiteRequest,
  SiteFilter,
  SiteList,
  SiteListQuery,
  SiteResponse,
} from './site.dto';
import { SiteQueries } from './site.queries';

const CSV_COLUMNS = [
  'id',
  'communeId',
  'kind',
  'name',
  'latitude',
  'longitude',
  'opensMinute',
  'closesMinute',
  'hasColdRoom',
  'storageGrams',
  'terrain',
  'serviceMinutesFixed',
  'serviceMinutesPerTonne',
  'isActive',
] as const;

/** Collection centres, distribution points and bases of vehicles. */
@ApiTags('communes')
@Controller('v1/sites')
export class SiteController {
  constructor(
    private readonly queries: SiteQueries,
    private readonly registerSite: RegisterSite,
    private readonly editSite: EditSite,
  ) {}

  @Get()
  @ApiOkResponse({ type: SiteList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: SiteListQuery,
  ): Promise<Page<SiteResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(@CurrentActor() actor: Actor, @Query() filter: SiteFilter): Promise<StreamableFile> {
    return streamCsv({ name: 'sites', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: SiteResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Site'>,
  ): Promise<SiteResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: SiteResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Site'>,
    @Body() request: RegisterSiteRequest,
  ): Promise<SiteResponse> {
    await this.registerSite.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: SiteResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Site'>,
    @SeenVersion() seen: number,
    @Body() request: EditSiteRequest,
  ): Promise<SiteResponse> {
    await this.editSite.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }
}
