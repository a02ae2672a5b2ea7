import type { Id } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import {
  AGREEMENT_STATES,
  type AgreementFacts,
  type AgreementState,
} from './pair-agreement.entity';

class AgreementFigures {
  @IdField({ description: 'the commune that grows it' }) readonly supplierCommuneId!: string;
  @IdField({ description: 'the commune that has first claim' }) readonly customerCommuneId!: string;
  @IdField() readonly productId!: string;
  @GramsField({ min: 0, description: 'grams of first claim in each cycle' })
  readonly gramsPerCycle!: number;
  @WholeField({
    ...{ min: 1, max: 1000, nullable: true, optional: true },
    description: 'the road between the two counts so many thousandths of its cost',
  })
  readonly costPermille: number | null = null;
  @DateField() readonly fromOn!: string;
  @DateField({ nullable: true, optional: true, description: 'the last day; null: no end' })
  readonly toOn: string | null = null;
  @TextField({ max: 300, description: 'the act by which the two agreed' }) readonly act!: string;
}

export class ProposeAgreementRequest extends AgreementFigures {
  toFacts(id: Id<'PairAgreement'>): AgreementFacts {
    return Object.assign({ id }, this);
  }
}

export class EndAgreementRequest {
  @TextField({ max: 500 }) readonly reason!: string;
}

export class PairAgreementResponse extends AgreementFigures {
  @IdField() readonly id!: string;
  @TextField() readonly supplierCommuneName!: string;
  @TextField() readonly customerCommuneName!: string;
  @TextField() readonly productName!: string;
  @ChoiceField(AGREEMENT_STATES) readonly state!: AgreementState;
  @MomentField() readonly proposedAt!: string;
  @MomentField({ nullable: true }) readonly supplierConfirmedAt!: string | null;
  @MomentField({ nullable: true }) readonly customerConfirmedAt!: string | null;
  @MomentField({ nullable: true }) readonly endedAt!: string | null;
  @TextField({ nullable: true, max: 500 }) readonly endReason!: string | null;
  @WholeField() readonly version!: number;
}

export class AgreementsQuery extends PageQuery {
  @IdField({ optional: true, description: 'as supplier or customer' }) readonly communeId?: string;
  @IdField({ optional: true }) readonly productId?: string;
  @ChoiceField(AGREEMENT_STATES, { optional: true }) readonly state?: AgreementState;
}

export class PairAgreementPage {
  @ListField(() => PairAgreementResponse) readonly items!: PairAgreementResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
