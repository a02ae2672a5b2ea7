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
import { EditProductiveOrg } from './edit-productive-org';
import { RegisterProductiveOrg } from './register-productive-org';
import {
  EditProductiveOrgRequest,
  RegisterProductiveOrgRequest,
  ProductiveOrgFilter,
  ProductiveOrgKindList,
  ProductiveOrgList,
  ProductiveOrgListQuery,
  ProductiveOrgResponse,
} from './productive-org.dto';
import { ProductiveOrgQueries } from './productive-org.queries';

const CSV_COLUMNS = ['id', 'communeId', 'kind', 'name', 'isActive'] as const;

/** The producers of a commune. */
@ApiTags('communes')
@Controller('v1/productive-orgs')
export class ProductiveOrgController {
  constructor(
    private readonly queries: ProductiveOrgQueries,
    private readonly registerProductiveOrg: RegisterProductiveOrg,
    private readonly editProductiveOrg: EditProductiveOrg,
  ) {}

  @Get()
  @ApiOkResponse({ type: ProductiveOrgList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ProductiveOrgListQuery,
  ): Promise<Page<ProductiveOrgResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() filter: ProductiveOrgFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'productive-orgs', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get('kinds')
  @ApiOkResponse({ type: ProductiveOrgKindList })
  async kinds(): Promise<ProductiveOrgKindList> {
    return { items: await this.queries.kinds(), next: null };
  }

  @Get(':id')
  @ApiOkResponse({ type: ProductiveOrgResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'ProductiveOrg'>,
  ): Promise<ProductiveOrgResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: ProductiveOrgResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'ProductiveOrg'>,
    @Body() request: RegisterProductiveOrgRequest,
  ): Promise<ProductiveOrgResponse> {
    await this.registerProductiveOrg.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: ProductiveOrgResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'ProductiveOrg'>,
    @SeenVersion() seen: number,
    @Body() request: EditProductiveOrgRequest,
  ): Promise<ProductiveOrgResponse> {
    await this.editProductiveOrg.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }
}
