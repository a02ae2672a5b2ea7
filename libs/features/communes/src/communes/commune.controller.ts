import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id, Page } from '#core/kernel';
import { CurrentActor, Public } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { ActivateCommune } from './activate-commune';
import {
  CommuneFilter,
  CommuneList,
  CommuneListQuery,
  CommuneResponse,
  EditCommuneRequest,
  RegisterCommuneRequest,
  VerifyCommuneRequest,
} from './commune.dto';
import { CommuneQueries } from './commune.queries';
import { EditCommune } from './edit-commune';
import { RegisterCommune } from './register-commune';
import { VerifyCommune } from './verify-commune';

const CSV_COLUMNS = [
  'id',
  'name',
  'kind',
  'state',
  'municipalityCode',
  'municipalityName',
  'stateCode',
  'stateName',
  'latitude',
  'longitude',
  'isCoarse',
  'councils',
  'families',
] as const;

/** The communes of the network; reading is open to everybody. */
@ApiTags('communes')
@Controller('v1/communes')
export class CommuneController {
  constructor(
    private readonly queries: CommuneQueries,
    private readonly registerCommune: RegisterCommune,
    private readonly verifyCommune: VerifyCommune,
    private readonly activateCommune: ActivateCommune,
    private readonly editCommune: EditCommune,
  ) {}

  @Public()
  @Get()
  @ApiOkResponse({ type: CommuneList })
  async list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: CommuneListQuery,
  ): Promise<Page<CommuneResponse>> {
    return this.queries.page(actor, query);
  }

  @Public()
  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor | undefined,
    @Query() filter: CommuneFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'communes', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Public()
  @Get(':id')
  @ApiOkResponse({ type: CommuneResponse })
  async one(
    @CurrentActor() actor: Actor | undefined,
    @Param('id', ParseUUIDPipe) id: Id<'Commune'>,
  ): Promise<CommuneResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: CommuneResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Commune'>,
    @Body() request: RegisterCommuneRequest,
  ): Promise<CommuneResponse> {
    await this.registerCommune.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @ApiOkResponse({ type: CommuneResponse })
  async verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Commune'>,
    @Body() request: VerifyCommuneRequest,
  ): Promise<CommuneResponse> {
    await this.verifyCommune.run(actor, id, request.act);
    return this.queries.one(actor, id);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ type: CommuneResponse })
  async activate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Commune'>,
  ): Promise<CommuneResponse> {
    await this.activateCommune.run(actor, id);
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: CommuneResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Commune'>,
    @SeenVersion() seen: number,
    @Body() request: EditCommuneRequest,
  ): Promise<CommuneResponse> {
    await this.editCommune.run(actor, id, seen, request);
    return this.queries.one(actor, id);
  }
}
