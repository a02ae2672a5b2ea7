import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
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

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: DriverListQuery,
  ): Promise<StreamableFile> {
    return streamCsv(
      {
        name: 'drivers',
        columns: ['id', 'name', 'licence', 'licenceValidTo', 'isActive', 'hasMandate'],
      },
      query,
      (page) => this.queries.list(actor, page),
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
