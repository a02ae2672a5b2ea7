import {
  ChoiceField,
  FlagField,
  IdField,
  IdsField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';

export class LotImportQuery {
  @IdField({ description: 'commune of the lots' }) readonly communeId!: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'true: only look' })
  readonly dryRun: string = 'false';
}

export class LotTemplateQuery {
  @ChoiceField(['es', 'en'], { optional: true }) readonly language: 'es' | 'en' = 'es';
}

export class LotImportError {
  @WholeField({ min: 1, description: 'line of the file, counted from 1' }) readonly line!: number;
  @TextField({ description: 'header of the column, as the file calls it' })
  readonly column!: string;
  @TextField() readonly code!: string;
  @TextField() readonly text!: string;
}

export class LotImportResponse {
  @FlagField() readonly dryRun!: boolean;
  @WholeField() readonly rows!: number;
  @WholeField({ description: 'lots that are new (or would be, in a dry run)' })
  readonly added!: number;
  @WholeField({ description: 'lots that were there before' }) readonly known!: number;
  @IdsField({ max: 2_000, description: 'the lots of the readable rows, in their order' })
  readonly lotIds!: readonly string[];
  @ListField(() => LotImportError, { max: 30_000 }) readonly errors!: readonly LotImportError[];
}
