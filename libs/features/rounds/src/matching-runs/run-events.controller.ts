import { Controller, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '#core/kernel';
import { CurrentActor, type KnownRequest } from '#platform/auth';
import { EventStreams } from '#platform/event-streams';
import { GetEvents } from '#platform/get-events';
import { mayReadRuns } from '../rounds.policy';
import { MatchingRunDetail } from './matching-run.dto';
import { MatchingRunQueries } from './matching-run.queries';

/** How a matching run goes on, for those who wait for it. */
@ApiTags('rounds')
@Controller('v1/matching-runs')
export class RunEventsController {
  constructor(
    private readonly queries: MatchingRunQueries,
    private readonly streams: EventStreams,
  ) {}

  @GetEvents(':id/events', MatchingRunDetail)
  async watch(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const run = await this.queries.one(actor, id);
    const watched = {
      topic: `matching run ${run.id}`,
      read: () => this.queries.read(id),
      mayRead: mayReadRuns,
      isOver: ({ progress }: MatchingRunDetail) => !['waiting', 'thinking'].includes(progress),
    };
    this.streams.answer({ request, reply }, watched, run);
  }
}
