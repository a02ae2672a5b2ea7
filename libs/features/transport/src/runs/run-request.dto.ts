import {
  ChoiceField,
  DateField,
  IdField,
  IdsField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { RUN_STATES, type RunFacts, type RunState } from './run.entity';

/** No odometer goes further: ten million kilometres. */
const METRES_MAX = 10_000_000_000;

export class CreateRunRequest {
  @IdField() readonly communeId!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly vehicleId!: string;
  @IdField({ optional: true, nullable: true }) readonly driverId: string | null = null;
  @DateField() readonly dayOn!: string;

  toFacts(id: string): RunFacts {
    return Object.assign({}, this, { id });
  }
}

export class EditRunRequest {
  @IdField({ optional: true }) readonly vehicleId?: string;
  @IdField({ optional: true, nullable: true }) readonly driverId?: string | null;
  @DateField({ optional: true }) readonly dayOn?: string;
}

export class AddShipmentRequest {
  @IdField() readonly allocationId!: string;
  @WholeField({ optional: true, min: 1, max: 100_000, description: 'left out: all that waits' })
  readonly packages?: number;
  @IdField({ optional: true, description: 'left out: where the goods come from' })
  readonly fromSiteId?: string;
  @IdField({
    optional: true,
    description: 'a centre on the way; left out: where they were ordered for',
  })
  readonly toSiteId?: string;
}

export class MoveShipmentRequest {
  @IdField() readonly toRunId!: string;
}

export class OrderStopsRequest {
  @IdsField({ max: 300, description: 'all stops but start and end, in their new order' })
  readonly stopIds!: readonly string[];
}

export class WhatIfRequest {
  @IdsField({ optional: true, max: 300 }) readonly stopIds?: readonly string[];
  @IdsField({ optional: true }) readonly addAllocationIds: readonly string[] = [];
  @IdsField({ optional: true }) readonly removeShipmentIds: readonly string[] = [];
  @IdField({ optional: true }) readonly vehicleId?: string;
  @IdField({ optional: true }) readonly driverId?: string;
  @DateField({ optional: true }) readonly dayOn?: string;
}

export class ReasonRequest {
  @TextField({ max: 500 }) readonly reason!: string;
}

export class OverrideRequest {
  @TextField({ max: 500, description: 'why the run may leave all the same; kept and shown' })
  readonly reason!: string;
}

export class ClearRunRequest {
  @ObjectField(() => OverrideRequest, { optional: true }) readonly override?: OverrideRequest;
}

export class DepartRunRequest {
  @MomentField({ optional: true }) readonly eventTime?: string;
  @WholeField({ optional: true, max: METRES_MAX, description: 'metres' })
  readonly odometerMetres?: number;
}

export class ResumeRunRequest {
  @IdField({ optional: true, description: 'the vehicle that takes over; left out: the same' })
  readonly vehicleId?: string;
}

export class CloseRunRequest {
  @MomentField({ optional: true }) readonly eventTime?: string;
  @WholeField({ optional: true, max: METRES_MAX, description: 'metres' })
  readonly odometerMetres?: number;
  @WholeField({ optional: true, max: 10_000_000, description: 'fuel really burnt, in ml' })
  readonly fuelUsedMl?: number;
}

/** By commune or by cycle; one of the two must be said. */
export class RunListQuery extends PageQuery {
  @IdField({ optional: true }) readonly communeId?: string;
  @IdField({ optional: true }) readonly cycleId?: string;
  @ChoiceField(RUN_STATES, { optional: true }) readonly state?: RunState;
}
