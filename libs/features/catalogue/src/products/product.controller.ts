import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id, Page } from '#core/kernel';
import { CurrentActor, Public } from '#platform/auth';
import { csvOf, GetCsv, sendCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import type { FastifyReply } from 'fastify';
import { EditProduct } from './edit-product';
import {
  EditProductRequest,
  PackageTypeList,
  ProductFilter,
  ProductList,
  ProductListQuery,
  ProductResponse,
  ProposeProductRequest,
} from './product.dto';
import { ProductQueries } from './product.queries';
import { ProposeProduct } from './propose-product';

const CSV_COLUMNS = [
  'id',
  'code',
  'cpcCode',
  'nameEs',
  'nameEn',
  'synonyms',
  'family',
  'shelfLifeDays',
  'coldChain',
  'litresPerTonne',
  'usualPackageType',
  'isActive',
] as const;

/** Products and package types: one catalogue for all, open to everybody. */
@ApiTags('catalogue')
@Controller('v1')
export class ProductController {
  constructor(
    private readonly queries: ProductQueries,
    private readonly proposeProduct: ProposeProduct,
    private readonly editProduct: EditProduct,
  ) {}

  @Public()
  @Get('products')
  @ApiOkResponse({ type: ProductList })
  async list(@Query() query: ProductListQuery): Promise<Page<ProductResponse>> {
    return this.queries.page(query);
  }

  @Public()
  @GetCsv('products/export.csv')
  async export(@Query() filter: ProductFilter): Promise<StreamableFile> {
    return streamCsv({ name: 'products', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(page),
    );
  }

  @Public()
  @Get('products/:id')
  @ApiOkResponse({ type: ProductResponse })
  async one(@Param('id', ParseUUIDPipe) id: Id<'Product'>): Promise<ProductResponse> {
    return this.queries.one(id);
  }

  @Put('products/:id')
  @ApiOkResponse({ type: ProductResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Product'>,
    @Body() request: ProposeProductRequest,
  ): Promise<ProductResponse> {
    await this.proposeProduct.run(actor, request.toFacts(id));
    return this.queries.one(id);
  }

  @Patch('products/:id')
  @ApiOkResponse({ type: ProductResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Product'>,
    @SeenVersion() seen: number,
    @Body() request: EditProductRequest,
  ): Promise<ProductResponse> {
    await this.editProduct.run(actor, id, seen, request);
    return this.queries.one(id);
  }

  @Public()
  @Get('package-types')
  @ApiOkResponse({ type: PackageTypeList })
  async packageTypes(): Promise<PackageTypeList> {
    return { items: await this.queries.packageTypes(), next: null };
  }

  @Public()
  @GetCsv('package-types/export.csv')
  async exportPackageTypes(@Res() reply: FastifyReply): Promise<void> {
    const rows = await this.queries.packageTypes();
    const columns = ['code', 'nameEs', 'nameEn', 'synonyms'] as const;
    sendCsv(reply, 'package-types', csvOf(rows, columns));
  }
}
