import { Controller, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#core/kernel';
import { CurrentActor, type KnownRequest } from '#platform/auth';
import { EventStreams } from '#platform/event-streams';
import { GetEvents } from '#platform/get-events';
import { mayReadPlan } from '../transport.policy';
import { RunPlanResponse } from './run-plan.dto';
import { RunPlanQueries } from './run-plan.queries';

/** How the planning of runs goes on, for those who wait for it. */
@ApiTags('transport')
@Controller('v1/run-plans')
export class PlanEventsController {
  constructor(
    private readonly queries: RunPlanQueries,
    private readonly streams: EventStreams,
  ) {}

  @GetEvents(':id/events', RunPlanResponse)
  async watch(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plan = await this.queries.one(actor, id);
    const watched = {
      topic: `run plan ${plan.id}`,
      read: () => this.queries.read(id),
      mayRead: mayReadPlan,
      isOver: ({ state }: RunPlanResponse) => state !== 'queued',
    };
    this.streams.answer({ request, reply }, watched, plan);
  }
}
