import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { WholeField } from '#platform/fields';

export const SECONDS_MAX = 30;
/** Jobs and shipments together. */
export const TASKS_MAX = 1_000;
export const VEHICLES_MAX = 300;
/** Four megabytes: a matrix of durations between some eight hundred places. */
export const BODY_BYTES_MAX = 4 * 1024 * 1024;
const SEED_MAX = 4_294_967_295;

/** A list whose things VROOM's reader reads: it names the field that is wrong. */
const ThingsField = (description: string, maxItems: number, isNeeded = false): PropertyDecorator =>
  ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    minItems: isNeeded ? 1 : 0,
    maxItems,
    required: isNeeded,
    description,
  });

const ThingField = (description: string): PropertyDecorator =>
  ApiPropertyOptional({ type: 'object', additionalProperties: true, description });

/**
 * A problem in VROOM's JSON, as the documentation shows it. Its form is checked where it is solved, by the
 * reader that also serves the command line.
 */
export class SolveRoutingRequest {
  @ThingsField(`vehicles as VROOM describes them, ${VEHICLES_MAX} at most`, VEHICLES_MAX, true)
  readonly vehicles!: readonly unknown[];

  @ThingsField(`jobs; with the shipments ${TASKS_MAX} at most`, TASKS_MAX)
  readonly jobs?: readonly unknown[];

  @ThingsField(`shipments; with the jobs ${TASKS_MAX} at most`, TASKS_MAX)
  readonly shipments?: readonly unknown[];

  @ThingField(
    'durations, and perhaps distances and costs, by the profile of the vehicles; without them roads ' +
      'are estimated from [longitude, latitude]. The whole body has 4 MiB at most',
  )
  readonly matrices?: object;
}

/** Beside the body, so that it stays VROOM's own. */
export class SolveRoutingQuery {
  @Type(() => Number)
  @WholeField({ optional: true, min: 1, max: SECONDS_MAX, description: 'how long to think' })
  readonly seconds: number = 5;

  @Type(() => Number)
  @WholeField({ optional: true, max: SEED_MAX })
  readonly seed: number = 1;
}

/** A solution in VROOM's JSON; what stays behind has a `reason` besides. */
export class SolveRoutingResponse {
  @WholeField({ max: 0, description: '0: solved' }) readonly code!: number;
  @ThingField('sums over all routes: cost, routes, unassigned, duration, service, waiting_time …')
  readonly summary!: object;
  @ThingsField('tasks that stay behind, by id and type, with the reason', 2 * TASKS_MAX)
  readonly unassigned!: readonly object[];
  @ThingsField('routes by vehicle, with their steps', VEHICLES_MAX)
  readonly routes!: readonly object[];
}
