import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { RunQueries } from '../runs/run.queries';
import { RecordStopEvent } from './record-stop-event';
import { RecordStopEventRequest, StopEventResponse } from './stop-event.dto';

@ApiTags('transport')
@Controller('v1/stop-events')
export class StopEventController {
  constructor(
    private readonly recordEvent: RecordStopEvent,
    private readonly queries: RunQueries,
  ) {}

  @Get(':id')
  @ApiOkResponse({ type: StopEventResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.event(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: StopEventResponse })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RecordStopEventRequest,
  ) {
    await this.recordEvent.run(actor, id, request);
    return this.queries.event(actor, id);
  }
}
