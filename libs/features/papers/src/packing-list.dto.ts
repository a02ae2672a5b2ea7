import {
  ChoiceField,
  DateField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import {
  PACKING_SORTS,
  type PackingGroup,
  type PackingRow,
  type PackingSort,
  type PackingTotals,
  type WantedRow,
} from './packing-list';

export const LANGUAGES = ['es', 'en'] as const;

export class LanguageQuery {
  @ChoiceField(LANGUAGES, { optional: true, description: "left out: the reader's own" })
  readonly language?: 'es' | 'en';
}

export class PackingListQuery extends LanguageQuery {
  @ChoiceField(PACKING_SORTS, { description: 'how the list is sorted' })
  readonly by!: PackingSort;

  @IdField({
    optional: true,
    description: 'only this commune: what it gives (by supplier), gets (by customer), or both',
  })
  readonly communeId?: string;

  @IdField({ optional: true }) readonly productId?: string;
}

class PackingCycle {
  @IdField() readonly id!: string;
  @TextField() readonly name!: string;
  @TextField() readonly state!: string;
  @DateField() readonly movesOn!: string;
  @DateField() readonly handsOutOn!: string;
}

class PackingRowResponse implements PackingRow {
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @TextField() readonly state!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @WholeField() readonly grade!: number;
  @FlagField() readonly isWashed!: boolean;
  @FlagField() readonly isSubstitute!: boolean;
  @TextField() readonly packageName!: string;
  @GramsField() readonly packageGrams!: number;
  @WholeField() readonly packages!: number;
  @GramsField() readonly grams!: number;
  @DateField() readonly bestBeforeOn!: string;
  @IdField() readonly supplierCommuneId!: string;
  @TextField() readonly supplierName!: string;
  @TextField() readonly fromSiteName!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerName!: string;
  @TextField() readonly toSiteName!: string;
}

class WantedRowResponse implements WantedRow {
  @IdField() readonly orderLineId!: string;
  @IdField() readonly customerCommuneId!: string;
  @TextField() readonly customerName!: string;
  @TextField() readonly toSiteName!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @WholeField() readonly families!: number;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField() readonly wantedGrams!: number;
  @GramsField() readonly maxGrams!: number;
  @GramsField({ min: 0 }) readonly allocatedGrams!: number;
}

class PackingTotalsResponse implements PackingTotals {
  @WholeField() readonly allocations!: number;
  @WholeField() readonly packages!: number;
  @GramsField({ min: 0 }) readonly grams!: number;
  @GramsField({ min: 0 }) readonly wantedGrams!: number;
}

class PackingGroupResponse implements PackingGroup {
  @IdField() readonly id!: string;
  @TextField() readonly name!: string;
  @ObjectField(() => PackingTotalsResponse) readonly totals!: PackingTotals;
  @ListField(() => PackingRowResponse) readonly allocations!: readonly PackingRow[];
  @ListField(() => WantedRowResponse) readonly wanted!: readonly WantedRow[];
}

/** What is to be packed in a cycle, and what was ordered, as far as the reader may see it. */
export class PackingList {
  @ObjectField(() => PackingCycle) readonly cycle!: PackingCycle;
  @ChoiceField(PACKING_SORTS) readonly by!: PackingSort;
  @ListField(() => PackingGroupResponse) readonly groups!: readonly PackingGroup[];
  @ObjectField(() => PackingTotalsResponse) readonly totals!: PackingTotals;
}
