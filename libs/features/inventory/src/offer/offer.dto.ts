import {
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';

export class OffersQuery extends PageQuery {
  @IdField({ optional: true }) readonly productId?: string;
  @TextField({ optional: true, max: 10, description: 'code of a state', example: 'VE-T' })
  readonly stateCode?: string;
}

export class OfferResponse {
  @IdField() readonly id!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productCode!: string;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @TextField({ description: 'code of the municipality' }) readonly municipalityCode!: string;
  @TextField() readonly municipality!: string;
  @TextField() readonly state!: string;
  @WholeField() readonly grade!: number;
  @FlagField() readonly isWashed!: boolean;
  @TextField() readonly packageType!: string;
  @GramsField() readonly packageGrams!: number;
  @FlagField({ description: 'false: announced, and not yet in the collection centre' })
  readonly isWeighed!: boolean;
  @GramsField({ min: 0, description: 'weighed and promised to nobody' })
  readonly availableGrams!: number;
  @GramsField({ min: 0, description: 'announced and not yet weighed' })
  readonly expectedGrams!: number;
  @DateField() readonly readyOn!: string;
  @DateField() readonly bestBeforeOn!: string;
}

export class OfferPageResponse {
  @ListField(() => OfferResponse) readonly items!: OfferResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
