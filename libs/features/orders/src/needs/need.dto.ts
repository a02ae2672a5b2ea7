import type { Id } from '#core/kernel';
import {
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';

/** Half a tonne of one product for one family and cycle is a slip of the finger. */
const RATION_GRAMS_MAX = 500_000;
const COUNCIL_FAMILIES_MAX = 20_000;

export class OfCommuneQuery extends PageQuery {
  @IdField() readonly communeId!: Id<'Commune'>;
}

export class RecordCensusRequest {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly councilId!: Id<'Council'>;
  @WholeField({ max: COUNCIL_FAMILIES_MAX }) readonly families!: number;
  @DateField() readonly takenOn!: string;
}

export class CensusResponse {
  @IdField() readonly id!: Id<'NeedCensus'>;
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly councilId!: Id<'Council'>;
  @TextField() readonly councilName!: string;
  @WholeField() readonly families!: number;
  @DateField() readonly takenOn!: string;
  @MomentField() readonly recordedAt!: Date;
  @FlagField({ description: 'the count that matters for its council' })
  readonly isLatest!: boolean;
}

export class CensusPage {
  @ListField(() => CensusResponse) readonly items!: CensusResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class DecideRationRequest {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly productId!: Id<'Product'>;
  @GramsField({ max: RATION_GRAMS_MAX }) readonly gramsPerFamily!: number;
  @TextField({ description: 'the act of the assembly' }) readonly act!: string;
}

export class ChangeRationRequest {
  @GramsField({ optional: true, max: RATION_GRAMS_MAX }) readonly gramsPerFamily?: number;
  @FlagField({ optional: true }) readonly isActive?: boolean;
  @TextField({ description: 'the act of the assembly that changed it' }) readonly act!: string;
}

export class RationResponse {
  @IdField() readonly id!: Id<'Ration'>;
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly productId!: Id<'Product'>;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @GramsField() readonly gramsPerFamily!: number;
  @TextField() readonly act!: string;
  @FlagField() readonly isActive!: boolean;
  @WholeField() readonly version!: number;
}

export class RationPage {
  @ListField(() => RationResponse) readonly items!: RationResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class SuggestionQuery {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
}

export class SuggestedLine {
  @IdField() readonly productId!: Id<'Product'>;
  @TextField() readonly productNameEs!: string;
  @TextField() readonly productNameEn!: string;
  @GramsField() readonly gramsPerFamily!: number;
  @GramsField({ min: 0, description: 'families × ration' }) readonly neededGrams!: number;
  @GramsField({ min: 0, description: 'wanted already in this cycle' })
  readonly orderedGrams!: number;
  @GramsField({ min: 0, description: 'what is left to order' }) readonly suggestedGrams!: number;
}

/** What a commune might order: nothing is written until its people say so. */
export class SuggestionResponse {
  @IdField() readonly communeId!: Id<'Commune'>;
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
  @WholeField() readonly families!: number;
  @DateField() readonly windowFromOn!: string;
  @DateField() readonly windowToOn!: string;
  @ListField(() => SuggestedLine) readonly lines!: SuggestedLine[];
}
