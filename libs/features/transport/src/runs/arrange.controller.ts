import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#core/kernel';
import { CurrentActor } from '#platform/auth';
import { SeenVersion } from '#platform/etag';
import { AddShipment } from './add-shipment';
import { CreateRun } from './create-run';
import { EditRun } from './edit-run';
import { MoveShipment } from './move-shipment';
import { OrderStops } from './order-stops';
import { RemoveShipment } from './remove-shipment';
import { RunDetailResponse, RunFiguresResponse } from './run.dto';
import { RunQueries } from './run.queries';
import {
  AddShipmentRequest,
  CreateRunRequest,
  EditRunRequest,
  MoveShipmentRequest,
  OrderStopsRequest,
  WhatIfRequest,
} from './run-request.dto';
import { WhatIf } from './what-if';

/** Runs under a coordinator's hands. Every answer is the run with its conflicts. */
@ApiTags('transport')
@Controller('v1/runs')
export class ArrangeController {
  constructor(
    private readonly createRun: CreateRun,
    private readonly editRun: EditRun,
    private readonly addShipment: AddShipment,
    private readonly removeShipment: RemoveShipment,
    private readonly moveShipment: MoveShipment,
    private readonly orderStops: OrderStops,
    private readonly whatIf: WhatIf,
    private readonly queries: RunQueries,
  ) {}

  @Put(':id')
  @ApiOkResponse({ type: RunDetailResponse })
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CreateRunRequest,
  ) {
    await this.createRun.run(actor, request.toFacts(id));
    return this.queries.detail(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: RunDetailResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: EditRunRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.editRun.run(actor, id, request, seenVersion);
    return this.queries.detail(actor, id);
  }

  @Put(':id/shipments/:shipmentId')
  @ApiOkResponse({ type: RunDetailResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shipmentId', ParseUUIDPipe) shipmentId: string,
    @Body() request: AddShipmentRequest,
  ) {
    await this.addShipment.run(actor, id, shipmentId, request);
    return this.queries.detail(actor, id);
  }

  @Delete(':id/shipments/:shipmentId')
  @ApiOkResponse({ type: RunDetailResponse })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shipmentId', ParseUUIDPipe) shipmentId: string,
  ) {
    await this.removeShipment.run(actor, id, shipmentId);
    return this.queries.detail(actor, id);
  }

  @Post(':id/shipments/:shipmentId/move')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse, description: 'the run that the goods are on now' })
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shipmentId', ParseUUIDPipe) shipmentId: string,
    @Body() request: MoveShipmentRequest,
  ) {
    await this.moveShipment.run(actor, id, { shipmentId, toRunId: request.toRunId });
    return this.queries.detail(actor, request.toRunId);
  }

  @Put(':id/stop-order')
  @ApiOkResponse({ type: RunDetailResponse })
  async order(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: OrderStopsRequest,
    @SeenVersion() seenVersion: number,
  ) {
    await this.orderStops.run(actor, id, request.stopIds, seenVersion);
    return this.queries.detail(actor, id);
  }

  @Post(':id/stops/:stopId/lock')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async lock(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stopId', ParseUUIDPipe) stopId: string,
  ) {
    await this.orderStops.lock(actor, id, { stopId, isLocked: true });
    return this.queries.detail(actor, id);
  }

  @Post(':id/stops/:stopId/unlock')
  @HttpCode(200)
  @ApiOkResponse({ type: RunDetailResponse })
  async unlock(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stopId', ParseUUIDPipe) stopId: string,
  ) {
    await this.orderStops.lock(actor, id, { stopId, isLocked: false });
    return this.queries.detail(actor, id);
  }

  @Post(':id/what-if')
  @HttpCode(200)
  @ApiOkResponse({ type: RunFiguresResponse })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: WhatIfRequest,
  ) {
    return this.whatIf.run(actor, id, request);
  }
}
