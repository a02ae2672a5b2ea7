import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError, type Page } from '#core/kernel';
import { CurrentSession, Public, setSessionCookie } from '#platform/auth';
import { Config } from '#platform/config';
import { PageQuery } from '#platform/lists';
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

/** Signing in and out. The token lives in a cookie that scripts cannot read. */
@ApiTags('communes')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly queries: SessionQueries,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly config: Config,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async open(
    @Body() { login, password }: SignInRequest,
    @CurrentSession() oldSessionHash: Buffer | undefined,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const credentials = { login, password, address: ip, oldSessionHash };
    const { token, sessionHash } = await this.signIn.run(credentials);
    setSessionCookie(reply, this.config, { token, days: this.config.sessionDays });
    return this.queries.one(sessionHash);
  }

  @Get('session')
  @ApiOkResponse({ type: SessionResponse })
  async who(@CurrentSession() sessionHash: Buffer): Promise<SessionResponse> {
    return this.queries.one(sessionHash);
  }

  /** Open to strangers, so that signing out twice is no error. */
  @Public()
  @Delete('session')
  @ApiOkResponse({ type: SignedOutResponse })
  async close(
    @CurrentSession() sessionHash: Buffer | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutResponse> {
    if (sessionHash) await this.signOut.run(sessionHash);
    setSessionCookie(reply, this.config, { token: '', days: 0 });
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
