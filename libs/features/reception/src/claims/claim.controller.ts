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
import type { Actor, Page } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { AnswerClaim } from './answer-claim';
import {
  ClaimPage,
  ClaimRequest,
  ClaimResponse,
  ClaimsQuery,
  ResolutionRequest,
} from './claim.dto';
import { ClaimQueries } from './claim.queries';
import { OpenClaim } from './open-claim';
import { WithdrawClaim } from './withdraw-claim';

@ApiTags('reception')
@Controller('v1/claims')
export class ClaimController {
  constructor(
    private readonly openClaim: OpenClaim,
    private readonly answerClaim: AnswerClaim,
    private readonly withdrawClaim: WithdrawClaim,
    private readonly queries: ClaimQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: ClaimPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ClaimsQuery,
  ): Promise<Page<ClaimResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(@CurrentActor() actor: Actor, @Query() query: ClaimsQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'claims', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: ClaimResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ClaimResponse> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: ClaimResponse })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: ClaimRequest,
  ): Promise<ClaimResponse> {
    const { allocationId, kind, grams, note, eventTime } = request;
    await this.openClaim.run(actor, { id, allocationId, kind, grams, note, eventTime });
    return this.queries.one(actor, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { resolution }: ResolutionRequest,
  ): Promise<ClaimResponse> {
    await this.answerClaim.run(actor, { id, isAccepted: true, resolution });
    return this.queries.one(actor, id);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { resolution }: ResolutionRequest,
  ): Promise<ClaimResponse> {
    await this.answerClaim.run(actor, { id, isAccepted: false, resolution });
    return this.queries.one(actor, id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { resolution }: ResolutionRequest,
  ): Promise<ClaimResponse> {
    await this.withdrawClaim.run(actor, { id, resolution });
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'allocationCode',
  'lotCode',
  'productName',
  'communeName',
  'againstCommuneName',
  'kind',
  'grams',
  'note',
  'state',
  'answerBy',
  'resolution',
  'resolvedAt',
  'stockGrams',
  'eventTime',
  'recordTime',
] as const;
