import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#core/kernel';
import { CurrentActor, type KnownRequest } from '#platform/auth';
import { SolveRouting } from './solve-routing';
import {
  BODY_BYTES_MAX,
  SECONDS_MAX,
  SolveRoutingQuery,
  SolveRoutingRequest,
  SolveRoutingResponse,
  TASKS_MAX,
  VEHICLES_MAX,
} from './solve-routing.dto';

const DESCRIPTION =
  `VROOM's JSON in, VROOM's JSON out, for coordinators of transport and liaisons. At most ${TASKS_MAX} ` +
  `jobs and shipments, ${VEHICLES_MAX} vehicles, three amounts, ${SECONDS_MAX} seconds and 4 MiB; one ` +
  'problem at a time for each person. What cannot be kept to is refused with the name of the field. ' +
  'Whoever hangs up ends the thinking.';

@ApiTags('transport')
@Controller('v1/routing')
export class SolveRoutingController {
  constructor(private readonly solveRouting: SolveRouting) {}

  /** The body goes to a thread as it came: a matrix is too large to be looked through here. */
  @Post('solve')
  @HttpCode(200)
  @RouteConfig({ bodyBytesMax: BODY_BYTES_MAX })
  @ApiOperation({ summary: 'Solve a routing problem', description: DESCRIPTION })
  @ApiBody({ type: SolveRoutingRequest })
  @ApiOkResponse({ type: SolveRoutingResponse })
  async solve(
    @CurrentActor() actor: Actor,
    @Query() { seconds, seed }: SolveRoutingQuery,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const hangUp = new AbortController();
    reply.raw.once('close', () => {
      hangUp.abort();
    });
    const { body } = request;
    return this.solveRouting.run(actor, { problem: body, seconds, seed }, hangUp.signal);
  }
}
