import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/auth';
import { csvOf, GetCsv, sendCsv, streamCsv } from '#platform/csv';
import type { FastifyReply } from 'fastify';
import type { Page } from '#core/kernel';
import {
  MunicipalityFilter,
  MunicipalityList,
  MunicipalityQuery,
  type MunicipalityResponse,
  StateList,
} from './place.dto';
import { PlaceQueries } from './place.queries';

const MUNICIPALITY_COLUMNS = [
  'code',
  'name',
  'stateCode',
  'seat',
  'latitude',
  'longitude',
] as const;

/** Where communes can lie: states and municipalities. */
@ApiTags('communes')
@Public()
@Controller('v1')
export class PlaceController {
  constructor(private readonly queries: PlaceQueries) {}

  @Get('states')
  @ApiOkResponse({ type: StateList })
  async states(): Promise<StateList> {
    return { items: await this.queries.states(), next: null };
  }

  @GetCsv('states/export.csv')
  async exportStates(@Res() reply: FastifyReply): Promise<void> {
    sendCsv(reply, 'states', csvOf(await this.queries.states(), ['code', 'name']));
  }

  @Get('municipalities')
  @ApiOkResponse({ type: MunicipalityList })
  async municipalities(@Query() query: MunicipalityQuery): Promise<Page<MunicipalityResponse>> {
    return this.queries.municipalities(query);
  }

  @GetCsv('municipalities/export.csv')
  async exportMunicipalities(@Query() filter: MunicipalityFilter): Promise<StreamableFile> {
    return streamCsv({ name: 'municipalities', columns: MUNICIPALITY_COLUMNS }, filter, (page) =>
      this.queries.municipalities(page),
    );
  }
}
