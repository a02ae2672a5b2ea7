import {
  FlagField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { GRAMS_MAX } from '#platform/fields';

/** What a balance may be: owed or owing. */
const SIGNED = { min: -GRAMS_MAX, max: GRAMS_MAX } as const;

/** The last round's figures of a commune and a product, luck and geography apart. */
class FairnessFigures {
  @WholeField({ min: 1 }) readonly families!: number;
  @GramsField({ min: 0 }) readonly askedGrams!: number;
  @GramsField({ min: 0, description: 'its share if every place could be reached from everywhere' })
  readonly rightGrams!: number;
  @GramsField({ min: 0, description: 'its fair share of what can reach it' })
  readonly reachGrams!: number;
  @GramsField({ min: 0, description: 'what it was offered, answered yes or no' })
  readonly givenGrams!: number;
  @GramsField({ ...SIGNED, description: 'right less reach: geography, which no debt can mend' })
  readonly structureGrams!: number;
}

export class FairnessBalanceResponse extends FairnessFigures {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @GramsField({ ...SIGNED, description: 'luck: what earlier rounds owe it; negative: it had more' })
  readonly debtGrams!: number;
  @WholeField({ description: 'rounds in a row in which its minimum left it with nothing' })
  readonly roundsDropped!: number;
  @IdField({ description: 'the last run that changed it' }) readonly runId!: string;
  @MomentField() readonly changedAt!: string;
}

export class FairnessBalancesQuery extends PageQuery {
  @IdField({ optional: true }) readonly communeId?: string;
  @IdField({ optional: true }) readonly productId?: string;
}

export class FairnessBalancePage {
  @ListField(() => FairnessBalanceResponse) readonly items!: FairnessBalanceResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class FairnessChangeResponse extends FairnessFigures {
  @IdField() readonly id!: string;
  @IdField() readonly runId!: string;
  @IdField() readonly cycleId!: string;
  @TextField() readonly cycleName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly productId!: string;
  @TextField() readonly productName!: string;
  @GramsField(SIGNED) readonly beforeGrams!: number;
  @GramsField({ ...SIGNED, description: 'sums to zero over the communes of a round' })
  readonly changeGrams!: number;
  @GramsField(SIGNED) readonly afterGrams!: number;
  @FlagField({ description: 'left with nothing because of its minimum' })
  readonly isDropped!: boolean;
  @MomentField() readonly changedAt!: string;
}

export class FairnessChangesQuery extends FairnessBalancesQuery {
  @IdField({ optional: true }) readonly runId?: string;
}

export class FairnessChangePage {
  @ListField(() => FairnessChangeResponse) readonly items!: FairnessChangeResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** All balances of one commune: it has one for each product at most. */
export class CommuneFairnessResponse {
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @ListField(() => FairnessBalanceResponse) readonly balances!: FairnessBalanceResponse[];
}
