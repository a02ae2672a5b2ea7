import {
  ChoiceField,
  GramsField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { CLAIM_KINDS, CLAIM_STATES, type ClaimKind, type ClaimState } from './claim.entity';

export class ClaimRequest {
  @IdField() readonly allocationId!: string;
  @ChoiceField(CLAIM_KINDS) readonly kind!: ClaimKind;
  @GramsField() readonly grams!: number;
  @TextField({ max: 1000 }) readonly note!: string;
  @MomentField({ description: 'when it was seen, by the phone' }) readonly eventTime!: string;
}

export class ResolutionRequest {
  @TextField({ min: 3, max: 1000 }) readonly resolution!: string;
}

export const CLAIM_SIDES = ['claimant', 'supplier'] as const;

export class ClaimsQuery extends PageQuery {
  @IdField({ optional: true, description: 'claimant or supplier; your own communes unless said' })
  readonly communeId?: string;
  @ChoiceField(CLAIM_SIDES, { optional: true, description: 'what that commune is in it' })
  readonly side?: (typeof CLAIM_SIDES)[number];
  @ChoiceField(CLAIM_STATES, { optional: true }) readonly state?: ClaimState;
  @IdField({ optional: true }) readonly cycleId?: string;
  @IdField({ optional: true }) readonly allocationId?: string;
}

export class ClaimResponse {
  @IdField() readonly id!: string;
  @IdField() readonly allocationId!: string;
  @TextField() readonly allocationCode!: string;
  @IdField() readonly cycleId!: string;
  @IdField() readonly lotId!: string;
  @TextField() readonly lotCode!: string;
  @TextField() readonly productName!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly communeName!: string;
  @IdField() readonly againstCommuneId!: string;
  @TextField() readonly againstCommuneName!: string;
  @ChoiceField(CLAIM_KINDS) readonly kind!: ClaimKind;
  @GramsField() readonly grams!: number;
  @TextField({ max: 1000 }) readonly note!: string;
  @ChoiceField(CLAIM_STATES) readonly state!: ClaimState;
  @MomentField() readonly answerBy!: string;
  @TextField({ nullable: true, max: 1000 }) readonly resolution!: string | null;
  @MomentField({ nullable: true }) readonly resolvedAt!: string | null;
  @GramsField({ min: 0, description: 'moved from delivered to lost by the acceptance' })
  readonly stockGrams!: number;
  @TextField({ max: 500, description: 'what it means for the stock, in the reader’s language' })
  readonly stockText!: string;
  @MomentField() readonly eventTime!: string;
  @MomentField() readonly recordTime!: string;
  @WholeField() readonly version!: number;
}

export class ClaimPage {
  @ListField(() => ClaimResponse) readonly items!: ClaimResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
