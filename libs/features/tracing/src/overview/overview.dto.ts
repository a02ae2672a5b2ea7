import {
  GramsField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
  WholeField,
} from '#platform/fields';
import { LostByStageResponse } from '../account/account.dto';

const FAMILIES = 'families of the communes that received something, as of their last such order';

export class StateFiguresResponse {
  @TextField({ description: 'code of the state, as in GET /v1/states' }) readonly code!: string;
  @TextField() readonly name!: string;
  @WholeField({ description: 'that gave or received something' }) readonly communes!: number;
  @WholeField({ description: FAMILIES }) readonly families!: number;
  @GramsField({ min: 0, description: 'grams that its communes weighed at reception' })
  readonly receivedGrams!: number;
  @GramsField({ min: 0, description: 'grams of its communes that others weighed at reception' })
  readonly givenGrams!: number;
}

/** What the network has done so far, in numbers that name nobody. */
export class OverviewResponse {
  @MomentField({ description: 'when these figures were read' }) readonly asOf!: string;
  @WholeField({ description: 'cycles in which something was received' }) readonly cycles!: number;
  @WholeField({ description: 'communes that gave or received something' })
  readonly communes!: number;
  @WholeField({ description: FAMILIES }) readonly families!: number;
  @GramsField({ min: 0, description: 'grams that receivers weighed, in all cycles' })
  readonly receivedGrams!: number;
  @GramsField({ min: 0, description: 'grams lost at any stage, in a cycle or not' })
  readonly lostGrams!: number;
  @ObjectField(() => LostByStageResponse) readonly lost!: LostByStageResponse;
  @ListField(() => StateFiguresResponse, { description: 'every state, by name' })
  readonly states!: StateFiguresResponse[];
}
