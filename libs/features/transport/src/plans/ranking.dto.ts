import { GramsField, IdField, ListField, TextField, WholeField } from '#platform/fields';
import { UnservedGoodsResponse } from './run-plan.dto';

/** One run of a plan, and what it serves per litre. */
export class RankedRunResponse {
  @WholeField({ min: 1 }) readonly rank!: number;
  @IdField({ nullable: true, description: 'null: of a what-if, or gone since' })
  readonly runId!: string | null;
  @TextField({ nullable: true }) readonly runCode!: string | null;
  @TextField({ description: 'a vehicle; of a what-if perhaps an imagined one' })
  readonly vehicleId!: string;
  @TextField() readonly vehicleName!: string;
  @WholeField({ description: 'Σ urgency × families × fairness debt' }) readonly priority!: number;
  @WholeField({ description: 'millilitres' }) readonly fuelMl!: number;
  @WholeField({ nullable: true, description: 'null: it burns nothing' })
  readonly priorityPerLitre!: number | null;
  @WholeField() readonly families!: number;
  @WholeField({ description: '1 to 15, of the goods that can wait least' })
  readonly urgencyMax!: number;
  @WholeField({ description: '1000: nothing is owed' }) readonly debtPermilleMax!: number;
  @GramsField({ min: 0 }) readonly servedGrams!: number;
  @WholeField() readonly metres!: number;
}

/** Runs by what they serve per litre, and what stays behind, the weightiest first. */
export class PlanRankingResponse {
  @IdField() readonly planId!: string;
  @ListField(() => RankedRunResponse) readonly runs!: readonly RankedRunResponse[];
  @ListField(() => UnservedGoodsResponse) readonly leftBehind!: readonly UnservedGoodsResponse[];
}
