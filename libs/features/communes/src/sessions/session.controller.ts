import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError, type Page } from '#core/kernel';
import { CurrentSeat, CurrentSession, Public } from '#platform/auth';
import { Config } from '#platform/config';
import { PageQuery } from '#platform/lists';
import {
  carriedSessions,
  clearSessionCookies,
  type Seat,
  setSessionCookies,
} from '#platform/session-cookies';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type DemoSignIn,
  DemoSignInList,
  SessionResponse,
  SignedOutResponse,
  SignInRequest,
} from './session.dto';
import { SessionQueries } from './session.queries';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

/**
 * Signing in and out. The token lives in cookies that scripts cannot read. The header `x-cayapa-member` names whose
 * session a request goes under; without it, the last that was opened.
 */
@ApiTags('communes')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly queries: SessionQueries,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly config: Config,
  ) {}

  /** Sets two cookies: the usual one, and one by the person's id, for phones that several members share. */
  @Public()
  @Post('session')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async open(
    @Body() { login, password }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const carried = carriedSessions(request, this.config);
    const credentials = { login, password, address: request.ip, carried };
    const session = await this.signIn.run(credentials);
    setSessionCookies(reply, this.config, session);
    return this.queries.one(session.hash);
  }

  @Get('session')
  @ApiOkResponse({ type: SessionResponse })
  async who(@CurrentSession() sessionHash: Buffer): Promise<SessionResponse> {
    return this.queries.one(sessionHash);
  }

  /** Ends the session of the seat alone. Open to strangers, so that signing out twice is no error. */
  @Public()
  @Delete('session')
  @ApiOkResponse({ type: SignedOutResponse })
  async close(
    @CurrentSession() sessionHash: Buffer | undefined,
    @CurrentSeat() seat: Seat,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutResponse> {
    if (sessionHash) await this.signOut.run(sessionHash);
    clearSessionCookies(request, reply, { config: this.config, seat });
    return { isSignedOut: true };
  }

  /** The people of the demo with their password; outside of a demo there is nothing at this address. */
  @Public()
  @Get('demo/sign-ins')
  @ApiOkResponse({ type: DemoSignInList })
  async demoSignIns(@Query() query: PageQuery): Promise<Page<DemoSignIn>> {
    if (!this.config.demo) throw new DomainError('not_found', 'route.not_found');
    return this.queries.demoSignIns(query);
  }
}
