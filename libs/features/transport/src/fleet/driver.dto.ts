import { PageQuery } from '#platform/lists';
import { DateField, FlagField, IdField, ListField, TextField, WholeField } from '#platform/fields';
import type { DriverFacts } from './driver.entity';

export class RegisterDriverRequest {
  @IdField() readonly communeId!: string;
  @IdField({ description: 'a person with a driver mandate of the commune' })
  readonly personId!: string;
  @TextField({ max: 60 }) readonly licence!: string;
  @DateField() readonly licenceValidTo!: string;

  toFacts(id: string): DriverFacts {
    return Object.assign({}, this, { id });
  }
}

export class EditDriverRequest {
  @TextField({ optional: true, max: 60 }) readonly licence?: string;
  @DateField({ optional: true }) readonly licenceValidTo?: string;
  @FlagField({ optional: true }) readonly isActive?: boolean;
}

export class DriverListQuery extends PageQuery {
  @IdField() readonly communeId!: string;
}

export class DriverResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly personId!: string;
  @TextField() readonly name!: string;
  @TextField() readonly licence!: string;
  @DateField() readonly licenceValidTo!: string;
  @FlagField() readonly isActive!: boolean;
  @FlagField({ description: 'a driver mandate of the commune is in force today' })
  readonly hasMandate!: boolean;
  @WholeField() readonly version!: number;
}

export class DriverPage {
  @ListField(() => DriverResponse) readonly items!: readonly DriverResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
