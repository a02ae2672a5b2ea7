import { ArrayUnique } from 'class-validator';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
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
import { POLICY_STATES, type PolicyFacts, type PolicyState } from './matching-policy.entity';

/** What every family should have of a product from its own region's harvest before it is shared further. */
export class ProductNorm {
  @IdField() readonly productId!: string;
  @GramsField({ description: 'grams for a family in a cycle' }) readonly gramsPerFamily!: number;
}

class PolicyFigures {
  @WholeField({
    max: 1000,
    description: 'how far a share may stray from the fair one to save transport, in thousandths',
  })
  readonly tolerancePermille!: number;
  @ArrayUnique((norm: ProductNorm | null) => norm?.productId)
  @ListField(() => ProductNorm, { max: 200 })
  readonly norms!: ProductNorm[];
  @WholeField({ max: 1000, description: 'what of a debt the next round still remembers' })
  readonly memoryPermille!: number;
  @WholeField({ max: 100, description: 'a debt is at most so many orders' })
  readonly debtOrdersMax!: number;
  @WholeField({ max: 60, description: 'days of shelf life that must be left over' })
  readonly shelfMarginDays!: number;
  @FlagField({ description: 'whether shipments are gathered between the same places' })
  readonly isConsolidated!: boolean;
}

export class ProposePolicyRequest extends PolicyFigures {
  @IdField({ nullable: true, description: 'null: for every cycle of the network' })
  readonly hostCommuneId!: string | null;
  @TextField({ max: 60, description: 'its name, such as 2026-3' }) readonly version!: string;
  @DateField() readonly validFrom!: string;

  toFacts(id: Id<'MatchingPolicy'>): PolicyFacts {
    const { norms, ...facts } = this;
    const pairs = norms.map((norm) => [norm.productId, norm.gramsPerFamily] as const);
    return { ...facts, id, norms: Object.fromEntries(pairs) };
  }
}

export class AdoptPolicyRequest {
  @TextField({ max: 300, description: 'the act of the assembly that adopted it' })
  readonly act!: string;
}

/** The parameters by which a cycle's harvest would be shared now. */
export class PolicyInForceResponse extends PolicyFigures {
  @TextField({ description: 'the version, or the name of the standing default' })
  readonly version!: string;
  @TextField({ nullable: true, max: 300 }) readonly act!: string | null;
}

export class MatchingPolicyResponse extends PolicyFigures {
  @IdField() readonly id!: string;
  @IdField({ nullable: true }) readonly hostCommuneId!: string | null;
  @TextField({ nullable: true }) readonly hostCommuneName!: string | null;
  @TextField() readonly version!: string;
  @ChoiceField(POLICY_STATES) readonly state!: PolicyState;
  @DateField() readonly validFrom!: string;
  @MomentField() readonly proposedAt!: string;
  @TextField({ nullable: true, max: 300 }) readonly act!: string | null;
  @MomentField({ nullable: true }) readonly adoptedAt!: string | null;
}

export class PoliciesQuery extends PageQuery {
  @IdField({ optional: true }) readonly hostCommuneId?: string;
  @ChoiceField(POLICY_STATES, { optional: true }) readonly state?: PolicyState;
}

export class MatchingPolicyPage {
  @ListField(() => MatchingPolicyResponse) readonly items!: MatchingPolicyResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
