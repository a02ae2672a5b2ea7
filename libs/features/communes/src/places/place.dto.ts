import { DecimalField, ListField, TextField, WholeField } from '#platform/fields';
import { Type } from 'class-transformer';

export class StateResponse {
  @TextField({ description: 'ISO 3166-2', example: 'VE-T' }) readonly code!: string;
  @TextField() readonly name!: string;
}

export class StateList {
  @ListField(() => StateResponse) readonly items!: StateResponse[];
  @TextField({ nullable: true }) readonly next!: string | null;
}

export class MunicipalityResponse {
  @TextField({ description: 'code of the statistics institute', example: '2105' })
  readonly code!: string;
  @TextField() readonly name!: string;
  @TextField() readonly stateCode!: string;
  @TextField({ description: 'the town of its seat' }) readonly seat!: string;
  @DecimalField() readonly latitude!: number;
  @DecimalField() readonly longitude!: number;
}

export class MunicipalityList {
  @ListField(() => MunicipalityResponse) readonly items!: MunicipalityResponse[];
  @TextField({ nullable: true }) readonly next!: string | null;
}

export class MunicipalityFilter {
  @TextField({ optional: true, max: 10 }) readonly stateCode?: string;
  @TextField({ optional: true, max: 80, description: 'part of the name or seat' })
  readonly q?: string;
}

/** Municipalities go by code, not by id. */
export class MunicipalityQuery extends MunicipalityFilter {
  @TextField({ optional: true, max: 10, description: 'the code after which the list goes on' })
  readonly after?: string;

  @Type(() => Number)
  @WholeField({ optional: true, min: 1, max: 400 })
  readonly limit: number = 50;
}
