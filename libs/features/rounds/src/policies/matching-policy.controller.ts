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
import { AdoptPolicy } from './adopt-policy';
import {
  AdoptPolicyRequest,
  MatchingPolicyPage,
  MatchingPolicyResponse,
  PoliciesQuery,
  PolicyInForceResponse,
  ProposePolicyRequest,
} from './matching-policy.dto';
import { MatchingPolicyQueries } from './matching-policy.queries';
import { ProposePolicy } from './propose-policy';

@ApiTags('rounds')
@Controller('v1')
export class MatchingPolicyController {
  constructor(
    private readonly queries: MatchingPolicyQueries,
    private readonly proposePolicy: ProposePolicy,
    private readonly adoptPolicy: AdoptPolicy,
  ) {}

  @Get('matching-policies')
  @ApiOkResponse({ type: MatchingPolicyPage })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: PoliciesQuery,
  ): Promise<Page<MatchingPolicyResponse>> {
    return this.queries.list(actor, query);
  }

  @GetCsv('matching-policies/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: PoliciesQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'matching-policies', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get('matching-policies/:id')
  @ApiOkResponse({ type: MatchingPolicyResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MatchingPolicyResponse> {
    return this.queries.one(actor, id);
  }

  @Put('matching-policies/:id')
  @ApiOkResponse({ type: MatchingPolicyResponse })
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'MatchingPolicy'>,
    @Body() request: ProposePolicyRequest,
  ): Promise<MatchingPolicyResponse> {
    await this.proposePolicy.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Post('matching-policies/:id/adopt')
  @HttpCode(200)
  @ApiOkResponse({ type: MatchingPolicyResponse })
  async adopt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: Id<'MatchingPolicy'>,
    @Body() request: AdoptPolicyRequest,
  ): Promise<MatchingPolicyResponse> {
    await this.adoptPolicy.run(actor, id, request.act);
    return this.queries.one(actor, id);
  }

  @Get('cycles/:id/matching-policy')
  @ApiOkResponse({ type: PolicyInForceResponse })
  async ofCycle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) cycleId: string,
  ): Promise<PolicyInForceResponse> {
    return this.queries.ofCycle(actor, cycleId);
  }
}

const COLUMNS = [
  'id',
  'hostCommuneId',
  'hostCommuneName',
  'version',
  'state',
  'validFrom',
  'tolerancePermille',
  'memoryPermille',
  'debtOrdersMax',
  'shelfMarginDays',
  'isConsolidated',
  'proposedAt',
  'act',
  'adoptedAt',
] as const;
