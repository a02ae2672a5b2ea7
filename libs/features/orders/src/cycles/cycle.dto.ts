import { Type } from 'class-transformer';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  GramsField,
  IdField,
  IdsField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { CycleFacts } from './cycle.entity';
import { CYCLE_STATES, type CycleState } from './cycle.rules';

const LAST_MINUTE = 1439;
/** 18:00 on the closing day. */
const CLOSES_MINUTE = 1080;
const ACCEPT_HOURS = 12;
const ACCEPT_HOURS_MAX = 240;
const PARTICIPANTS_MAX = 1000;

export class PlanCycleRequest {
  @TextField({ max: 120 }) readonly name!: string;
  @IdField({ optional: true, nullable: true, description: 'null: a cycle of the network' })
  readonly hostCommuneId?: Id<'Commune'> | null;
  @DateField() readonly opensOn!: string;
  @DateField() readonly closesOn!: string;
  @WholeField({
    optional: true,
    max: LAST_MINUTE,
    description: 'minute of the closing day, Caracas',
  })
  readonly closesMinute?: number;
  @DateField() readonly movesOn!: string;
  @DateField() readonly handsOutOn!: string;
  @DateField() readonly settlesOn!: string;
  @WholeField({ optional: true, max: ACCEPT_HOURS_MAX }) readonly acceptHours?: number;
  @IdsField({ optional: true, max: PARTICIPANTS_MAX, description: 'empty: the whole network' })
  readonly participantCommuneIds?: Id<'Commune'>[];

  toFacts(id: Id<'DistributionCycle'>): CycleFacts {
    return {
      id,
      name: this.name,
      hostCommuneId: this.hostCommuneId ?? null,
      opensOn: this.opensOn,
      closesOn: this.closesOn,
      closesMinute: this.closesMinute ?? CLOSES_MINUTE,
      movesOn: this.movesOn,
      handsOutOn: this.handsOutOn,
      settlesOn: this.settlesOn,
      acceptHours: this.acceptHours ?? ACCEPT_HOURS,
      participantIds: [...new Set(this.participantCommuneIds ?? [])].sort(),
    };
  }
}

export class EditCycleRequest {
  @TextField({ optional: true, max: 120 }) readonly name?: string;
  @DateField({ optional: true }) readonly opensOn?: string;
  @DateField({ optional: true }) readonly closesOn?: string;
  @WholeField({ optional: true, max: LAST_MINUTE }) readonly closesMinute?: number;
  @DateField({ optional: true }) readonly movesOn?: string;
  @DateField({ optional: true }) readonly handsOutOn?: string;
  @DateField({ optional: true }) readonly settlesOn?: string;
  @WholeField({ optional: true, max: ACCEPT_HOURS_MAX }) readonly acceptHours?: number;
  @IdsField({ optional: true, max: PARTICIPANTS_MAX })
  readonly participantCommuneIds?: Id<'Commune'>[];
}

/** When the moment of closing has passed already, reopening needs a new one. */
export class ReopenCycleRequest {
  @DateField({ optional: true }) readonly closesOn?: string;
  @WholeField({ optional: true, max: LAST_MINUTE }) readonly closesMinute?: number;
}

export class CancelCycleRequest {
  @TextField({ max: 500 }) readonly reason!: string;
}

export class CycleListQuery extends PageQuery {
  @ChoiceField(CYCLE_STATES, { optional: true }) readonly state?: CycleState;
}

export class CycleResponse {
  @IdField() readonly id!: Id<'DistributionCycle'>;
  @TextField() readonly name!: string;
  @IdField({ nullable: true }) readonly hostCommuneId!: Id<'Commune'> | null;
  @DateField() readonly opensOn!: string;
  @DateField() readonly closesOn!: string;
  @WholeField() readonly closesMinute!: number;
  @DateField() readonly movesOn!: string;
  @DateField() readonly handsOutOn!: string;
  @DateField() readonly settlesOn!: string;
  @WholeField() readonly acceptHours!: number;
  @ChoiceField(CYCLE_STATES) readonly state!: CycleState;
  @IdsField({ description: 'empty: the whole network' })
  readonly participantCommuneIds!: Id<'Commune'>[];
  @MomentField() readonly createdAt!: Date;
  @WholeField() readonly version!: number;
}

export class CyclePage {
  @ListField(() => CycleResponse) readonly items!: CycleResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** What is asked and what is on offer of one product, without names. */
export class CycleProductTotal {
  @IdField() readonly productId!: Id<'Product'>;
  @TextField() readonly productCode!: string;
  @TextField() readonly nameEs!: string;
  @TextField() readonly nameEn!: string;
  @WholeField() readonly orders!: number;
  @WholeField() readonly families!: number;
  @GramsField({ min: 0 }) readonly minGrams!: number;
  @GramsField({ min: 0 }) readonly wantedGrams!: number;
  @GramsField({ min: 0 }) readonly maxGrams!: number;
  @GramsField({ min: 0, description: 'confirmed and free in lots' })
  readonly availableGrams!: number;
  @GramsField({ min: 0, description: 'announced in lots, not weighed yet' })
  readonly announcedGrams!: number;
}

export class CycleTotals {
  @IdField() readonly cycleId!: Id<'DistributionCycle'>;
  @ChoiceField(CYCLE_STATES) readonly state!: CycleState;
  @WholeField() readonly orders!: number;
  @WholeField() readonly families!: number;
  @ListField(() => CycleProductTotal)
  @Type(() => CycleProductTotal)
  readonly products!: CycleProductTotal[];
}
