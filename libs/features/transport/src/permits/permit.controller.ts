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
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { EditPermit } from './edit-permit';
import {
  EditPermitRequest,
  PermitListQuery,
  PermitPage,
  PermitResponse,
  RegisterPermitRequest,
} from './permit.dto';
import { PermitQueries } from './permit.queries';
import { RegisterPermit } from './register-permit';

@ApiTags('transport')
@Controller('v1/transport-permits')
export class PermitController {
  constructor(
    private readonly registerPermit: RegisterPermit,
    private readonly editPermit: EditPermit,
    private readonly queries: PermitQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: PermitPage })
  async list(@CurrentActor() actor: Actor, @Query() query: PermitListQuery) {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: PermitListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'permits', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: PermitResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: PermitResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RegisterPermitRequest,
  ) {
    await this.registerPermit.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: PermitResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: EditPermitRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.editPermit.run(actor, id, request, seenVersion);
    return this.queries.one(actor, id);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOkResponse({ type: PermitResponse })
  async revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.editPermit.revoke(actor, id);
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'kind',
  'number',
  'vehicleId',
  'driverId',
  'gramsMax',
  'usedGrams',
  'fromStateCode',
  'toStateCode',
  'validFrom',
  'validTo',
  'issuedBy',
  'isRevoked',
] as const;
