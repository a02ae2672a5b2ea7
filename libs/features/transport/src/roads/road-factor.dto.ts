import { Type } from 'class-transformer';
import { IdField, ListField, MomentField, TextField, WholeField } from '#platform/fields';
import { PageQuery } from '#platform/lists';

const STATE = { description: 'ISO 3166-2', example: 'VE-T', max: 10 } as const;
const PERMILLE_MIN = 1000;
const PERMILLE_MAX = 5000;

export class FixRoadFactorRequest {
  @TextField(STATE) readonly stateA!: string;
  @TextField({ ...STATE, description: 'may be the same state' }) readonly stateB!: string;
  @WholeField({
    min: PERMILLE_MIN,
    max: PERMILLE_MAX,
    description: 'road over straight line in thousandths, both ways round',
  })
  readonly permille!: number;
  @TextField({ max: 500 }) readonly reason!: string;
}

/** What is known of the roads between two states. */
export class RoadFactorResponse {
  @TextField({ description: 'the pair, as a key for the next page' }) readonly pair!: string;
  @TextField() readonly stateA!: string;
  @TextField() readonly stateB!: string;
  @WholeField({ description: 'what estimates use now' }) readonly permille!: number;
  @WholeField({ nullable: true, description: 'fixed by people; null: the default of the country' })
  readonly fixedPermille!: number | null;
  @WholeField({ nullable: true, description: 'by the odometers of closed runs' })
  readonly drivenPermille!: number | null;
  @WholeField({ description: 'closed runs that say so; they count from five on' })
  readonly runs!: number;
}

export class RoadFactorPage {
  @ListField(() => RoadFactorResponse) readonly items!: readonly RoadFactorResponse[];
  @TextField({ nullable: true }) readonly next!: string | null;
}

/** Pairs of states go by their two codes, not by an id. */
export class RoadFactorQuery {
  @TextField({ optional: true, max: 21, description: 'the pair after which the list goes on' })
  readonly after?: string;

  @Type(() => Number)
  @WholeField({ optional: true, min: 1, max: 400 })
  readonly limit: number = 400;
}

export class RoadFactorChangeResponse {
  @IdField() readonly id!: string;
  @TextField() readonly stateA!: string;
  @TextField() readonly stateB!: string;
  @WholeField({ nullable: true }) readonly beforePermille!: number | null;
  @WholeField() readonly permille!: number;
  @TextField() readonly reason!: string;
  @MomentField() readonly changedAt!: Date;
}

export class RoadFactorChangeQuery extends PageQuery {}

export class RoadFactorChangePage {
  @ListField(() => RoadFactorChangeResponse) readonly items!: readonly RoadFactorChangeResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
