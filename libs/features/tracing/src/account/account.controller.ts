import {
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, allow, type Page } from '#core/kernel';
import { CurrentActor, type KnownRequest, Public } from '#platform/auth';
import { csvOf, GetCsv, sendCsv, streamCsv } from '#platform/csv';
import { PageQuery } from '#platform/lists';
import { readerLocale } from '#platform/problems';
import { mayReadAccount } from '../tracing.policy';
import { ACCOUNT_COLUMNS, accountRows } from './account-rows';
import { AccountResponse, PublicCyclePage, type PublicCycleResponse } from './account.dto';
import { AccountQueries } from './account.queries';
import { PublicAccounts } from './public-accounts';

@ApiTags('tracing')
@Controller('v1')
export class AccountController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly publicAccounts: PublicAccounts,
  ) {}

  @Get('cycles/:id/account')
  @ApiOkResponse({ type: AccountResponse })
  async account(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
  ): Promise<AccountResponse> {
    allow(mayReadAccount(actor));
    return this.queries.account(id, readerLocale(request));
  }

  @GetCsv('cycles/:id/account/export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    allow(mayReadAccount(actor));
    send(reply, await this.queries.account(id, readerLocale(request)));
  }

  @Public()
  @Get('public/cycles')
  @ApiOkResponse({ type: PublicCyclePage })
  async cycles(@Query() query: PageQuery): Promise<Page<PublicCycleResponse>> {
    return this.queries.cycles(query);
  }

  @Public()
  @GetCsv('public/cycles/export.csv')
  async exportCycles(@Query() query: PageQuery): Promise<StreamableFile> {
    return streamCsv({ name: 'cycles', columns: CYCLE_COLUMNS }, query, (page) =>
      this.queries.cycles(page),
    );
  }

  @Public()
  @Get('public/cycles/:id/account')
  @ApiOkResponse({ type: AccountResponse })
  async publicAccount(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
  ): Promise<AccountResponse> {
    return this.publicAccounts.account(id, readerLocale(request));
  }

  @Public()
  @GetCsv('public/cycles/:id/account/export.csv')
  async exportPublic(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await this.publicAccounts.account(id, readerLocale(request)));
  }
}

function send(reply: FastifyReply, account: AccountResponse): void {
  sendCsv(reply, 'cycle-account', csvOf(accountRows(account), ACCOUNT_COLUMNS));
}

const CYCLE_COLUMNS = [
  'id',
  'name',
  'state',
  'hostCommuneName',
  'opensOn',
  'closesOn',
  'movesOn',
  'handsOutOn',
  'settlesOn',
  'isMatched',
] as const;
