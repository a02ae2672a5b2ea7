import { ArrayUnique } from 'class-validator';
import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  IdsField,
  ListField,
  ObjectField,
  WholeField,
} from '#platform/fields';
import { ProductNorm } from '../policies/matching-policy.dto';

/** Thousandths of its families with which a commune would count. */
export class CommuneWeight {
  @IdField() readonly communeId!: string;
  @WholeField({ min: 1, max: 10_000, description: 'thousandths of its families' })
  readonly permille!: number;
}

/** A harvest that nobody has weighed yet, at the first site of its commune. */
export class AddedLot {
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @WholeField({ min: 1, max: 1_000_000 }) readonly packages!: number;
  @GramsField({ max: 10_000_000 }) readonly packageGrams!: number;
  @ChoiceField([1, 2, 3]) readonly grade!: 1 | 2 | 3;
  @FlagField({ optional: true }) readonly isWashed: boolean = false;
  @DateField() readonly readyOn!: string;
  @DateField() readonly bestBeforeOn!: string;
}

/** What would be otherwise; what is left out stays as it was. */
export class WhatIfChanges {
  @WholeField({ optional: true, max: 1000 }) readonly tolerancePermille?: number;
  @ArrayUnique((norm: ProductNorm | null) => norm?.productId)
  @ListField(() => ProductNorm, { optional: true, max: 200 })
  readonly norms?: ProductNorm[];
  @WholeField({ optional: true, max: 1000 }) readonly memoryPermille?: number;
  @WholeField({ optional: true, max: 100 }) readonly debtOrdersMax?: number;
  @WholeField({ optional: true, max: 60 }) readonly shelfMarginDays?: number;
  @FlagField({ optional: true }) readonly isConsolidated?: boolean;
  @WholeField({ optional: true, nullable: true, description: 'longest road; null: no limit' })
  readonly maxMetres?: number | null;
  @WholeField({ optional: true, min: 1, max: 200, description: 'kilometres in an hour' })
  readonly speedKmh?: number;
  @ArrayUnique((weight: CommuneWeight | null) => weight?.communeId)
  @ListField(() => CommuneWeight, { optional: true, max: 500 })
  readonly weights?: CommuneWeight[];
  @ListField(() => AddedLot, { optional: true, max: 20 }) readonly addedLots?: AddedLot[];
  @IdsField({ optional: true, max: 100, description: 'lots that would not be there' })
  readonly withoutLotIds?: string[];
}

export class TryFiguresRequest {
  @IdField({ description: 'made by the client, so that asking twice is asking once' })
  readonly id!: string;
  @ObjectField(() => WhatIfChanges) readonly changes!: WhatIfChanges;
}

/** How one sharing does as a whole. */
export class AnswerFiguresResponse {
  @GramsField({ min: 0 }) readonly placedGrams!: number;
  @GramsField({ min: 0 }) readonly unplacedGrams!: number;
  @WholeField() readonly linesFilled!: number;
  @WholeField() readonly linesInPart!: number;
  @WholeField() readonly linesWithNothing!: number;
  @WholeField() readonly kilogramKilometres!: number;
  @GramsField({ min: 0, nullable: true, description: 'least of a line that could be served' })
  readonly worstGramsPerFamily!: number | null;
}

const SIGNED = { min: -100_000_000_000, max: 100_000_000_000 } as const;

export class CommuneChangeResponse {
  @IdField() readonly communeId!: string;
  @WholeField() readonly linesGaining!: number;
  @WholeField() readonly linesLosing!: number;
  @GramsField({ min: 0 }) readonly beforeGrams!: number;
  @GramsField({ min: 0 }) readonly afterGrams!: number;
  @GramsField(SIGNED) readonly changeGrams!: number;
}

export class LineChangeResponse {
  @IdField() readonly lineId!: string;
  @IdField() readonly communeId!: string;
  @IdField() readonly productId!: string;
  @WholeField() readonly families!: number;
  @GramsField({ min: 0 }) readonly beforeGrams!: number;
  @GramsField({ min: 0 }) readonly afterGrams!: number;
  @GramsField(SIGNED) readonly changeGrams!: number;
}

/** Who would gain and who would lose: communes and lines that differ, those that lose most first. */
export class ComparisonResponse {
  @IdField() readonly runId!: string;
  @IdField() readonly baseRunId!: string;
  @ObjectField(() => AnswerFiguresResponse) readonly before!: AnswerFiguresResponse;
  @ObjectField(() => AnswerFiguresResponse) readonly after!: AnswerFiguresResponse;
  @WholeField() readonly linesGaining!: number;
  @WholeField() readonly linesLosing!: number;
  @ListField(() => CommuneChangeResponse, { max: 500 })
  readonly communes!: CommuneChangeResponse[];
  @ListField(() => LineChangeResponse, { max: 500 }) readonly lines!: LineChangeResponse[];
}
