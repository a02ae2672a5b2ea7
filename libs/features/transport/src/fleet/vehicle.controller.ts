import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { GetCsv, streamCsv } from '#platform/csv';
import { SeenVersion } from '#platform/etag';
import { ChangeVehicleState } from './change-vehicle-state';
import { EditVehicle } from './edit-vehicle';
import { RegisterVehicle } from './register-vehicle';
import {
  EditVehicleRequest,
  RegisterVehicleRequest,
  VehicleListQuery,
  VehiclePage,
  VehicleResponse,
} from './vehicle.dto';
import { VehicleQueries } from './vehicle.queries';

@ApiTags('transport')
@Controller('v1/vehicles')
export class VehicleController {
  constructor(
    private readonly registerVehicle: RegisterVehicle,
    private readonly editVehicle: EditVehicle,
    private readonly changeState: ChangeVehicleState,
    private readonly queries: VehicleQueries,
  ) {}

  @Get()
  @ApiOkResponse({ type: VehiclePage })
  async list(@CurrentActor() actor: Actor, @Query() query: VehicleListQuery) {
    return this.queries.list(actor, query);
  }

  @GetCsv('export.csv')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: VehicleListQuery,
  ): Promise<StreamableFile> {
    return streamCsv({ name: 'vehicles', columns: COLUMNS }, query, (page) =>
      this.queries.list(actor, page),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: VehicleResponse })
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: VehicleResponse })
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RegisterVehicleRequest,
  ) {
    await this.registerVehicle.run(actor, request.toFacts(id));
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: VehicleResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: EditVehicleRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.editVehicle.run(actor, id, request, seenVersion);
    return this.queries.one(actor, id);
  }

  @Post(':id/break')
  @HttpCode(200)
  @ApiOkResponse({ type: VehicleResponse })
  async break(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.changeState.run(actor, id, 'broken');
    return this.queries.one(actor, id);
  }

  @Post(':id/repair')
  @HttpCode(200)
  @ApiOkResponse({ type: VehicleResponse })
  async repair(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.changeState.run(actor, id, 'active');
    return this.queries.one(actor, id);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @ApiOkResponse({ type: VehicleResponse })
  async retire(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    await this.changeState.run(actor, id, 'retired');
    return this.queries.one(actor, id);
  }
}

const COLUMNS = [
  'id',
  'communeName',
  'plate',
  'name',
  'capacityGrams',
  'capacityLitres',
  'capacityPackages',
  'fuel',
  'fuelMlPerKm',
  'terrainMax',
  'isRefrigerated',
  'isLentToNetwork',
  'shiftFromMinute',
  'shiftToMinute',
  'costPerKmMinor',
  'state',
] as const;
