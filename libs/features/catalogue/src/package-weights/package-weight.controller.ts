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
import { EditPackageWeight } from './edit-package-weight';
import { FixPackageWeight } from './fix-package-weight';
import {
  EditPackageWeightRequest,
  FixPackageWeightRequest,
  PackageWeightFilter,
  PackageWeightList,
  PackageWeightListQuery,
  PackageWeightResponse,
} from './package-weight.dto';
import { PackageWeightQueries } from './package-weight.queries';

const CSV_COLUMNS = [
  'id',
  'communeId',
  'productId',
  'productCode',
  'packageType',
  'nominalGrams',
  'tareGrams',
] as const;

/** What a package of a product weighs in each commune: said by its producers, never assumed. */
@ApiTags('catalogue')
@Controller('v1/package-weights')
export class PackageWeightController {
  constructor(
    private readonly queries: PackageWeightQueries,
    private readonly fixPackageWeight: FixPackageWeight,
    private readonly editPackageWeight: EditPackageWeight,
  ) {}

  @Get()
  @ApiOkResponse({ type: PackageWeightList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: PackageWeightListQuery,
  ): Promise<Page<PackageWeightResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() filter: PackageWeightFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'package-weights', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: PackageWeightResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PackageWeight'>,
  ): Promise<PackageWeightResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: PackageWeightResponse })
  async fix(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PackageWeight'>,
    @Body() request: FixPackageWeightRequest,
  ): Promise<PackageWeightResponse> {
    await this.fixPackageWeight.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: PackageWeightResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PackageWeight'>,
    @SeenVersion() seen: number,
    @Body() request: EditPackageWeightRequest,
  ): Promise<PackageWeightResponse> {
    await this.editPackageWeight.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }
}
