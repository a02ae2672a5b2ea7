import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/auth';
import { csvOf, sendCsv } from '#platform/csv';
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

  @Get('states/export.csv')
  @ApiProduces('text/csv')
  async exportStates(@Res() reply: FastifyReply): Promise<void> {
    sendCsv(reply, 'states', csvOf(await this.queries.states(), ['code', 'name']));
  }

  @Get('municipalities')
  @ApiOkResponse({ type: MunicipalityList })
  async municipalities(@Query() query: MunicipalityQuery): Promise<Page<MunicipalityResponse>> {
    return this.queries.municipalities(query);
  }

  @Get('municipalities/export.csv')
  @ApiProduces('text/csv')
  async exportMunicipalities(
    @Query() filter: MunicipalityFilter,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.queries.allMunicipalities(filter);
    const columns = ['code', 'name', 'stateCode', 'seat', 'latitude', 'longitude'] as const;
    sendCsv(reply, 'municipalities', csvOf(rows, columns));
  }
}
