import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import type { FastifyReply } from 'fastify';
import { everyPage } from '../every-page';
import {
  DriverListQuery,
  DriverPage,
  DriverResponse,
  EditDriverRequest,
  RegisterDriverRequest,
} from './driver.dto';
import { DriverQueries } from './driver.queries';
import { EditDriver } from './edit-driver';
import { RegisterDriver } from './register-driver';

@ApiTags('transport')
@Controller('v1/drivers')
export class DriverController {
  constructor(
    private readonly registerDriver: RegisterDriver,
    private readonly editDriver: EditDriver,
    private readonly queries: DriverQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: DriverPage })
  async list(@CurrentActor() actor: Actor, @Query() query: DriverListQuery) {
    return this.queries.list(actor, query);
  }

  @Get('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: DriverListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await everyPage(query, (page) => this.queries.list(actor, page));
    sendCsv(
      reply,
      'drivers',
      csvOf(rows, ['id', 'name', 'licence', 'licenceValidTo', 'isActive', 'hasMandate']),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: DriverResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: DriverResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RegisterDriverRequest,
  ) {
    await this.registerDriver.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: DriverResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: EditDriverRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.editDriver.run(actor, id, request, seenVersion);
    return this.queries.one(actor, id);
  }
}
