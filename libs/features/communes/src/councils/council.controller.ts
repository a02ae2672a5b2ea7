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
import { EditCouncil } from './edit-council';
import { RegisterCouncil } from './register-council';
import {
  EditCouncilRequest,
  RegisterCouncilRequest,
  CouncilFilter,
  CouncilList,
  CouncilListQuery,
  CouncilResponse,
} from './council.dto';
import { CouncilQueries } from './council.queries';

const CSV_COLUMNS = ['id', 'communeId', 'name', 'families', 'latitude', 'longitude'] as const;

/** Communal councils and their families. */
@ApiTags('communes')
@Controller('v1/councils')
export class CouncilController {
  constructor(
    private readonly queries: CouncilQueries,
    private readonly registerCouncil: RegisterCouncil,
    private readonly editCouncil: EditCouncil,
  ) {}

  @Get()
  @ApiOkResponse({ type: CouncilList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: CouncilListQuery,
  ): Promise<Page<CouncilResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() filter: CouncilFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'councils', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: CouncilResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Council'>,
  ): Promise<CouncilResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: CouncilResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Council'>,
    @Body() request: RegisterCouncilRequest,
  ): Promise<CouncilResponse> {
    await this.registerCouncil.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: CouncilResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Council'>,
    @SeenVersion() seen: number,
    @Body() request: EditCouncilRequest,
  ): Promise<CouncilResponse> {
    await this.editCouncil.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }
}
