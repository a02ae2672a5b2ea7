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
import { ConfirmAgreement } from './confirm-agreement';
import { EndAgreement } from './end-agreement';
import {
  AgreementsQuery,
  EndAgreementRequest,
  PairAgreementPage,
  PairAgreementResponse,
  ProposeAgreementRequest,
} from './pair-agreement.dto';
import { PairAgreementQueries } from './pair-agreement.queries';
import { ProposeAgreement } from './propose-agreement';

@ApiTags('rounds')
@Controller('v1/pair-agreements')
export class PairAgreementController {
  constructor(
    private readonly queries: PairAgreementQueries,
    private readonly proposeAgreement: ProposeAgreement,
    private readonly confirmAgreement: ConfirmAgreement,
    private readonly endAgreement: EndAgreement,
  ) {}

  @Get()
  @ApiOkResponse({ type: PairAgreementPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: AgreementsQuery,
  ): Promise<Page<PairAgreementResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: AgreementsQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'pair-agreements', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: PairAgreementResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PairAgreementResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: PairAgreementResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PairAgreement'>,
    @Body() request: ProposeAgreementRequest,
  ): Promise<PairAgreementResponse> {
    await this.proposeAgreement.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOkResponse({ type: PairAgreementResponse })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PairAgreement'>,
  ): Promise<PairAgreementResponse> {
    await this.confirmAgreement.run(actor, id);
    return this.queries.one(actor, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOkResponse({ type: PairAgreementResponse })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'PairAgreement'>,
    @Body() request: EndAgreementRequest,
  ): Promise<PairAgreementResponse> {
    await this.endAgreement.run(actor, id, request.reason);
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'supplierCommuneId',
  'supplierCommuneName',
  'customerCommuneId',
  'customerCommuneName',
  'productId',
  'productName',
  'gramsPerCycle',
  'costPermille',
  'fromOn',
  'toOn',
  'act',
  'state',
  'proposedAt',
  'supplierConfirmedAt',
  'customerConfirmedAt',
  'endedAt',
  'endReason',
] as const;
