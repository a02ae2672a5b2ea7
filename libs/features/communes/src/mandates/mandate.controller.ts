import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor, Id, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { GrantMandate } from './grant-mandate';
import {
  GrantMandateRequest,
  MandateFilter,
  MandateList,
  MandateListQuery,
  MandateResponse,
  RevokeMandateRequest,
} from './mandate.dto';
import { MandateQueries } from './mandate.queries';
import { RevokeMandate } from './revoke-mandate';

const CSV_COLUMNS = [
  'id',
  'personId',
  'personName',
  'communeId',
  'councilId',
  'role',
  'body',
  'act',
  'fromOn',
  'toOn',
  'revokedAt',
  'revokedByAct',
] as const;

/** Revocable mandates: who may do what, for whom, by which act. */
@ApiTags('communes')
@Controller('v1/mandates')
export class MandateController {
  constructor(
    private readonly queries: MandateQueries,
    private readonly grantMandate: GrantMandate,
    private readonly revokeMandate: RevokeMandate,
  ) {}

  @Get()
  @ApiOkResponse({ type: MandateList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: MandateListQuery,
  ): Promise<Page<MandateResponse>> {
    return this.queries.page(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() filter: MandateFilter,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'mandates', columns: CSV_COLUMNS }, filter, (page) =>
      this.queries.page(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: MandateResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Mandate'>,
  ): Promise<MandateResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: MandateResponse })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Mandate'>,
    @Body() request: GrantMandateRequest,
  ): Promise<MandateResponse> {
    await this.grantMandate.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOkResponse({ type: MandateResponse })
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'Mandate'>,
    @Body() request: RevokeMandateRequest,
  ): Promise<MandateResponse> {
    await this.revokeMandate.run(actor, id, request.act);
    return this.queries.one(actor, id);
  }
}
