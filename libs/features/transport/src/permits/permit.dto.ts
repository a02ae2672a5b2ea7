import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  IdsField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { PERMIT_KINDS, type PermitFacts, type PermitKind } from './permit.entity';

export class RegisterPermitRequest {
  @IdField() readonly communeId!: string;
  @ChoiceField(PERMIT_KINDS) readonly kind!: PermitKind;
  @TextField({ max: 60 }) readonly number!: string;
  @IdField({ optional: true, nullable: true }) readonly vehicleId: string | null = null;
  @IdField({ optional: true, nullable: true }) readonly driverId: string | null = null;
  @IdsField({ optional: true, max: 200, description: 'empty: every product' })
  readonly productIds: readonly string[] = [];
  @GramsField({ optional: true, nullable: true }) readonly gramsMax: number | null = null;
  @TextField({ optional: true, nullable: true, max: 10 }) readonly fromStateCode: string | null =
    null;
  @TextField({ optional: true, nullable: true, max: 10 }) readonly toStateCode: string | null =
    null;
  @DateField() readonly validFrom!: string;
  @DateField() readonly validTo!: string;
  @TextField({ max: 200 }) readonly issuedBy!: string;

  toFacts(id: string): PermitFacts {
    return Object.assign({}, this, { id });
  }
}

export class EditPermitRequest {
  @TextField({ optional: true, max: 60 }) readonly number?: string;
  @GramsField({ optional: true, nullable: true }) readonly gramsMax?: number | null;
  @DateField({ optional: true }) readonly validFrom?: string;
  @DateField({ optional: true }) readonly validTo?: string;
  @TextField({ optional: true, max: 200 }) readonly issuedBy?: string;
}

export class PermitListQuery extends PageQuery {
  @IdField() readonly communeId!: string;
}

export class PermitResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @ChoiceField(PERMIT_KINDS) readonly kind!: PermitKind;
  @TextField() readonly number!: string;
  @IdField({ nullable: true }) readonly vehicleId!: string | null;
  @IdField({ nullable: true }) readonly driverId!: string | null;
  @IdsField() readonly productIds!: readonly string[];
  @GramsField({ nullable: true }) readonly gramsMax!: number | null;
  @GramsField({ description: 'grams of cleared runs that it covers' }) readonly usedGrams!: number;
  @TextField({ nullable: true }) readonly fromStateCode!: string | null;
  @TextField({ nullable: true }) readonly toStateCode!: string | null;
  @DateField() readonly validFrom!: string;
  @DateField() readonly validTo!: string;
  @TextField() readonly issuedBy!: string;
  @FlagField() readonly isRevoked!: boolean;
  @WholeField() readonly version!: number;
}

export class PermitPage {
  @ListField(() => PermitResponse) readonly items!: readonly PermitResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
